/// How amounts that start together (a month's points) are used up with age, read from cohorts of which the younger have
/// not been seen to the end.
///
/// Volume-weighted development factors (T. Mack, "Distribution-free calculation of the standard error of chain ladder
/// reserve estimates", ASTIN Bulletin 23 (1993) 213-225, equation 3): from age j to j + 1 the sum of what the cohorts
/// seen at both ages had reached at j + 1, over the sum of what they had reached at j. The share used by an age is the
/// product of the factors, the first being used at age 0 over the amount started with.
///
/// Where nothing at all was used by age j the factor does not exist. The share by j + 1 is then the amount used over
/// the amount started with, of the cohorts seen at j + 1: the same rule one column further left.
public struct ChainLadder: Hashable, Sendable {
  /// One cohort: what it started with and how much of it was used by each age seen.
  public struct Cohort: Hashable, Sendable {
    /// The amount the cohort started with.
    public let exposure: Int64
    /// The amount used by age 0, 1, 2 and so on, cumulated; as long as the cohort was seen.
    public let cumulative: [Int64]

    /// Makes a cohort.
    public init(exposure: Int64, cumulative: [Int64]) {
      self.exposure = exposure
      self.cumulative = cumulative
    }
  }

  /// Factors from age j to age j + 1 at index j; nil where nothing was used by age j.
  public let factors: [Double?]
  /// The share of the amount started with that is used by each age; flat after the oldest age seen.
  public let shares: [Double]

  /// Reads the pattern from cohorts.
  ///
  /// Cohorts that started with nothing, or of which no age was seen, say nothing and are passed over.
  ///
  /// - Complexity: O(cohorts x ages).
  public init(_ cohorts: [Cohort]) {
    let cohorts = cohorts.filter { $0.exposure > 0 && !$0.cumulative.isEmpty }
    let ages = cohorts.map(\.cumulative.count).max() ?? 0
    var factors: [Double?] = []
    var shares: [Double] = []
    for age in 0..<ages {
      let seen = cohorts.filter { $0.cumulative.count > age }
      let reached = ChainLadder.sum(seen) { $0.cumulative[age] }
      if age > 0 {
        let before = ChainLadder.sum(seen) { $0.cumulative[age - 1] }
        factors.append(before == 0 ? nil : reached / before)
      }
      if age > 0, let factor = factors[age - 1], let last = shares.last, last != 0 {
        shares.append(last * factor)
      } else {
        shares.append(reached / ChainLadder.sum(seen) { $0.exposure })
      }
    }
    self.factors = factors
    self.shares = shares
  }

  /// The oldest age seen; nil without cohorts.
  public var oldestAge: Int? { shares.isEmpty ? nil : shares.count - 1 }

  /// The share used by an age; past the oldest age seen that of the oldest, 0 without cohorts.
  ///
  /// - Parameter age: 0 or more.
  public func share(by age: Int) -> Double {
    guard let last = shares.last else { return 0 }
    return age < shares.count ? shares[age] : last
  }

  private static func sum(_ cohorts: [Cohort], _ amount: (Cohort) -> Int64) -> Double {
    Double(cohorts.reduce(Int128(0)) { $0 + Int128(amount($1)) })
  }
}
