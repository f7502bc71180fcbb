import VernaCore
import VernaRules

/// What every basket asks of an offer, in plain numbers, so that looking at one takes no counting of references.
struct OfferHead: Sendable {
  /// Who and when.
  var isOfBaskets = false
  var isAlways = false
  var needsMember = false
  var hasHoldouts = false
  var hasTiers = false
  var hasClubs = false
  var hasLimits = false
  /// The number of the coupon series; -1 for none, -2 for one that the programme does not have.
  var series: Int32 = -1
  /// What the basket must at least come to by the condition.
  var threshold = Int64.min
  var condition: Unmanaged<RulePlan>?
  var lines: Unmanaged<RuleRowsPlan>?
  /// What it is at work.
  var kind = Kind.thing
  var amount = Amount.other
  /// A share in millionths, money or hundredths of points, and money for each of which points are given.
  var size: Int64 = 0
  var every: Int64 = 0
  var ceiling = Int64.max
  var isOfFull = false
  /// Whether what one line may not have goes to the others: money spread over them, not a share of each.
  var isSpread = false
  /// Whether the programme pays for it.
  var isProgrammes = false
  /// The number of the wallet, -1 for none or for one that there is not.
  var wallet: Int32 = -1
  /// How it goes together with others; numbers of groups, -1 for none.
  var exclusiveGroup: Int32 = -1
  var bestOfGroup: Int32 = -1
  var isLast = false
  var allowsPoints = true
  var allowsEarning = true
  /// Whether multipliers count from its points.
  var isBase = false
  var hasSlipText = false

  enum Kind: UInt8, Sendable {
    /// Money off lines, a gift that is in the basket too.
    case money
    case points
    case multiplier
    /// Coupons, services, badges.
    case thing
  }

  /// How the amount is worked out; the longer ones are in the offer itself.
  enum Amount: UInt8, Sendable {
    case share, money, moneyEach, price, other
    case fixedPoints, pointsShare, pointsEach, pointsPerUnit
  }

  init(_ offer: Offer) {
    isOfBaskets = offer.trigger == .basket
    isAlways = offer.schedule == Schedule()
    hasTiers = !offer.audience.tiers.isEmpty
    hasClubs = !offer.audience.clubs.isEmpty
    hasLimits = !offer.limits.isEmpty
    isProgrammes = offer.funding == .programme
    isLast = offer.stacking.isLast
    allowsPoints = offer.stacking.allowsPoints
    allowsEarning = offer.stacking.allowsEarning
    hasSlipText = !offer.slipText.isEmpty
    needsMember = offer.audience.needsMember || hasClubs || offer.limits.contains { $0.scope == .member }
    switch offer.benefit {
    case .discount(let discount): set(discount)
    case .gift: kind = .money
    case .points(let points):
      set(points)
      isBase = offer.section == .earning || offer.section == .tiers
    case .multiplyPoints(let extra, _):
      (kind, size, needsMember) = (.multiplier, max(0, extra.millionths), true)
    case .coupon, .badge: needsMember = true
    case .service: break
    }
  }

  private mutating func set(_ discount: Discount) {
    kind = .money
    ceiling = discount.ceiling.map { max(0, $0.minorUnits) } ?? Int64.max
    isOfFull = discount.base == .full
    switch discount.amount {
    case .share(let share): (amount, size) = (.share, max(0, share.millionths))
    case .money(let money): (amount, size, isSpread) = (.money, max(0, money.minorUnits), true)
    case .moneyEach(let money): (amount, size) = (.moneyEach, max(0, money.minorUnits))
    case .price(let price): (amount, size) = (.price, max(0, price.minorUnits))
    case .formula: isSpread = true
    case .steps, .cheapest, .set: break
    }
  }

  private mutating func set(_ points: PointsBenefit) {
    kind = .points
    needsMember = true
    ceiling = points.ceiling.map { max(0, $0.hundredths) } ?? Int64.max
    switch points.amount {
    case .fixed(let points): (amount, size) = (.fixedPoints, max(0, points.hundredths))
    case .share(let share): (amount, size) = (.pointsShare, max(0, share.millionths))
    case .each(let points, let money):
      (amount, size, every) = (.pointsEach, max(0, points.hundredths), max(0, money.minorUnits))
    case .perUnit(let points): (amount, size) = (.pointsPerUnit, max(0, points.hundredths))
    case .steps, .formula: break
    }
  }
}
