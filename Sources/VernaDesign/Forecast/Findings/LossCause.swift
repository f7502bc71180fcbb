/// Why a programme loses money: the main driver of the loss.
public struct LossCause: Hashable, Sendable {
  /// What lies at the bottom of it.
  public enum Kind: String, Hashable, Sendable {
    /// Goods are sold under cost, or margin does not even cover the rewards on the very receipts.
    case rewardsOverMargin = "rewards_over_margin"
    /// One kind of cost is more than all that the programme causes.
    case costOverCaused = "cost_over_caused"
    /// No single cost, but all together: the programme causes too little.
    case upliftTooSmall = "uplift_too_small"
    /// Money spent before the first month.
    case investment
  }

  /// What lies at the bottom of the loss.
  public var kind: Kind
  /// The largest kind of cost, with its sum over the months and its share of the programme's cost.
  public var cost: ForecastMetric
  public var amount: Double
  public var share: Double
  /// What the programme causes over the months: income that it brings.
  public var causedIncome: Double
  /// The result over the months.
  public var result: Double
  /// The uplift of purchases that would pay for the cost; nil where no uplift does.
  public var upliftNeeded: Double?

  /// The cause of a loss; nil where the middle of the paths does not lose, or margin or cost is not known.
  public init?(_ forecast: Forecast, breakEven: BreakEven?) {
    guard let fan = forecast.fans[.cumulatedResult]?.last ?? nil, fan.p50 < 0,
      let total = forecast.whole[.cost]?.mean, let before = forecast.whole[.marginBeforeRewards]?.mean
    else { return nil }
    result = fan.p50
    let kinds = ForecastMetric.costKinds.compactMap { kind in
      forecast.whole[kind].map { (kind: kind, amount: $0.mean) }
    }
    guard let largest = kinds.max(by: { $0.amount < $1.amount }) else { return nil }
    cost = largest.kind
    amount = largest.amount
    share = total > 0 ? largest.amount / total : 0
    causedIncome = fan.mean + total + forecast.scenario.investment
    upliftNeeded = breakEven?.needs.first { $0.lever == .uplift }?.change
    let rewards = (forecast.whole[.pointsCost]?.mean ?? 0) + (forecast.whole[.discountsCost]?.mean ?? 0)
    if forecast.scenario.investment > total, forecast.scenario.investment > -result {
      kind = .investment
    } else if before <= 0 || rewards >= before {
      kind = .rewardsOverMargin
    } else if largest.amount > causedIncome, share >= 0.5 {
      kind = .costOverCaused
    } else {
      kind = .upliftTooSmall
    }
  }
}
