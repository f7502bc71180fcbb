public import VernaModels

/// A forecast held against what then happened: fitted on the first months of a history, judged on the others, beside
/// forecasts that anyone can make.
public struct ForecastTrial: Sendable {
  /// How one figure came out.
  public struct Row: Hashable, Sendable {
    /// The figure, and how its forecast came out.
    public var metric: ForecastMetric
    public var forecast: ForecastScore
    /// By naive forecast.
    public var naive: [NaiveForecast: ForecastScore]
    /// What happened, and the fan, a month each.
    public var actual: [Double]
    public var fans: [Fan]
  }

  /// One a figure of which it can be seen what happened.
  public let rows: [Row]

  /// Figures of which it can be seen what happened.
  public static let judged: [ForecastMetric] = [
    .memberRevenue, .otherRevenue, .receipts, .buyers, .newMembers, .marginBeforeRewards, .earned, .redeemed,
  ]

  /// Tries a forecast.
  ///
  /// - Parameters:
  ///   - past: the months to fit to, as they were known then.
  ///   - whole: the same months and those after them.
  ///   - launchMonth: as `Day.monthIndex`.
  public init(past: MonthlyHistory, whole: MonthlyHistory, launchMonth: Int? = nil, paths: Int = 2000, seed: UInt64 = 1)
  {
    let months = max(0, whole.months - past.months)
    let inputs = ForecastInputs(fitting: past, months: months, launchMonth: launchMonth)
    let forecast = Forecast.run(inputs, paths: paths, seed: seed)
    rows = ForecastTrial.judged.compactMap { metric in
      guard let fans = forecast.fans[metric]?.compactMap({ $0 }), fans.count == months,
        let values = ForecastTrial.series(metric, whole), values.count == whole.months,
        values.prefix(past.months).contains(where: { $0 != 0 })
      else { return nil }
      return ForecastTrial.row(
        metric, history: Array(values.prefix(past.months)), actual: Array(values.dropFirst(past.months)), fans: fans)
    }
  }

  private static func row(_ metric: ForecastMetric, history: [Double], actual: [Double], fans: [Fan]) -> Row {
    // Over the mean of all months, so that a figure that comes to nothing has a size too.
    let mean = (history + actual).reduce(0) { $0 + abs($1) } / Double(max(1, history.count + actual.count))
    let scale = mean > 0 ? mean : 1
    var score = ForecastScore()
    var naive: [NaiveForecast: ForecastScore] = [:]
    for (month, value) in actual.enumerated() {
      score.judge(actual: value, low: fans[month].p10, middle: fans[month].p50, high: fans[month].p90, scale: scale)
      for kind in NaiveForecast.allCases {
        let interval = kind.interval(history, ahead: month + 1)
        naive[kind, default: ForecastScore()].judge(
          actual: value, low: interval.lowerBound, middle: kind.value(history, ahead: month + 1),
          high: interval.upperBound, scale: scale)
      }
    }
    return Row(metric: metric, forecast: score, naive: naive, actual: actual, fans: fans)
  }

  /// What happened of a figure, a month each; nil where it was not known.
  static func series(_ metric: ForecastMetric, _ history: MonthlyHistory) -> [Double]? {
    let values: [Int64]
    switch metric {
    case .memberRevenue: values = history.memberRevenue
    case .otherRevenue: values = history.otherRevenue
    case .receipts: values = history.receipts
    case .buyers: values = history.buyers
    case .newMembers: values = history.newMembers
    case .marginBeforeRewards:
      guard !history.margin.isEmpty else { return nil }
      let rewards = history.rewardsWithoutTax
      values = history.margin.enumerated().map { $1 + (rewards.isEmpty ? 0 : rewards[$0]) }
    case .earned: values = history.earned
    case .redeemed: values = history.redeemed
    default: return nil
    }
    return values.isEmpty ? nil : values.map(Double.init)
  }

  /// All figures together.
  public var total: ForecastScore {
    rows.reduce(into: ForecastScore()) { $0 += $1.forecast }
  }

  /// All figures together of a naive forecast.
  public func total(_ kind: NaiveForecast) -> ForecastScore {
    rows.reduce(into: ForecastScore()) { $0 += $1.naive[kind] ?? ForecastScore() }
  }
}

extension ForecastTrial {
  /// What was seen of a figure, a month each; empty where the history does not hold it.
  public static func seen(_ metric: ForecastMetric, _ history: MonthlyHistory?) -> [Double] {
    guard let history else { return [] }
    if metric == .revenue, !history.memberRevenue.isEmpty {
      return zip(history.memberRevenue, history.otherRevenue).map { Double($0 + $1) }
    }
    if metric == .cost, !history.costs.isEmpty, !history.rewardsWithoutTax.isEmpty {
      let kinds: [MonthlyHistory.CostKind] = [.rewards, .communication, .platform, .other]
      return history.rewardsWithoutTax.enumerated().map { month, rewards in
        Double(rewards + kinds.reduce(Int64(0)) { $0 + (history.costs[$1]?[month] ?? 0) })
      }
    }
    return series(metric, history) ?? []
  }
}
