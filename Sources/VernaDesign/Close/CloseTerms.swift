public import VernaCore
public import VernaMechanics
public import VernaProgram

/// What a month is closed under: prices and estimates that no ledger says.
public struct CloseTerms: Hashable, Sendable {
  /// What goods cost by themselves (IFRS 15.77).
  public enum GoodsPrice: String, Hashable, Sendable, CaseIterable, Codable {
    /// The price before discounts: those fall on goods and points alike (15.81).
    case full
    /// The price after discounts, where everybody has them without the programme.
    case paid
  }

  /// How many of the points will be used.
  public enum Estimate: Hashable, Sendable {
    /// By the chain ladder once points have been seen through their whole life, else all of them.
    case automatic
    /// By the chain ladder, held flat past the oldest age seen.
    case ladder
    /// All: no breakage is recognised before points run out.
    case all
    /// A share of each month's points, as somebody has estimated it.
    case share(Share)
  }

  /// What a wallet's points are worth.
  public struct WalletTerms: Hashable, Sendable {
    /// Money that one point takes off, millionths of a major unit.
    public var valueMicros: Int64
    /// Whether they are paid out in money: then they are no option but money that is owed (15.70).
    public var paysOut: Bool

    /// Makes terms.
    public init(valueMicros: Int64, paysOut: Bool = false) {
      self.valueMicros = valueMicros
      self.paysOut = paysOut
    }
  }

  /// The month (`Day.monthIndex`).
  public var month: Int
  /// The books' currency.
  public var currency: Currency
  /// By wallet.
  public var wallets: [ByteText: WalletTerms]
  /// For wallets that are not there; nil refuses to close with such.
  public var otherValueMicros: Int64?
  /// Brands that pay for points and are paid for them.
  public var partners: [Partner]
  /// What goods cost by themselves.
  public var goods: GoodsPrice
  /// How many of the points will be used.
  public var estimate: Estimate
  /// The discount that customers get without points (15.B42).
  public var discountWithout: Share
  /// The version of the programme that values and partners are of, 0 for none.
  public var programmeVersion: Int32

  /// Makes terms.
  public init(
    month: Int, currency: Currency = .rouble, wallets: [ByteText: WalletTerms] = [:], otherValueMicros: Int64? = nil,
    partners: [Partner] = [], goods: GoodsPrice = .full, estimate: Estimate = .automatic,
    discountWithout: Share = .zero, programmeVersion: Int32 = 0
  ) {
    self.month = month
    self.currency = currency
    self.wallets = wallets
    self.otherValueMicros = otherValueMicros
    self.partners = partners
    self.goods = goods
    self.estimate = estimate
    self.discountWithout = discountWithout
    self.programmeVersion = programmeVersion
  }

  /// Takes values and partners from a programme.
  public init(month: Int, programme: Programme) {
    self.init(
      month: month, currency: programme.pricing.currency,
      wallets: Dictionary(
        programme.pricing.wallets.map {
          ($0.id, WalletTerms(valueMicros: $0.valueMicros, paysOut: $0.paysOutBySelf))
        }, uniquingKeysWith: { first, _ in first }),
      partners: programme.partners, programmeVersion: programme.version)
  }

  /// The first day of the month.
  public var firstDay: Day { Day.start(ofMonthIndex: month) }
  /// The first day after it.
  public var nextDay: Day { Day.start(ofMonthIndex: month + 1) }

  /// What a wallet's points are worth; nil where nobody said.
  func terms(of wallet: ByteText) -> WalletTerms? {
    wallets[wallet] ?? otherValueMicros.map { WalletTerms(valueMicros: $0) }
  }
}

/// What points of a wallet given in a month cost by themselves, frozen when the month is closed.
public struct MonthPrice: Hashable, Sendable, Codable {
  /// The wallet.
  public var wallet: ByteText
  /// Money that a point takes off, millionths of a major unit.
  public var valueMicros: Int64
  /// The share that was expected to be used of points given.
  public var expected: Share
  /// The stand-alone price with likelihood of use.
  public var price: PointPrice
  /// Money without VAT as a share of money with it, over the month's receipts: for points that come with none.
  public var net: Share
  /// What goods cost by themselves.
  public var goods: CloseTerms.GoodsPrice
  /// Whether points are paid out in money.
  public var paysOut: Bool
}

/// Why a month cannot be closed, or not be shown.
public enum CloseFailure: Error, Hashable, Sendable {
  /// The month has not ended yet.
  case notOver(month: Int)
  /// An earlier month comes first.
  case earlierFirst(month: Int)
  /// The month was closed before, and a later one after it.
  case closedAlready(month: Int)
  /// Nobody said what points of a wallet are worth.
  case noValue(wallet: ByteText)
  /// Points came from a transfer that nobody began.
  case transferWithoutOrigin(owner: ByteText, transfer: ByteText)
  /// Something does not come to what the ledger says.
  case doesNotReconcile([CloseDifference])
  /// A record that cannot be read: the month.
  case damagedRecord(month: Int)
}

/// Two figures that must be the same and are not.
public struct CloseDifference: Hashable, Sendable, Codable {
  /// What is compared.
  public enum What: String, Hashable, Sendable, Codable {
    /// Points left in lots, with debts, and what accounts of members and of clearing hold.
    case lots
    /// What movements of the month come to, and the closing balance.
    case movements
    /// What all postings come to, and what the store keeps beside them.
    case store
    /// What an earlier close says of points, and what the ledger says of them now.
    case earlierClose = "earlier_close"
    /// The liability by entries, and by pools.
    case liability
    /// Debits and credits of an entry.
    case entry
  }

  /// What is compared.
  public var what: What
  /// The wallet.
  public var wallet: ByteText
  /// By the ledger: hundredths of points, or minor units.
  public var ledger: Int64
  /// By the books.
  public var books: Int64
}
