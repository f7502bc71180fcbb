import Foundation

/// A metric as an expected file or a report's JSON holds it.
struct MetricFigures: Decodable {
  var id: String
  var value: Double?
  var numerator: Double?
  var denominator: Double?
  var unit: String?
  var n: Int?
  var interval: [Double]?
  var previous: Double?
  var yearAgo: Double?
  var note: String?

  enum CodingKeys: String, CodingKey {
    case id, value, numerator, denominator, unit, n, interval, previous, note
    case yearAgo = "year_ago"
  }
}

/// The part of a report's JSON that is compared.
struct ReportFigures: Decodable {
  var metrics: [MetricFigures]
}

/// One configuration of expected figures, with the command line's options that it is for.
struct ExpectedFigures: Decodable {
  var name: String?
  var arguments: [String]
  var metrics: [MetricFigures]
}

/// The hand-worked file: several configurations over the same files.
struct HandFigures: Decodable {
  var files: [String]
  var configurations: [ExpectedFigures]
}

extension ExpectedFigures {
  /// Every difference from a report, as a sentence; money to the minor unit, other values to 1e-9, intervals to 1e-6.
  func differences(from report: ReportFigures) -> [String] {
    var got: [String: MetricFigures] = [:]
    for metric in report.metrics where got[metric.id] == nil { got[metric.id] = metric }
    var found: [String] = []
    for expected in metrics {
      guard let metric = got[expected.id] else {
        found.append("\(expected.id) is not in the report")
        continue
      }
      let isMoney = metric.unit == "money"
      func compare(
        _ name: String, _ wanted: Double?, _ answer: Double?, tolerance: Double = 1e-9, isMean: Bool = false
      ) {
        guard !Self.agree(wanted, answer, isMoney: isMoney || isMean, tolerance: tolerance) else { return }
        found.append("\(expected.id) \(name): expected \(text(wanted)), got \(text(answer)) \(metric.note ?? "")")
      }
      compare("value", expected.value, metric.value)
      guard expected.value != nil, metric.value != nil else { continue }
      let isMean = Self.partsAreMeans.contains(expected.id)
      if let numerator = expected.numerator { compare("numerator", numerator, metric.numerator, isMean: isMean) }
      if let denominator = expected.denominator {
        compare("denominator", denominator, metric.denominator, isMean: isMean)
      }
      if let n = expected.n, n != metric.n { found.append("\(expected.id) n: expected \(n), got \(text(metric.n))") }
      if let interval = expected.interval {
        compare("interval's low end", interval.first, metric.interval?.first, tolerance: 1e-6)
        compare("interval's high end", interval.last, metric.interval?.last, tolerance: 1e-6)
      }
      if let previous = expected.previous { compare("previous", previous, metric.previous) }
      if let yearAgo = expected.yearAgo { compare("year ago", yearAgo, metric.yearAgo) }
    }
    return found
  }

  /// Metrics whose numerator and denominator are means of money, shown with the currency's digits.
  private static let partsAreMeans: Set = ["basket.gap", "price.gap", "price.shelf_gap", "ltv_to_cac"]

  private func text<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "nothing" }

  private static func agree(_ left: Double?, _ right: Double?, isMoney: Bool, tolerance: Double) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    if isMoney { return abs(left - right) <= 0.005 + 1e-9 * abs(left) }
    return abs(left - right) <= tolerance * max(tolerance < 1e-8 ? 1e-3 : 1, abs(left), abs(right))
  }
}
