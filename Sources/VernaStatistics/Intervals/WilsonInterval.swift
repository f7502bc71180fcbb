extension ConfidenceInterval {
  /// Wilson's score interval of a share whose numerator is a subset of the units in its denominator.
  ///
  /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
  /// Statistical Association 22 (1927) 209-212:
  /// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). It stays within 0 and 1 and needs no correction at
  /// either end.
  ///
  /// - Parameters:
  ///   - successes: units in the numerator, 0 to `count`.
  ///   - count: units in the denominator.
  ///   - z: standard errors to each side.
  /// - Returns: nil where there is no unit.
  public static func wilson(successes: Int64, of count: Int64, z: Double = NormalDistribution.z95)
    -> ConfidenceInterval?
  {
    precondition(successes >= 0 && successes <= count, "the numerator must be a subset of the denominator")
    guard count > 0 else { return nil }
    let size = Double(count)
    let share = Double(successes) / size
    let stretch = 1 + z * z / size
    let centre = (share + z * z / (2 * size)) / stretch
    let reach = z / stretch * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot()
    return ConfidenceInterval(
      low: successes == 0 ? 0 : max(0, centre - reach), high: successes == count ? 1 : min(1, centre + reach))
  }
}
