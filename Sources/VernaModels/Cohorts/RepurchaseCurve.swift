#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How many purchases a member makes in a month, by months since the first one: it falls quickly at first, then ever
/// slower, since those who soon leave leave first.
///
/// receipts(age) = first x (1 + age)^-fading from age 1 on: the tail of the Pareto family to which models of mixed lives
/// lead (P. S. Fader and B. G. S. Hardie, "How to project customer retention", Journal of Interactive Marketing 21 (2007),
/// figure 4: retention rises with age because customers differ).
public struct RepurchaseCurve: Hashable, Sendable {
  /// Receipts of a new member in the month of the first purchase, that one among them.
  public var inFirstMonth: Double
  /// Receipts a month at age 0 of the curve.
  public var first: Double
  /// How quickly they fade; 0 for members who never do.
  public var fading: Double
  /// The standard deviation of the fading.
  public var fadingDeviation: Double
  /// By how many months the curve is older than its age says: members who were there long before are on its flat part.
  public var shift = 0.0
  /// The share that stays each month, instead of fading: what is supposed where nothing is known but a retention.
  public var survival: Double?

  /// Makes a curve.
  public init(inFirstMonth: Double, first: Double, fading: Double, fadingDeviation: Double, survival: Double? = nil) {
    self.inFirstMonth = inFirstMonth
    self.first = first
    self.fading = fading
    self.fadingDeviation = fadingDeviation
    self.survival = survival
  }

  /// Fits a curve to cohorts.
  ///
  /// The share at each age is a ratio of sums over the cohorts seen at that age; a weighted line through its logarithm
  /// against log(1 + age), with the prior of the fading as one more observation.
  ///
  /// - Parameters:
  ///   - members: how many members each cohort has.
  ///   - receipts: by cohort their receipts by age, from 0; as long as the cohort was seen.
  /// - Returns: nil where nobody was seen after the first month.
  /// - Complexity: O(cohorts x ages).
  public init?(members: [Double], receipts: [[Double]]) {
    let ages = receipts.map(\.count).max() ?? 0
    guard ages > 1 else { return nil }
    var sums = [Double](repeating: 0, count: ages)
    var people = sums
    for (cohort, row) in receipts.enumerated() {
      for (age, count) in row.enumerated() {
        sums[age] += count
        people[age] += members[cohort]
      }
    }
    guard people[0] > 0 else { return nil }
    inFirstMonth = sums[0] / people[0]
    let line = RepurchaseLine(sums: sums, people: people, ages: 1..<ages, shift: 0)
    guard let line else { return nil }
    first = line.first
    fading = line.fading
    fadingDeviation = line.fadingDeviation
  }

  /// Fits the curve of members who were there before the data begin, one row of receipts by month.
  ///
  /// How old they were is not known: of several shifts the one whose line lies closest is taken.
  /// - Returns: nil where they were not seen after the first month.
  public init?(oldMembers: Double, receipts: [Double]) {
    guard receipts.count > 1, oldMembers > 0 else { return nil }
    let people = [Double](repeating: oldMembers, count: receipts.count)
    let lines = [0.0, 3, 12, 36].compactMap { shift in
      RepurchaseLine(sums: receipts, people: people, ages: (shift == 0 ? 1 : 0)..<receipts.count, shift: shift)
        .map { (shift: shift, line: $0) }
    }
    guard let best = lines.min(by: { $0.line.meanSquare < $1.line.meanSquare }) else { return nil }
    inFirstMonth = receipts[0] / oldMembers
    first = best.line.first
    fading = best.line.fading
    fadingDeviation = best.line.fadingDeviation
    shift = best.shift
  }

  /// Receipts a month at an age in months; the first month is at age 0.
  public func receipts(at age: Int) -> Double { receipts(at: age, deviation: 0) }

  /// The same where fading lies some standard deviations above what was fitted.
  public func receipts(at age: Int, deviation: Double) -> Double {
    if age == 0 && shift == 0 { return inFirstMonth }
    if let survival { return first * exp(log(survival) * Double(age)) }
    return first * exp(-max(0, fading + deviation * fadingDeviation) * log(1 + Double(age) + shift))
  }
}
