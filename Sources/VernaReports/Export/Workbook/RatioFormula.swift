import VernaCore
import VernaLanguage
import VernaViews

/// Which live formula over two cells gives a value.
enum RatioFormula {
  case quotient, quotientLessOne, difference

  /// The formula that reproduces a value from its parts, nil where neither does: products and estimates are written as
  /// numbers.
  ///
  /// - Parameters:
  ///   - tolerance: half the last digit that the value was rounded to, 0 for shares.
  ///   - isDifference: whether the value is one share less another, as changes in percentage points are.
  init?(value: Double, numerator: Double, denominator: Double, tolerance: Double, isDifference: Bool = false) {
    if isDifference {
      guard abs(numerator - denominator - value) <= 1e-9 else { return nil }
      self = .difference
      return
    }
    guard denominator != 0 else { return nil }
    let quotient = numerator / denominator
    let allowed = max(tolerance * 1.000001, 1e-9 * max(1, abs(value)))
    if abs(quotient - value) <= allowed {
      self = .quotient
    } else if abs(quotient - 1 - value) <= allowed {
      self = .quotientLessOne
    } else {
      return nil
    }
  }

  /// The formula of a metric over its parts, nil where the value is not their quotient.
  init?(of metric: MetricView, wording: Wording) {
    guard let value = metric.value, let numerator = metric.numerator, let denominator = metric.denominator else {
      return nil
    }
    let half = metric.unit == "money" ? 0.5 / Double(wording.money.currency.minorPerMajor) : 0
    self.init(
      value: value, numerator: numerator, denominator: denominator, tolerance: half,
      isDifference: metric.unit == "sharePoints")
  }

  func text(_ numerator: String, _ denominator: String) -> String {
    switch self {
    case .quotient: "=\(numerator)/\(denominator)"
    case .quotientLessOne: "=\(numerator)/\(denominator)-1"
    case .difference: "=\(numerator)-\(denominator)"
    }
  }

  func value(_ numerator: Double, _ denominator: Double) -> Double {
    switch self {
    case .quotient: numerator / denominator
    case .quotientLessOne: numerator / denominator - 1
    case .difference: numerator - denominator
    }
  }
}
