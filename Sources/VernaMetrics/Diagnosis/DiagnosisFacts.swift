import VernaCore

/// A report as the rules read it: figures by id, how they stand, and the money that findings are weighed in.
struct DiagnosisFacts: Sendable {
  let report: MetricReport
  let thresholds: DiagnosisThresholds
  /// Whether a trend is taken as METRICS.md names it, three steps in a row whatever chance may do, and a norm by the
  /// figure alone; else both must also be beyond chance.
  let takesEveryTrend: Bool
  private let byID: [String: MetricValue]

  init(report: MetricReport, thresholds: DiagnosisThresholds, takesEveryTrend: Bool = false) {
    self.report = report
    self.takesEveryTrend = takesEveryTrend
    self.thresholds = thresholds
    byID = Dictionary(report.metrics.map { ($0.id, $0) }) { first, _ in first }
  }

  func metric(_ id: String) -> MetricValue? { byID[id] }

  /// The values to compare a figure with: nil where they are unknown or lie before the launch.
  func alikeYearAgo(_ metric: MetricValue) -> Double? {
    alike(metric, metric.yearAgo, in: report.query.yearAgo(metric.period))
  }

  func alikePrevious(_ metric: MetricValue) -> Double? { alike(metric, metric.previous, in: metric.period.previous) }

  private func alike(_ metric: MetricValue, _ past: MetricNumber?, in period: Period) -> Double? {
    LaunchLine.isAlike(metric.id, in: period, launch: report.query.launch) ? past?.double : nil
  }

  /// A figure, nil where absent.
  func number(_ id: String) -> Double? { byID[id]?.result.value?.double }

  /// A share with as many digits as its interval bears, as it stands on the cards; nil where absent.
  func share(_ id: String) -> Fact? {
    number(id).map { value in
      interval(id).map { .shareWithin(value, low: $0.lowerBound, high: $0.upperBound) } ?? .share(value)
    }
  }

  func interval(_ id: String) -> ClosedRange<Double>? { byID[id]?.result.interval }

  /// Whether a figure is under its norm, and surely so: the whole interval is. What only watches takes the figure alone.
  func isLow(_ id: String) -> Bool {
    guard let metric = byID[id], metric.status == .low, let bound = metric.norm?.low else { return false }
    return takesEveryTrend || isSurely(id, under: bound)
  }

  /// Whether a figure is over its norm, and surely so.
  func isHigh(_ id: String) -> Bool {
    guard let metric = byID[id], metric.status == .high, let bound = metric.norm?.high else { return false }
    return takesEveryTrend || isSurely(id, over: bound)
  }

  /// Whether a figure is surely under a bound: the whole interval is, or the figure itself where it has no interval.
  func isSurely(_ id: String, under bound: Double) -> Bool {
    guard let value = number(id) else { return false }
    return (interval(id)?.upperBound ?? value) < bound
  }

  /// Whether a figure is surely over a bound.
  func isSurely(_ id: String, over bound: Double) -> Bool {
    guard let value = number(id) else { return false }
    return (interval(id)?.lowerBound ?? value) > bound
  }

  /// A number of a metric's own unit as a fact.
  func fact(_ value: Double, unit: MetricUnit) -> Fact {
    switch unit {
    case .money: .money(Int64(value.rounded()))
    case .share, .gap: .share(value)
    case .sharePoints: .sharePoints(value)
    case .count: .count(Int64(value.rounded()))
    case .points: .points(Int64((value * 100).rounded()))
    case .days: .days(value)
    case .score: .count(Int64((value * 100).rounded()))
    case .receiptsPerMember, .perMonth, .perYear, .items, .times: .number(value)
    }
  }

  /// The facts that every sentence about a metric may use: its name, value, norm and last year's value.
  func facts(about id: String) -> [String: Fact] {
    guard let metric = byID[id] else { return [:] }
    var facts: [String: Fact] = [
      "metric": .metric(id), "steps": .word("three." + (report.query.by ?? .month).rawValue),
    ]
    if let value = metric.result.value?.double { facts["value"] = fact(value, unit: metric.unit) }
    if let low = metric.norm?.low { facts["norm_low"] = fact(low, unit: metric.unit) }
    if let high = metric.norm?.high { facts["norm_high"] = fact(high, unit: metric.unit) }
    return facts
  }

  // MARK: Money

  /// Length of the period in months of 30.4375 days.
  var months: Double { max(report.query.period.months, 1 / 30.4375) }

  /// Turnover of members and of the whole shop over the period, net of returns, in minor units.
  var memberTurnover: Double { metric("revenue.member_share")?.result.numerator?.double ?? 0 }
  var turnover: Double { metric("revenue.member_share")?.result.denominator?.double ?? 0 }

  /// Sale receipts of the shop and of members.
  var receipts: Double { metric("receipts.member_share")?.result.denominator?.double ?? 0 }
  var memberReceipts: Double { metric("receipts.member_share")?.result.numerator?.double ?? 0 }

  var membersBuying: Double { number("base.members_buying") ?? 0 }

  /// Gross margin in one unit of member turnover as paid; nil where cost is not known.
  var marginOfTurnover: Double? {
    guard let margin = metric("margin.member")?.result.numerator?.double, memberTurnover > 0 else { return nil }
    return margin / memberTurnover
  }

  /// Worth of points earned on one unit of member turnover; nil where points or their worth are not known.
  var pointsOfTurnover: Double? { number("points.bonus_value") }

  /// The part of points earned that is ever spent: the period's redemption rate, never over the whole.
  var spentShare: Double { min(1, max(0, number("points.redemption_rate") ?? 1)) }

  /// What multiplying the points on a turnover costs in a month: only points that are spent cost anything.
  func costOfMorePoints(onTurnover turnover: Double, times extra: Double) -> Int64? {
    pointsOfTurnover.map { Int64((turnover / months * $0 * extra * spentShare).rounded()) }
  }
}
