public import VernaCore
public import VernaRules

/// What mechanics see of a member at a moment: a projection of what was posted before it.
public struct MemberView: Sendable {
  /// Whose it is.
  public var id: ByteText
  /// The level, empty for none.
  public var tier: ByteText
  /// What can be spent, by wallet; under zero a debt.
  public var balances: [ByteText: Points]
  /// Local day of joining.
  public var joinedOn: Day
  /// Nil where it is not known; the year may be 0 for unknown.
  public var birthday: Day?
  /// Empty for unknown.
  public var gender: ByteText
  /// Empty for unknown.
  public var city: ByteText
  /// The member's own store, empty for none.
  public var homeStore: ByteText
  /// Segments that the member is in, by name.
  public var segments: [ByteText]
  /// Clubs that are paid for at the moment.
  public var clubs: [ByteText]
  /// Badges held.
  public var badges: [ByteText]
  /// Confirmed sale receipts so far.
  public var receipts: Int64
  /// Money paid net of returns, ever.
  public var spend: Money
  /// Money paid net of returns over the 12 months before the moment.
  public var spendYear: Money
  /// The last confirmed purchase, nil for none.
  public var lastPurchaseAt: Int64?
  /// Friends brought whose first purchase is paid.
  public var referrals: Int64
  /// Who brought the member, empty for nobody.
  public var referrer: ByteText
  /// Progress of challenges and streaks, by id: minor units, receipts, days or weeks, as the challenge counts.
  public var progress: [ByteText: Int64]
  /// What limits of scope member have used, by `LimitKey`.
  public var used: [LimitKey: Int64]
  /// Coupon codes that are the member's own, and still good.
  public var coupons: [CouponInHand]
  /// Hold-outs whose control group the member is in.
  public var heldOut: [ByteText]
  /// Declared attributes, by name.
  public var attributes: [ByteText: RuleValue]

  /// A member of whom nothing is known yet.
  public init(id: ByteText, joinedOn: Day) {
    self.id = id
    self.joinedOn = joinedOn
    tier = ""
    balances = [:]
    birthday = nil
    gender = ""
    city = ""
    homeStore = ""
    segments = []
    clubs = []
    badges = []
    receipts = 0
    spend = .zero
    spendYear = .zero
    lastPurchaseAt = nil
    referrals = 0
    referrer = ""
    progress = [:]
    used = [:]
    coupons = []
    heldOut = []
    attributes = [:]
  }

  /// Mean of money paid on a receipt, zero for none.
  public var meanBasket: Money {
    receipts > 0
      ? Money(minorUnits: divideRoundingHalfAway(Int128(spend.minorUnits), by: Int128(receipts))) : .zero
  }
}

/// A counter of a limit: which offer's which limit, whose, and in which period.
public struct LimitKey: Hashable, Sendable {
  /// The offer.
  public var offer: ByteText
  /// Its limit, from 0.
  public var limit: Int
  /// The member's id, the store, the code, or empty for the programme's.
  public var subject: ByteText
  /// As `OfferLimit.periodName`.
  public var period: ByteText

  /// Makes a key.
  public init(offer: ByteText, limit: Int, subject: ByteText, period: ByteText) {
    self.offer = offer
    self.limit = limit
    self.subject = subject
    self.period = period
  }

  /// As it is stored: parts with `|` between them.
  public var text: String { "\(offer)|\(limit)|\(subject)|\(period)" }
}

/// A code that a member holds.
public struct CouponInHand: Hashable, Sendable {
  /// The series that it is of.
  public var series: ByteText
  /// What is shown at the till.
  public var code: ByteText
  /// The first local day on which it is gone.
  public var expiresOn: Day
  /// How often it can still be used.
  public var usesLeft: Int64

  /// Makes a code in hand.
  public init(series: ByteText, code: ByteText, expiresOn: Day, usesLeft: Int64) {
    self.series = series
    self.code = code
    self.expiresOn = expiresOn
    self.usesLeft = usesLeft
  }
}
