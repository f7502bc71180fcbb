public import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
public import VernaStore

/// Cost and naive return of mechanics and of kinds of reward, from the decisions that a ledger's journals froze.
///
/// Only there is it written which mechanic gave what on which receipt; files of receipts and offers know campaigns (`romi.naive` and `payback.days` of the
/// report).
public struct OfferReturns: Sendable {
  /// Every mechanic that gave something, by id.
  public let mechanics: [OfferReturn]
  /// Every kind of reward that was given.
  public let rewards: [OfferReturn]

  /// Reads them from a snapshot.
  ///
  /// - Parameters:
  ///   - period: of days on which things happened; returns count with the day of their purchase.
  ///   - prices: of a point by wallet, in millionths of a major unit, likelihood of use included.
  ///   - net: money without VAT as a share of money with it, for points.
  /// - Complexity: O(rows of journals).
  /// - Throws: `StoreFailure`, `RecordDamage`.
  public init(
    _ reader: any StoreReader, in period: Period, prices: [ByteText: PointPrice], net: Share, currency: Currency
  ) throws {
    let zone = try reader.calendar().zone
    var sums: [OfferReturn.Subject: Sum] = [:]
    var last: ByteText = ""
    while true {
      let owners = try reader.owners(after: last, limit: 1_000)
      for owner in owners where owner.journalCount > 0 {
        let walk = DecisionWalk(
          rows: try reader.owner(owner.owner).journal(from: Int64.min).map(JournalEntry.init), zone: zone,
          prices: prices, net: net, minorPerMajor: currency.minorPerMajor)
        for (subject, parts) in walk.parts(in: period) { sums[subject, default: Sum(subject)].add(parts) }
      }
      guard let end = owners.last else { break }
      last = end.owner
    }
    let rows = sums.values.map(\.row)
    mechanics = rows.filter { if case .mechanic = $0.subject { true } else { false } }
      .sorted { OfferReturns.name($0) < OfferReturns.name($1) }
    rewards = rows.filter { if case .reward = $0.subject { true } else { false } }
      .sorted { OfferReturns.name($0) < OfferReturns.name($1) }
  }

  private static func name(_ row: OfferReturn) -> ByteText {
    switch row.subject {
    case .mechanic(let id): id
    case .reward(let kind): ByteText(kind)
    }
  }

  /// What several owners bring together.
  private struct Sum {
    var total: OfferReturn
    var days: [Int32: Int64] = [:]
    var isGift = false

    init(_ subject: OfferReturn.Subject) { total = OfferReturn(subject) }

    mutating func add(_ parts: [DecisionPart]) {
      total.members += 1
      for part in parts {
        if part.isReceipt { total.receipts += part.isBack ? 0 : 1 } else { total.gifts += 1 }
        total.discounts += part.discount
        total.points += part.points
        total.pointsCost += part.pointsCost
        total.revenue += part.revenue
        total.goodsCost += part.goodsCost
        total.coveredRevenue += part.coveredRevenue
        days[part.day.number, default: 0] +=
          (part.coveredRevenue - part.goodsCost - part.pointsCost).minorUnits
      }
    }

    /// With the first day from which the sum stays at or above zero.
    var row: OfferReturn {
      var row = total
      guard row.knowsMargin, let first = days.keys.min() else { return row }
      var sum: Int64 = 0
      var caught: Int32?
      for (day, money) in days.sorted(by: { $0.key < $1.key }) {
        sum += money
        if sum >= 0 { caught = caught ?? day } else { caught = nil }
      }
      row.paybackDays = caught.map { Int64($0 - first) }
      return row
    }
  }
}
