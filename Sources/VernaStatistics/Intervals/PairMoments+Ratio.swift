extension PairMoments {
  /// The ratio of the sums; nil where the denominator is zero.
  public var ratio: Double? { y == 0 ? nil : Double(x) / Double(y) }

  /// The variance of the total of `a * x + b * y`, clusters drawn with replacement: n / (n - 1) times the sum of
  /// squared deviations from the mean (W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 9A.3).
  ///
  /// - Returns: nil with fewer than two clusters. What lies within the rounding of the sums is zero.
  public func varianceOfTotal(_ a: Double, _ b: Double) -> Double? {
    guard count > 1 else { return nil }
    let size = Double(count)
    let terms = [a * a * Double(xx), 2 * a * b * Double(xy), b * b * Double(yy)]
    let total = a * Double(x) + b * Double(y)
    return PairMoments.clean(terms + [-total * total / size]) * size / (size - 1)
  }

  /// The variance of (x + numeratorExtra) / (y + denominatorExtra), the extras being known without error.
  ///
  /// The delta method: the ratio moves with the residuals x - r y over the denominator (Cochran 1977, equation 6.13;
  /// R. S. Woodruff, "A simple method for approximating the variance of a complicated estimate", Journal of the
  /// American Statistical Association 66 (1971) 411-414).
  ///
  /// - Returns: nil with fewer than two clusters or a zero denominator.
  public func ratioVariance(numeratorExtra: Double = 0, denominatorExtra: Double = 0) -> Double? {
    let denominator = Double(y) + denominatorExtra
    guard denominator != 0 else { return nil }
    let ratio = (Double(x) + numeratorExtra) / denominator
    return varianceOfTotal(1 / denominator, -ratio / denominator)
  }

  /// The 95 % interval of the ratio by the delta method, clustered; the extras are known without error.
  ///
  /// It is not cut to 0 and 1 where the ratio is a share: a bound beyond them says how little the sample knows.
  ///
  /// - Returns: nil with fewer than two clusters or a zero denominator.
  public func ratioInterval(
    numeratorExtra: Double = 0, denominatorExtra: Double = 0, z: Double = NormalDistribution.z95
  ) -> ConfidenceInterval? {
    guard let variance = ratioVariance(numeratorExtra: numeratorExtra, denominatorExtra: denominatorExtra) else {
      return nil
    }
    let ratio = (Double(x) + numeratorExtra) / (Double(y) + denominatorExtra)
    return ConfidenceInterval(estimate: ratio, standardError: variance.squareRoot(), z: z)
  }

  /// The mean of `x` over the clusters; nil without any.
  public var mean: Double? { count == 0 ? nil : Double(x) / Double(count) }

  /// The 95 % interval of the mean of `x` over the clusters; nil with fewer than two.
  public func meanInterval(z: Double = NormalDistribution.z95) -> ConfidenceInterval? {
    guard let mean, let variance = varianceOfTotal(1 / Double(count), 0) else { return nil }
    return ConfidenceInterval(estimate: mean, standardError: variance.squareRoot(), z: z)
  }

  /// A sum of squares worked out from terms that may cancel: zero where only rounding is left of it.
  package static func clean(_ terms: [Double]) -> Double {
    let sum = terms.reduce(0, +)
    let rounding = terms.reduce(0) { $0 + abs($1) } * 16 * Double.ulpOfOne
    return sum <= rounding ? 0 : sum
  }
}
