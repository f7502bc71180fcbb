import VernaColumns
import VernaStatistics

extension MetricDefinition {
  /// The share of the money promised in offers of the period that was used before its end.
  static let rewardsRedemptionValue = MetricDefinition(
    id: "rewards.redemption_value", section: .points, unit: .share, good: .inside, source: "003",
    formula: "value of offers issued in the period and used by its end / value of offers issued in it"
  ) { context in
    if let absence = context.offersAbsence { return .absent(absence) }
    if !context.given.has(.offers, "value") { return .absent(.wants(.offers, "value")) }
    let offers = context.now.offers
    return .ratio(
      .money(offers.valueUsed), .money(offers.valueIssued), n: offers.valued,
      interval: offers.valueUsedByIssued.ratioInterval()?.range)
  }
}
