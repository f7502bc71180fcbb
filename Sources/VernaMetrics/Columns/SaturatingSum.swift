infix operator +|= : AssignmentPrecedence

extension Int64 {
  /// A sum that stays at the end of 64 bits where it would pass it: for sums of millionths, which only intervals are worked
  /// from, so that a shopper of a hundred thousand million units of money costs no crash.
  @inline(__always)
  static func +|= (left: inout Int64, right: Int64) {
    let (sum, overflow) = left.addingReportingOverflow(right)
    left = overflow ? (right < 0 ? Int64.min : Int64.max) : sum
  }
}
