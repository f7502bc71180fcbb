public import VernaCore
public import VernaRules

/// One promise of a programme: when something happens and a condition holds, it gives something, within limits.
///
/// Every section of a programme file comes down to offers: an earning rule, a level's discount, a coupon, a club's cashback and a
/// birthday gift differ in what asks for them, not in how they are worked out.
public struct Offer: Sendable {
  /// Unique in a programme, and for good: what was posted names it.
  public var id: ByteText
  /// The section of the programme file that it comes from.
  public var section: OfferSection
  /// As people read it.
  public var title: String
  /// What asks for it.
  public var trigger: OfferTrigger
  /// Who may have it, apart from the condition.
  public var audience: OfferAudience
  /// When it is in force.
  public var schedule: Schedule
  /// A bool over the names that rules may use; nil always holds.
  public var condition: CheckedRule?
  /// A bool over `l`, a line: which lines it is about; nil is all that are not excluded.
  public var lines: CheckedRule?
  /// What it gives.
  public var benefit: Benefit
  /// How it goes together with others.
  public var stacking: Stacking
  /// Budgets and numbers of uses; all must leave room.
  public var limits: [OfferLimit]
  /// Who pays for it.
  public var funding: Funding
  /// What the slip says where it applied, empty for nothing.
  public var slipText: String
  /// What the cashier is told where a little more would make it apply, empty for nothing.
  public var cashierPrompt: String

  /// Makes an offer.
  public init(
    id: ByteText, section: OfferSection, title: String = "", trigger: OfferTrigger = .basket,
    audience: OfferAudience = OfferAudience(), schedule: Schedule = Schedule(), condition: CheckedRule? = nil,
    lines: CheckedRule? = nil, benefit: Benefit, stacking: Stacking = Stacking(), limits: [OfferLimit] = [],
    funding: Funding = .programme, slipText: String = "", cashierPrompt: String = ""
  ) {
    self.id = id
    self.section = section
    self.title = title
    self.trigger = trigger
    self.audience = audience
    self.schedule = schedule
    self.condition = condition
    self.lines = lines
    self.benefit = benefit
    self.stacking = stacking
    self.limits = limits
    self.funding = funding
    self.slipText = slipText
    self.cashierPrompt = cashierPrompt
  }
}

/// Where an offer stands in a programme file.
public enum OfferSection: String, Hashable, Sendable, CaseIterable {
  case earning
  case tiers
  case promotions
  case coupons
  case referral
  case clubs
  case challenges
  case occasions
}

/// What asks for an offer.
public enum OfferTrigger: Hashable, Sendable {
  /// A basket: calculated, ordered or come in as a receipt.
  case basket
  /// Something a member did that is no purchase: `review`, `sign_up`, `fitting`.
  case action(ByteText)
  /// A member's day, once at its local midnight: birthdays, anniversaries.
  case day
  /// To the one who brought a friend, when the friend's first paid purchase is confirmed.
  case referrer
  /// To the friend, at that same moment.
  case friend
  /// A challenge was met.
  case challenge(ByteText)
  /// A period of a club began.
  case clubPeriod(ByteText)
  /// A tier was reached.
  case tier(ByteText)
}

/// Who may have an offer.
public struct OfferAudience: Hashable, Sendable {
  /// Whether guests are left out.
  public var needsMember: Bool
  /// Levels that have it, empty for any.
  public var tiers: [ByteText]
  /// Clubs of which one must be paid for, empty for any member.
  public var clubs: [ByteText]
  /// A coupon series of which a code must be shown, nil for none.
  public var coupon: ByteText?
  /// Hold-outs whose members are treated as if it did not exist.
  public var holdouts: [ByteText]

  /// Makes an audience; anybody unless said.
  public init(
    needsMember: Bool = false, tiers: [ByteText] = [], clubs: [ByteText] = [], coupon: ByteText? = nil,
    holdouts: [ByteText] = []
  ) {
    self.needsMember = needsMember
    self.tiers = tiers
    self.clubs = clubs
    self.coupon = coupon
    self.holdouts = holdouts
  }
}

/// Who pays for what an offer gives.
public enum Funding: Hashable, Sendable {
  case programme
  case store
  /// A supplier or a partner, by name.
  case supplier(ByteText)
}
