import VernaCore

extension DiagnosisFacts {
  /// Whether a figure gets worse beyond chance: three whole steps in a row worse than last year (the report's own
  /// trend), and the three together by more standard errors than the threshold.
  ///
  /// Last year's steps are taken to be as uncertain as this year's, and each must rest on thirty cases or more: the
  /// interval of a handful is itself a guess. A figure without an interval must be worse by a
  /// stated part of last year's.
  func worsens(_ id: String) -> Bool {
    guard let metric = metric(id) else { return false }
    switch (metric.good, metric.trend) {
    case (.higher, .falling), (.lower, .rising): return isBeyondChance(id)
    default: return false
    }
  }

  /// Whether a figure falls beyond chance, whichever direction is good.
  func falls(_ id: String) -> Bool { metric(id)?.trend == .falling && isBeyondChance(id) }

  private func isBeyondChance(_ id: String) -> Bool {
    if takesEveryTrend { return true }
    let pairs = lastSteps(id)
    guard pairs.count == 3 else { return false }
    var difference = 0.0
    var past = 0.0
    var variance = 0.0
    for step in pairs {
      difference += step.now - step.yearAgo
      past += abs(step.yearAgo)
      if let n = step.n, n < 30 { return false }
      guard let interval = step.interval else {
        variance = .nan
        continue
      }
      let error = (interval.upperBound - interval.lowerBound) / (2 * 1.959_963_984_540_054)
      variance += 2 * error * error
    }
    if variance.isNaN { return past > 0 && abs(difference) / past >= thresholds.trendShareWithoutInterval }
    return abs(difference) > thresholds.trendCertainty * variance.squareRoot()
  }

  /// The relative change of the last three whole steps against last year's; nil where a year is missing.
  func yearlyChange(_ id: String) -> Double? {
    let pairs = lastSteps(id)
    let past = pairs.reduce(0) { $0 + $1.yearAgo }
    guard pairs.count == 3, past != 0 else { return nil }
    return pairs.reduce(0) { $0 + $1.now } / past - 1
  }

  /// How much lower or higher the last three whole steps are than last year's, as a sentence says it: shares, gaps and
  /// scores by the difference of their means, all else relative. Without a sign.
  func yearlyDifference(_ id: String) -> Fact? {
    let pairs = lastSteps(id)
    guard let metric = metric(id), pairs.count == 3 else { return nil }
    let difference = abs(pairs.reduce(0) { $0 + $1.now - $1.yearAgo }) / 3
    switch metric.unit {
    case .share, .gap, .sharePoints: return .sharePoints(difference)
    case .score: return .count(Int64((difference * 100).rounded()))
    default: return yearlyChange(id).map { .share(abs($0)) }
    }
  }

  /// The means of the last three whole steps and of last year's, of the first of some metrics that gets worse: what a
  /// sentence on a fall rests on.
  func lastYearEvidence(_ ids: [String]) -> [Phrase] {
    guard let id = ids.first(where: { worsens($0) || falls($0) }), let metric = metric(id) else { return [] }
    let pairs = lastSteps(id)
    guard pairs.count == 3 else { return [] }
    return [
      Phrase(
        "evidence.last_year",
        [
          "metric": .metric(id), "steps": .word("three." + (report.query.by ?? .month).rawValue),
          "now": fact(pairs.reduce(0) { $0 + $1.now } / 3, unit: metric.unit),
          "past": fact(pairs.reduce(0) { $0 + $1.yearAgo } / 3, unit: metric.unit),
        ])
    ]
  }

  private func lastSteps(
    _ id: String
  ) -> [(now: Double, yearAgo: Double, interval: ClosedRange<Double>?, n: Int64?)] {
    report.steps.filter(\.isWhole).suffix(3).compactMap { step in
      guard let metric = step.metrics.first(where: { $0.id == id }), let now = metric.result.value?.double,
        let past = metric.yearAgo?.double
      else { return nil }
      return (now, past, metric.result.interval, metric.result.n)
    }
  }
}
