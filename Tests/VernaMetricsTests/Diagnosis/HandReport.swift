import VernaColumns
import VernaCore
import VernaMetrics

/// A report put together figure by figure, for a rule to read.
struct HandReport {
  static let period = Period(from: Day(year: 2025, month: 1, day: 1), to: Day(year: 2026, month: 1, day: 1))

  private(set) var report: MetricReport

  init(launch: Day? = nil) {
    report = MetricReport(
      query: MetricQuery(period: HandReport.period, industry: .grocery, launch: launch), currency: .rouble,
      timeZoneName: "UTC", given: GivenInputs(), previousPeriod: HandReport.period.previous,
      yearAgoPeriod: HandReport.period.yearAgo(byWeeks: true), metrics: [], steps: [], tables: [])
  }

  /// Adds a figure of the whole period.
  mutating func add(
    _ id: String, _ value: MetricNumber, over denominator: (MetricNumber, MetricNumber)? = nil,
    interval: ClosedRange<Double>? = nil, unit: MetricUnit = .share, good: Good = .higher, norm: Norm? = nil,
    trend: Trend = .notJudged, yearAgo: MetricNumber? = nil
  ) {
    report.metrics.append(
      HandReport.metric(
        id, value, over: denominator, interval: interval, unit: unit, good: good, norm: norm, trend: trend,
        yearAgo: yearAgo))
  }

  /// Gives a figure three whole months, each with the value of the same month last year.
  mutating func addMonths(
    _ id: String, now: [Double], yearAgo: [Double], halfInterval: Double?, unit: MetricUnit = .share,
    good: Good = .higher
  ) {
    for (index, values) in zip(now, yearAgo).enumerated() {
      let from = Day(year: 2025, month: 10 + index, day: 1)
      let step = Period(from: from, to: from.adding(months: 1))
      if report.steps.count <= index { report.steps.append(.init(period: step, isWhole: true, metrics: [])) }
      let interval = halfInterval.map { (values.0 - $0)...(values.0 + $0) }
      report.steps[index].metrics.append(
        HandReport.metric(
          id, .real(values.0), interval: interval, unit: unit, good: good, yearAgo: .real(values.1)))
    }
  }

  mutating func addTable(_ id: String, _ columns: [String], _ rows: [[MetricTable.Cell]]) {
    report.tables.append(
      MetricTable(id: id, section: .basket, columns: columns.map { MetricTable.Column($0) }, rows: rows))
  }

  private static func metric(
    _ id: String, _ value: MetricNumber, over ratio: (MetricNumber, MetricNumber)? = nil,
    interval: ClosedRange<Double>? = nil, unit: MetricUnit, good: Good, norm: Norm? = nil, trend: Trend = .notJudged,
    yearAgo: MetricNumber? = nil
  ) -> MetricValue {
    let definition = MetricDefinition(
      id: id, section: .basket, unit: unit, good: good, source: "001", formula: "", evaluate: { _ in MetricResult() })
    return MetricValue(
      definition: definition, period: period,
      result: MetricResult(value: value, numerator: ratio?.0, denominator: ratio?.1, interval: interval), norm: norm,
      status: Norms.status(of: value.double, norm: norm, isTooEarly: false), trend: trend, previous: nil,
      yearAgo: yearAgo)
  }
}
