import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaStore

/// Why points were given, as far as the books want to know.
enum PointsSource: Hashable {
  /// With goods whose price the engine froze.
  case sale
  /// With a receipt that only a file of points knows.
  case imported
  /// With a period of a paid club.
  case club
  /// For no purchase: sign-up, review, level, challenge, birthday, a friend.
  case award
  /// By a person.
  case adjustment
  /// At a partner's store, which pays for them.
  case partner(ByteText)
  /// Given back after their lot was gone.
  case renewed

  /// The account that is charged for them, and credited when they are taken back.
  var account: BookAccount {
    switch self {
    case .sale, .imported: .goodsRevenue
    case .club: .clubRevenue
    case .award, .adjustment: .marketingExpense
    case .partner: .partnerReceivable
    case .renewed: .pointsRevenue
    }
  }

  /// The kind of entry that gives them.
  var kind: BookEntry.Kind {
    switch self {
    case .sale: .deferral
    case .imported: .importedDeferral
    case .club: .clubDeferral
    case .award: .award
    case .adjustment: .adjustment
    case .partner: .partnerIssue
    case .renewed: .renewed
    }
  }

  /// The partner, empty for none.
  var partner: ByteText { if case .partner(let name) = self { name } else { "" } }
}

/// What an owner's journal froze of sales: their prices, which is what points are given a share of.
struct SaleBook {
  /// A sale as it was frozen.
  struct Sale {
    /// When it was paid.
    var at: Int64
    /// Money paid, without VAT.
    var net: Money
    /// The same with VAT.
    var gross: Money
    /// What the part of the goods that was paid in money costs before discounts, with VAT.
    var full: Money
    /// Points by wallet that it was decided to give.
    var points: [(wallet: ByteText, points: Points)]
    /// The partner whose store it was.
    var partner: Partner?
  }

  private var sales: [ByteText: Sale] = [:]
  private var clubs: Set<ByteText> = []

  /// Reads the rows of an owner.
  ///
  /// - Throws: `StoreFailure`, `RecordDamage`.
  init(_ reader: any OwnerReader, partners: [Partner]) throws {
    for row in try reader.journal(from: Int64.min) {
      switch row.event.kind {
      case "receipt":
        guard case .purchased(let purchase) = try JournalEntry(row).event else { continue }
        sales[purchase.receipt] = SaleBook.sale(purchase, at: row.event.occurredAt, partners)
      case "club.bought":
        guard case .clubBought(let standing) = try JournalEntry(row).event else { continue }
        clubs.insert(ByteText("club|\(standing.club)|\(standing.from.iso)"))
      default: break
      }
    }
  }

  private static func sale(_ purchase: Purchase, at moment: Int64, _ partners: [Partner]) -> Sale {
    var sale = Sale(
      at: moment, net: .zero, gross: .zero, full: .zero,
      points: purchase.calculation.grants.map { ($0.wallet, $0.points) },
      partner: partners.first { $0.stores.contains(purchase.basket.store) })
    let rates = Dictionary(purchase.basket.lines.map { ($0.id, $0.vatRate.millionths) }) { first, _ in first }
    for line in purchase.calculation.lines {
      let paid = line.total
      let after = line.full - line.discount
      let rate = max(0, rates[line.id] ?? 0)
      sale.gross += paid
      sale.net.minorUnits += divideRoundingHalfAway(Int128(paid.minorUnits) * 1_000_000, by: Int128(1_000_000 + rate))
      // Of a line that points pay in part, only the rest is sold for money.
      sale.full.minorUnits +=
        after > .zero
        ? divideRoundingHalfAway(Int128(line.full.minorUnits) * Int128(paid.minorUnits), by: Int128(after.minorUnits))
        : 0
    }
    return sale
  }

  /// The sale that a posting is about; nil for none.
  func sale(of reference: ByteText) -> Sale? { sales[reference] }

  /// Every sale.
  var all: [Sale] { Array(sales.values) }

  /// Why an accrual was posted.
  func source(of posting: Posting) -> PointsSource {
    if let sale = sales[posting.reference] { return sale.partner.map { .partner($0.id) } ?? .sale }
    if clubs.contains(posting.reference) { return .club }
    // What the engine decides names its version; files of points name none.
    return posting.version == 0 ? .imported : .award
  }
}
