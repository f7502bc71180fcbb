/// The most that may be given: the largest step of which at least three quarters reach it.
///
/// Steps are 5 points from 10 % up, and 1 point under that. No step is reached: 0.
enum CapRule {
  /// From the largest, in per cent.
  static let steps: [Int64] = Array(stride(from: 100, through: 10, by: -5)) + Array(stride(from: 9, through: 1, by: -1))

  /// The largest step that a share of at least 75 % of the weight reaches, in millionths.
  ///
  /// - Parameter weights: of each share; their sum above zero.
  static func reached(_ shares: [ExactShare], weights: [Int128]) -> Int64 {
    let total = weights.reduce(0, +)
    for step in steps {
      let cap = ExactShare(millionths: step * 10_000)
      let weight = zip(shares, weights).reduce(Int128(0)) { $1.0 < cap ? $0 : $0 + $1.1 }
      if weight * 4 >= total * 3 { return step * 10_000 }
    }
    return 0
  }
}
