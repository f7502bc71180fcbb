import VernaStatistics

extension ShopperMoments {
  /// A sum of axes, each with its factor: `[(.memberSales, 1), (.memberReturns, -1)]` is purchases net of returns.
  typealias Combination = [(axis: Axis, factor: Double)]

  /// The 95 % interval of the ratio of two combinations of axes by the delta method, clustered by shopper.
  ///
  /// With e = x - r y a cluster's residual, the variance is C / (C - 1) x sum of e² / Y² (docs/READINGS.md,
  /// "Intervals").
  ///
  /// - Parameter clusters: C, the shoppers from which the samples of x and y come.
  /// - Returns: nil with fewer than two clusters or a zero denominator.
  func ratioInterval(_ numerator: Combination, over denominator: Combination, clusters: Int64) -> ClosedRange<Double>? {
    let x = numerator.reduce(0) { $0 + $1.factor * sum($1.axis) }
    let y = denominator.reduce(0) { $0 + $1.factor * sum($1.axis) }
    guard clusters > 1, y != 0 else { return nil }
    let ratio = x / y
    // The residual as one combination of axes.
    let residual = numerator + denominator.map { ($0.axis, -ratio * $0.factor) }
    let variance = squares(residual) / (y * y) * Double(clusters) / Double(clusters - 1)
    return ConfidenceInterval(estimate: ratio, standardError: variance.squareRoot()).range
  }

  /// The 95 % interval of (x1 / y1) / (x2 / y2) - 1 by the delta method, clustered by shopper.
  ///
  /// - Parameter clusters: shoppers in either sample.
  /// - Returns: nil with fewer than two clusters or a zero sum.
  func gapInterval(
    _ first: (top: Axis, bottom: Axis), over second: (top: Axis, bottom: Axis), clusters: Int64
  ) -> ClosedRange<Double>? {
    let (x1, y1, x2, y2) = (sum(first.top), sum(first.bottom), sum(second.top), sum(second.bottom))
    guard clusters > 1, x1 != 0, y1 != 0, x2 != 0, y2 != 0 else { return nil }
    let ratio = (x1 / y1) / (x2 / y2)
    let moved: Combination = [
      (first.top, 1 / x1), (first.bottom, -1 / y1), (second.top, -1 / x2), (second.bottom, 1 / y2),
    ]
    let variance = ratio * ratio * squares(moved) * Double(clusters) / Double(clusters - 1)
    return ConfidenceInterval(estimate: ratio - 1, standardError: variance.squareRoot()).range
  }

  /// The sum over shoppers of the square of a combination: a quadratic form in the products.
  private func squares(_ combination: Combination) -> Double {
    var squares = 0.0
    var size = 0.0
    for left in combination {
      for right in combination {
        let term = left.factor * right.factor * product(left.axis, right.axis)
        squares += term
        size += abs(term)
      }
    }
    // What is left of terms that cancel, within their rounding, is nothing.
    return squares <= size * 32 * Double.ulpOfOne ? 0 : squares
  }
}

extension MetricContext {
  /// The interval of a ratio over members with a sale in the period.
  func memberInterval(
    _ numerator: ShopperMoments.Combination, over denominator: ShopperMoments.Combination
  ) -> ClosedRange<Double>? {
    now.receipts.moments.ratioInterval(numerator, over: denominator, clusters: now.receipts.members.buying)
  }
}
