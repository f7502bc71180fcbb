extension Double {
  /// Whether the number is less than another by more than their last digits: two ways of working out one number may differ
  /// there, and no judgement should hang on it.
  ///
  /// - Complexity: O(1).
  public func isClearlyLess(than other: Double) -> Bool {
    other - self > 1e-12 * Swift.max(magnitude, other.magnitude)
  }
}
