import VernaMetrics

/// A forecast: by month a fan of each figure, and what they come to in a year and in all.
public struct Forecast: Sendable {
  /// The first month, as `Day.monthIndex`.
  public let firstMonth: Int
  public let months: Int
  public let paths: Int
  public let seed: UInt64
  public let scenario: ForecastScenario
  /// By metric a fan a month; a metric whose inputs are not known is not there.
  public let fans: [ForecastMetric: [Fan?]]
  /// By metric that adds up the fan of the first twelve months, and of all.
  public let firstYear: [ForecastMetric: Fan]
  public let whole: [ForecastMetric: Fan]
  /// How likely the cumulated result is above zero at the end; nil where margin or cost is not known.
  public let chanceOfProfit: Double?
  /// The day of the pay-back from the first day on: of the paths, nil where that part of them has not paid back by the end.
  public let payback: Payback?

  /// When the cumulated result stays above zero: days from the first day of the forecast.
  public struct Payback: Hashable, Sendable {
    /// Days at the 10th, 50th and 90th percentile; nil where that part of the paths has not paid back.
    public var p10: Double?
    public var p50: Double?
    public var p90: Double?
    /// The share of paths that pay back within the months.
    public var share: Double
  }

  /// Runs a forecast.
  ///
  /// A pure function: the same inputs, scenario, paths and seed give the same figures to the last bit, whatever the
  /// number of threads.
  ///
  /// - Parameters:
  ///   - paths: from 1.
  /// - Complexity: O(paths x months x (drivers + months)); 2,000 paths of 24 months take some tens of milliseconds.
  public static func run(
    _ inputs: ForecastInputs, scenario: ForecastScenario = ForecastScenario(name: ""), paths: Int = 2000,
    seed: UInt64 = 1
  ) -> Forecast {
    let said = inputs.applying(scenario)
    return Forecast(PathDraws(said, paths: paths, seed: seed), inputs: said, scenario: scenario, seed: seed)
  }

  init(_ draws: PathDraws, inputs: ForecastInputs, scenario: ForecastScenario, seed: UInt64) {
    firstMonth = inputs.firstMonth
    months = inputs.months
    paths = draws.paths
    self.seed = seed
    self.scenario = scenario
    let known = inputs.knownMetrics
    let blocks = ParallelWalk.map(parts: draws.blocks.count) {
      OutcomeBlock(draws.blocks[$0], inputs: inputs, scenario: scenario)
    }
    let months = inputs.months
    let summaries = ParallelWalk.map(parts: known.count) {
      MetricSummary(known[$0], blocks: blocks, months: months, paths: draws.paths)
    }
    fans = Dictionary(zip(known, summaries.map(\.fans))) { first, _ in first }
    firstYear = Dictionary(zip(known, summaries).compactMap { metric, one in one.firstYear.map { (metric, $0) } }) {
      first, _ in first
    }
    whole = Dictionary(zip(known, summaries).compactMap { metric, one in one.whole.map { (metric, $0) } }) {
      first, _ in first
    }
    guard known.contains(.cumulatedResult), months > 0 else {
      chanceOfProfit = nil
      payback = nil
      return
    }
    let ends = OutcomeBlock.row(.cumulatedResult, months - 1, blocks)
    chanceOfProfit = Double(ends.count { $0 >= 0 }) / Double(ends.count)
    var days = blocks.flatMap(\.payback)
    func day(_ share: Double) -> Double? {
      let day = OrderStatistic.quantile(share, of: &days)
      return day.isFinite ? day : nil
    }
    payback = Payback(
      p10: day(0.1), p50: day(0.5), p90: day(0.9),
      share: Double(days.count { $0.isFinite }) / Double(max(1, days.count)))
  }
}

/// The fans of one metric.
private struct MetricSummary: Sendable {
  var fans: [Fan?] = []
  var firstYear: Fan?
  var whole: Fan?

  init(_ metric: ForecastMetric, blocks: [OutcomeBlock], months: Int, paths: Int) {
    var sums = [Double](repeating: 0, count: paths)
    for month in 0..<months {
      var row = OutcomeBlock.row(metric, month, blocks)
      if metric.isFlow {
        for path in row.indices { sums[path] += row[path] }
        if month == 11 {
          var copy = sums
          firstYear = Fan(&copy)
        }
      }
      fans.append(Fan(&row))
    }
    if metric.isFlow, months > 0 { whole = Fan(&sums) }
  }
}

extension OutcomeBlock {
  /// The values of a metric in a month on all paths, in their order.
  static func row(_ metric: ForecastMetric, _ month: Int, _ blocks: [OutcomeBlock]) -> [Double] {
    var row: [Double] = []
    row.reserveCapacity(blocks.count * PathDraws.blockSize)
    for block in blocks { row += block.values(metric, month) }
    return row
  }

  /// The values of a metric in a month on the block's paths.
  func values(_ metric: ForecastMetric, _ month: Int) -> ArraySlice<Double> {
    let start = (metric.rawValue * months + month) * count
    return values[start..<start + count]
  }
}
