import VernaCore
import VernaMechanics
import VernaRules

/// Conditions over members that stand in no offer: of segments and of rewards. They are worked by pricing all the same, each as
/// an offer of a badge, so that they mean here what they mean at the till.
struct ScenarioConditions {
  private let programme: Programme
  private let segments: Pricing
  private let rewards: Pricing

  init(_ programme: Programme) {
    self.programme = programme
    segments = Pricing(
      Self.rules(programme, programme.segments.map { ($0.name, Schedule(), $0.rule) }))
    rewards = Pricing(Self.rules(programme, programme.rewards.map { ($0.id, $0.schedule, $0.condition) }))
  }

  private static let asking = OfferTrigger.action("ask")

  private static func rules(_ programme: Programme, _ asked: [(ByteText, Schedule, CheckedRule?)]) -> PricingRules {
    var rules = programme.pricing
    rules.offers = asked.map { name, schedule, condition in
      Offer(
        id: name, section: .earning, trigger: asking, schedule: schedule, condition: condition, benefit: .badge(name))
    }
    return rules
  }

  /// Segments that a member is in.
  func segments(of member: MemberView, at moment: Int64) throws(PricingFailure) -> [ByteText] {
    guard !programme.segments.isEmpty else { return [] }
    return try segments.decide(Self.asking, at: moment, member: member).effects.map(\.offer)
  }

  /// What taking a reward comes to: points spent and a coupon, or why not.
  func reward(_ id: ByteText, by member: MemberView?, at moment: Int64) throws(PricingFailure) -> Calculation {
    var result = Calculation()
    func refused(_ reason: RefusalReason) -> Calculation {
      result.refusals = [OfferRefusal(offer: id, reason: reason)]
      return result
    }
    guard let reward = programme.rewards.first(where: { $0.id == id }) else { return refused(.nothingToGive) }
    guard let member else { return refused(.needsMember) }
    let asked = try rewards.decide(Self.asking, at: moment, member: member)
    if let refusal = asked.refusals.first(where: { $0.offer == id }) { return refused(refusal.reason) }
    guard (member.balances[reward.wallet] ?? .zero) >= reward.price else { return refused(.nothingToGive) }
    result.spent = reward.price
    result.wallet = reward.wallet
    if case .coupon(let series) = reward.kind { result.gifts = [Gift(offer: id, kind: .coupon(series: series))] }
    if let most = reward.mostEach {
      let key = LimitKey(offer: id, limit: 0, subject: member.id, period: "")
      result.uses.append(LimitUse(key: key, most: most, amount: 1, scope: .programme))
    }
    if let stock = reward.stock {
      let key = LimitKey(offer: id, limit: 1, subject: "", period: "")
      result.uses.append(LimitUse(key: key, most: stock, amount: 1, scope: .programme))
    }
    return result
  }
}
