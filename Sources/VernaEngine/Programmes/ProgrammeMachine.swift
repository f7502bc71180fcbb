import VernaCore
public import VernaMechanics
public import VernaProgram
import VernaRules

/// A version of a programme made ready to decide. One thread's own.
public final class ProgrammeMachine {
  /// The version.
  public let programme: Programme
  /// Prices baskets.
  let pricing: Pricing
  /// Whether some offer is asked for each day.
  let hasDayOffers: Bool
  /// Offers that a store, a partner or a supplier pays for.
  let fundedByOthers: Set<ByteText>
  private let challenges: ChallengeCounter
  private let segments: [(name: ByteText, plan: RulePlan)]
  private let rewards: [ByteText: RulePlan]

  /// Makes a version ready.
  ///
  /// - Complexity: O(rules).
  public init(_ programme: Programme) {
    self.programme = programme
    let others =
      programme.challenges.flatMap { [$0.condition, $0.lines] } + programme.segments.map(\.rule)
      + programme.rewards.map(\.condition)
    let pricing = Pricing(programme.pricing, asking: others.compactMap { $0 })
    self.pricing = pricing
    challenges = ChallengeCounter(programme.challenges, pricing)
    segments = programme.segments.map { ($0.name, pricing.plan($0.rule)) }
    rewards = Dictionary(
      programme.rewards.compactMap { reward in reward.condition.map { (reward.id, pricing.plan($0)) } },
      uniquingKeysWith: { $1 })
    fundedByOthers = Set(programme.pricing.offers.filter { $0.funding != .programme }.map(\.id))
    hasDayOffers = programme.pricing.offers.contains { $0.trigger == .day }
  }

  /// Prices a basket; writes nothing.
  ///
  /// - Throws: `PricingFailure`.
  public func calculate(_ basket: Basket, member: MemberView?, shared: SharedView = SharedView())
    throws(PricingFailure) -> Calculation
  {
    try pricing.calculate(basket, member: member, shared: shared)
  }

  /// What a receipt earns whose money the till has decided.
  ///
  /// - Parameter paid: money paid by line, in the basket's order.
  /// - Throws: `PricingFailure`.
  func earn(_ basket: Basket, paid: [Money], spent: Points, member: MemberView?, shared: SharedView)
    throws(PricingFailure) -> Calculation
  {
    let wallet = basket.wallet ?? programme.pricing.wallets.first?.id ?? ""
    let worth = spent > .zero ? worth(of: spent, in: wallet) : .zero
    // What the till took off a line beside points is its own discount; points are split by what was paid, as receipts of files are.
    let weights = zip(basket.lines, paid).map { max(0, $1.minorUnits) }
    let money = splitByLargestRemainder(worth.minorUnits, weights: weights)
    let points = splitByLargestRemainder(spent.hundredths, weights: weights)
    var frozen: [PricedLine] = []
    for (place, line) in basket.lines.enumerated() {
      var one = PricedLine(id: line.id, quantity: line.quantity, full: line.amount)
      one.paidByPoints = Money(minorUnits: money[place])
      one.pointsSpent = Points(hundredths: points[place])
      let off = line.amount - paid[place] - one.paidByPoints
      if off > .zero { one.discounts = [DiscountPart(offer: "till", money: off)] }
      // A till that took more than the line's price is believed: the line's full price is what was paid.
      if off < .zero { one.full = paid[place] + one.paidByPoints }
      frozen.append(one)
    }
    return try pricing.earn(
      basket, frozen: CalculationList(frozen), wallet: spent > .zero ? wallet : "", spent: spent, member: member,
      shared: shared)
  }

  /// What an earlier decision would earn if it were made now by this machine, its money standing as it was.
  func earn(again frozen: Calculation, _ basket: Basket, member: MemberView?, at moment: Int64) -> Calculation {
    var basket = basket
    basket.at = moment
    var again = frozen
    do throws(PricingFailure) {
      let earned = try pricing.earn(
        basket, frozen: frozen.lines, wallet: frozen.wallet, spent: frozen.spent, member: member)
      again.grants = earned.grants
      again.lines = earned.lines
    } catch {
      // What could be priced once can be priced again, unless a wallet has gone: then what was posted stands.
    }
    return again
  }

  /// Offers that no basket asks for.
  func decide(_ trigger: OfferTrigger, member: MemberView, at moment: Int64) -> Calculation {
    do throws(PricingFailure) {
      return try pricing.decide(trigger, at: moment, member: member)
    } catch {
      // Only a moment outside of the calendar fails, and no row has one.
      return Calculation()
    }
  }

  /// What a paid basket counts for challenges.
  func steps(_ basket: Basket, _ calculation: Calculation, member: MemberView?, at moment: Int64)
    -> [Purchase.ChallengeCount]
  {
    guard let member else { return [] }
    let zone = programme.pricing.storeZones[basket.store] ?? programme.pricing.zone
    var basket = basket
    basket.at = moment
    return challenges.steps(basket, calculation.lines, member: member, on: zone.day(at: moment))
      .map { Purchase.ChallengeCount(challenge: $0.challenge, step: $0.step) }
  }

  /// Whether members can be in segments at all.
  var hasSegments: Bool { !segments.isEmpty }

  /// Segments that a member is in.
  func segments(of member: MemberView?, at moment: Int64) -> [ByteText] {
    guard let member, !segments.isEmpty, look(member, moment) else { return [] }
    return segments.filter { pricing.holds($0.plan) }.map(\.name)
  }

  /// Why a member may not take a reward; nil if nothing is in the way but points, stock and number.
  func refusal(of reward: Reward, member: MemberView, at moment: Int64) -> RefusalReason? {
    let local = moment + programme.pricing.zone.offset(at: moment)
    let day = programme.pricing.zone.day(at: moment)
    let minute = Int((local - Int64(day.number) * 86_400) / 60)
    if !reward.schedule.isInForce(on: day, minute: minute) { return .notInForce }
    if case .experience(let on) = reward.kind, day > on { return .notInForce }
    if let plan = rewards[reward.id] {
      guard look(member, moment), pricing.holds(plan) else { return .conditionFails }
    }
    return nil
  }

  private func look(_ member: MemberView, _ moment: Int64) -> Bool {
    do throws(PricingFailure) {
      try pricing.look(at: Basket(lines: [], at: moment), member: member)
      return true
    } catch { return false }
  }
}
