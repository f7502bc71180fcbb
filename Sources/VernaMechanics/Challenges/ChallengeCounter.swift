public import VernaCore
import VernaRules

/// What purchases count for the challenges of a programme. One thread's own.
public final class ChallengeCounter {
  private struct Compiled {
    let challenge: Challenge
    let condition: RulePlan?
    let lines: RuleRowsPlan?
  }

  private let pricing: Pricing
  private let compiled: [Compiled]

  /// Makes challenges ready.
  ///
  /// - Parameter pricing: that of the same programme.
  public init(_ challenges: [Challenge], _ pricing: Pricing) {
    self.pricing = pricing
    compiled = challenges.map {
      Compiled(
        challenge: $0, condition: $0.condition.map(pricing.plan),
        lines: $0.lines.flatMap(pricing.linesPlan))
    }
  }

  /// What a paid basket counts, by challenge; those that it counts nothing for are left out.
  ///
  /// - Parameters:
  ///   - lines: as they were priced, in the basket's order.
  ///   - day: the local day of the store.
  public func steps(_ basket: Basket, _ lines: CalculationList<PricedLine>, member: MemberView, on day: Day) -> [(
    challenge: ByteText, step: ChallengeStep
  )] {
    if compiled.isEmpty { return [] }
    do throws(PricingFailure) { try pricing.look(at: basket, member: member) } catch { return [] }
    let minute = Int(basket.at % 86_400 / 60)
    var steps: [(challenge: ByteText, step: ChallengeStep)] = []
    for one in compiled where one.challenge.countsPurchases {
      guard one.challenge.schedule.isInForce(on: day, minute: minute) else { continue }
      if let condition = one.condition, !pricing.holds(condition) { continue }
      let places = pricing.lines(one.lines)
      if places.isEmpty { continue }
      var step = ChallengeStep(.purchase, day: day)
      for place in places {
        step.money += lines[place].total
        step.thousandths += lines[place].quantity.thousandths
        let category = basket.lines[place].category.string
        let first = ByteText(String(category.prefix { $0 != "/" }))
        if !first.string.isEmpty, !step.categories.contains(first) { step.categories.append(first) }
      }
      steps.append((one.challenge.id, step))
    }
    return steps
  }
}

extension Challenge {
  /// Whether it counts purchases at all.
  var countsPurchases: Bool {
    switch goal {
    case .receipts, .money, .units, .categories, .inARow: true
    case .action, .challenges: false
    }
  }
}
