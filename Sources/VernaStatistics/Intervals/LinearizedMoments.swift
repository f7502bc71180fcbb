/// The sampling error of an estimate from what each cluster moves it by.
///
/// For estimates that are not one ratio of two sums, such as a mean of monthly ratios: first the estimate is worked
/// out, then each shopper's linearised value (its influence to first order) is added up over all the parts it stands
/// in, and the variance is C / (C - 1) times the sum of squared deviations from the mean (Woodruff 1971).
///
/// Sums of fractions depend in their last digits on the order of adding: add in one fixed order.
public struct LinearizedMoments: Hashable, Sendable {
  /// How many clusters were added.
  public private(set) var count: Int64 = 0
  /// The sum of the linearised values, near zero for a smooth estimate.
  public private(set) var sum = 0.0
  /// The sum of their squares.
  public private(set) var squares = 0.0

  /// The moments of no clusters.
  public init() {}

  /// Adds a cluster's linearised value.
  public mutating func add(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  /// Adds the clusters of another, disjoint set.
  public static func += (left: inout LinearizedMoments, right: LinearizedMoments) {
    left.count += right.count
    left.sum += right.sum
    left.squares += right.squares
  }

  /// The variance of the estimate; nil with fewer than two clusters.
  public var variance: Double? {
    guard count > 1 else { return nil }
    let size = Double(count)
    return PairMoments.clean([squares, -sum * sum / size]) * size / (size - 1)
  }

  /// The 95 % interval around an estimate; nil with fewer than two clusters.
  public func interval(around estimate: Double, z: Double = NormalDistribution.z95) -> ConfidenceInterval? {
    variance.map { ConfidenceInterval(estimate: estimate, standardError: $0.squareRoot(), z: z) }
  }
}
