/// What a figure may come to: the middle 80 % of the paths, their middle and their mean.
public struct Fan: Hashable, Sendable {
  /// The 10th, 50th and 90th percentile of the paths, and their mean.
  public var p10: Double
  public var p50: Double
  public var p90: Double
  public var mean: Double

  /// Makes a fan.
  public init(p10: Double, p50: Double, p90: Double, mean: Double) {
    self.p10 = p10
    self.p50 = p50
    self.p90 = p90
    self.mean = mean
  }

  /// The fan of a figure's values on the paths; nil where a tenth of them or more is not defined.
  ///
  /// Quantiles by linear interpolation between order statistics (R. J. Hyndman and Y. Fan, "Sample quantiles in
  /// statistical packages", The American Statistician 50 (1996), definition 7).
  /// - Parameter values: put into another order.
  /// - Complexity: O(paths) on average.
  init?(_ values: inout [Double]) {
    if values.contains(where: \.isNaN) {
      let known = values.filter { !$0.isNaN }
      guard known.count * 10 > values.count * 9 else { return nil }
      values = known
    }
    guard !values.isEmpty else { return nil }
    mean = values.reduce(0, +) / Double(values.count)
    p10 = OrderStatistic.quantile(0.1, of: &values)
    p50 = OrderStatistic.quantile(0.5, of: &values)
    p90 = OrderStatistic.quantile(0.9, of: &values)
  }
}
