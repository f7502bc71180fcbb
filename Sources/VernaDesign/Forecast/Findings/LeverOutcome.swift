import VernaMetrics

/// Works the one figure that levers are judged by, on the same random numbers for every question.
struct LeverOutcome: Sendable {
  let inputs: ForecastInputs
  let draws: PathDraws
  let metric: ForecastMetric

  /// - Parameters:
  ///   - scenario: its inputs are taken; its levers are asked of `value`.
  init(_ inputs: ForecastInputs, scenario: ForecastScenario, paths: Int, seed: UInt64) {
    self.inputs = inputs.applying(scenario)
    draws = PathDraws(self.inputs, paths: paths, seed: seed)
    let known = self.inputs.knownMetrics
    metric = known.contains(.cumulatedResult) ? .cumulatedResult : .memberRevenue
  }

  /// The mean of the figure over all months (of a figure that adds up the sum): the mean of the paths, which moves smoothly
  /// with a lever where a middle would jump.
  func value(_ scenario: ForecastScenario) -> Double {
    let months = inputs.months
    let sums = ParallelWalk.map(parts: draws.blocks.count) { index -> Double in
      let block = OutcomeBlock(draws.blocks[index], inputs: inputs, scenario: scenario)
      let range = metric.isFlow ? 0..<months : (months - 1)..<months
      return range.reduce(0.0) { sum, month in sum + block.values(metric, month).reduce(0, +) }
    }
    return sums.reduce(0, +) / Double(max(1, draws.paths))
  }

  /// The quantiles over paths of the mean of a driver's level over the months; nil where it is not known.
  func spread(of driver: ForecastDriver) -> (low: Double, middle: Double, high: Double)? {
    var means: [Double] = []
    for block in draws.blocks {
      let levels = block.levels[driver.rawValue]
      guard !levels.isEmpty else { return nil }
      for path in 0..<block.count {
        let range = path * block.months..<(path + 1) * block.months
        means.append(levels[range].reduce(0, +) / Double(max(1, block.months)))
      }
    }
    guard !means.isEmpty else { return nil }
    return (
      OrderStatistic.quantile(0.1, of: &means), OrderStatistic.quantile(0.5, of: &means),
      OrderStatistic.quantile(0.9, of: &means)
    )
  }
}
