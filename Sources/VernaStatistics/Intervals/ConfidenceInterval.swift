/// A two-sided interval that is meant to cover the truth 95 times in a hundred.
public struct ConfidenceInterval: Hashable, Sendable, Codable {
  /// The lower bound.
  public let low: Double
  /// The upper bound, not under the lower one.
  public let high: Double

  /// Makes an interval from its bounds.
  ///
  /// - Parameters:
  ///   - low: the lower bound, a number.
  ///   - high: the upper bound, at or above the lower one.
  public init(low: Double, high: Double) {
    precondition(low <= high, "an interval must not end below its start")
    self.low = low
    self.high = high
  }

  /// The interval of an estimate that is nearly normal: the estimate and `z` standard errors to each side.
  public init(estimate: Double, standardError: Double, z: Double = NormalDistribution.z95) {
    self.init(low: estimate - z * standardError, high: estimate + z * standardError)
  }

  /// Whether a value lies in it, bounds included.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The interval of a linear function of the estimate: each bound times `factor`, plus `shift`.
  public func scaled(by factor: Double, shift: Double = 0) -> ConfidenceInterval {
    let first = low * factor + shift
    let second = high * factor + shift
    return ConfidenceInterval(low: min(first, second), high: max(first, second))
  }
}
