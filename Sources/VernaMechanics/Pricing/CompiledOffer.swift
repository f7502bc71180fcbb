import VernaCore
import VernaRules

/// An offer made ready for many baskets: plans instead of rules, numbers instead of names.
final class CompiledOffer {
  let offer: Offer
  /// Its place in the programme's file.
  let place: Int
  let condition: RulePlan?
  let lines: RuleRowsPlan?
  /// Of steps and formulas.
  let measure: RulePlan?
  /// Of sets.
  let parts: [RuleRowsPlan]
  /// Hold-outs whose members do not have it, its own and the programme's.
  let holdouts: [ByteText]
  let needsMember: Bool
  /// Numbers of groups, -1 for none.
  let exclusiveGroup: Int
  let bestOfGroup: Int
  /// The number of the coupon series, -1 for none.
  let series: Int
  /// The number of the wallet, -1 for none or for one that there is not.
  let wallet: Int
  let kind: Kind
  /// What `basket.total` must at least be by the condition; nil where it does not say.
  let threshold: Int64?
  let isAlways: Bool
  let isOfBaskets: Bool

  /// Whether what one line may not have goes to the others: money spread over them, not a share of each.
  var isSpread: Bool {
    guard case .discount(let discount) = offer.benefit else { return false }
    switch discount.amount {
    case .money, .formula: return true
    default: return false
    }
  }

  /// What an offer is at work.
  enum Kind {
    /// Money off lines, a gift that is in the basket too.
    case money
    case points
    case multiplier
    /// Coupons, services, badges.
    case thing
  }

  init(
    _ offer: Offer, place: Int, condition: RulePlan?, lines: RuleRowsPlan?, measure: RulePlan?, parts: [RuleRowsPlan],
    holdouts: [ByteText], exclusiveGroup: Int, bestOfGroup: Int, series: Int, wallet: Int, threshold: Int64?
  ) {
    self.offer = offer
    self.place = place
    self.condition = condition
    self.lines = lines
    self.measure = measure
    self.parts = parts
    self.holdouts = holdouts
    self.exclusiveGroup = exclusiveGroup
    self.bestOfGroup = bestOfGroup
    self.series = series
    self.wallet = wallet
    self.threshold = threshold
    isOfBaskets = offer.trigger == .basket
    isAlways = offer.schedule == Schedule()
    switch offer.benefit {
    case .discount, .gift: kind = .money
    case .points: kind = .points
    case .multiplyPoints: kind = .multiplier
    case .coupon, .service, .badge: kind = .thing
    }
    var needsMember = offer.audience.needsMember || offer.limits.contains { $0.scope == .member }
    switch offer.benefit {
    case .points, .multiplyPoints, .coupon, .badge: needsMember = true
    case .discount, .gift, .service: break
    }
    self.needsMember = needsMember
  }
}
