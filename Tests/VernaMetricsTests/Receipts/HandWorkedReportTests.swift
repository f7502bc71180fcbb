import Testing
import VernaColumns
import VernaCore
import VernaMetrics

/// Every metric of the hand-worked shop through the whole report, against the figures worked out by hand.
@Suite struct HandWorkedReportTests {
  private func report(_ query: MetricQuery, threads: Int) throws -> MetricReport {
    var dataset = try HandShop.dataset()
    // The launch is each configuration's own, as --launch gives it.
    dataset.settings.launch = nil
    let backend = ColumnBackend(dataset: dataset, threads: threads)
    return try ReportBuilder(backend: backend).report(query, settings: dataset.settings, given: dataset.given)
  }

  /// Everything that disagrees, as texts.
  private func differences(_ report: MetricReport, _ expected: [ExpectedFigures.Metric]) -> [String] {
    var found: [String] = []
    for wanted in expected {
      guard let metric = report.metric(wanted.id) else {
        found.append("\(wanted.id): not in the report")
        continue
      }
      let result = metric.result
      let scale = metric.unit == .money ? 100.0 : 1
      func check(_ name: String, _ number: MetricNumber?, _ value: Double?, isValue: Bool) {
        guard isValue || value != nil else { return }
        let shown = number.map { number -> Double in
          if case .money(let minor) = number { return Double(minor) / 100 }
          if case .moneyEstimate(let minor) = number { return minor / 100 }
          if case .real(let real) = number { return real / scale }
          return number.double
        }
        if shown == nil && value == nil { return }
        if near(shown, value ?? .nan) { return }
        found.append(
          "\(wanted.id) \(name): \(shown.map { "\($0)" } ?? "absent"), by hand \(value.map { "\($0)" } ?? "absent")")
      }
      check("value", result.value, wanted.value, isValue: true)
      check("numerator", result.numerator, wanted.numerator, isValue: false)
      check("denominator", result.denominator, wanted.denominator, isValue: false)
      if let n = wanted.n, wanted.value != nil, n != result.n {
        found.append("\(wanted.id) n: \(result.n.map { "\($0)" } ?? "none"), by hand \(n)")
      }
      if let interval = wanted.interval {
        let bounds = [result.interval?.lowerBound, result.interval?.upperBound]
        for (bound, value) in zip(bounds, interval) where !near(bound.map { $0 / scale }, value) {
          found.append("\(wanted.id) interval: \(bounds), by hand \(interval)")
        }
      }
    }
    return found
  }

  @Test(arguments: [1, 2, 3]) func grocery(threads: Int) throws {
    var query = HandShop.february
    query.launch = Day(year: 2024, month: 2, day: 1)
    let found = differences(try report(query, threads: threads), try ExpectedFigures.read().metrics("grocery"))
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test(arguments: [1, 2, 3]) func fashion(threads: Int) throws {
    let found = differences(
      try report(HandShop.year, threads: threads), try ExpectedFigures.read().metrics("fashion"))
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test func tooLittleData() throws {
    let query = MetricQuery(
      period: Period(from: Day(year: 2022, month: 6, day: 1), to: Day(year: 2022, month: 7, day: 1)), by: nil,
      industry: .other, pointValueMicros: 10_000_000)
    let found = differences(try report(query, threads: 2), try ExpectedFigures.read().metrics("too-little-data"))
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }
}
