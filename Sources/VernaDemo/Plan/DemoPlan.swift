public import VernaCore

/// What the made-up retailer is to look like: everything it writes follows from this value alone.
public struct DemoPlan: Hashable, Sendable {
  /// What is written.
  public enum Contents: String, Hashable, Sendable, CaseIterable {
    /// Every file of the data contract.
    case everything
    /// `receipts.csv` alone, for benchmarks: memory does not grow with the number of receipts.
    case receiptsOnly = "receipts-only"
  }

  /// The seed of every draw. Two plans that differ only in it are two retailers of the same kind.
  public var seed: UInt64
  /// Sale receipts over the two years; returns come on top (about 0.6 %). From 1,000 to 100,000,000.
  ///
  /// Met to within 1 %; a falling frequency takes some 3 % away.
  public var receipts: Int
  /// The problems planted.
  public var problems: Set<DemoProblem>
  /// Which files are written.
  public var contents: Contents

  /// The numbers of receipts that a plan may ask for.
  public static let receiptRange = 1_000...100_000_000

  /// Makes a plan; the number of receipts is clamped to `receiptRange`.
  public init(
    seed: UInt64 = 1, receipts: Int = 1_500_000, problems: Set<DemoProblem> = Set(DemoProblem.allCases),
    contents: Contents = .everything
  ) {
    self.seed = seed
    self.receipts = min(max(receipts, DemoPlan.receiptRange.lowerBound), DemoPlan.receiptRange.upperBound)
    self.problems = problems
    self.contents = contents
  }

  /// A retailer without a planted problem: every judged metric lies inside the grocery norms.
  public static let healthy = DemoPlan(problems: [])

  /// The trade whose norms apply.
  public var industry: Industry { .grocery }
  /// The two years of trading.
  public var period: Period {
    Period(from: Day(year: 2024, month: 1, day: 1), to: Day(year: 2026, month: 1, day: 1))
  }
  /// The first day of the programme: the start of month 7.
  public var launch: Day { period.from.adding(months: 6) }
  /// The programme's time zone.
  public var timeZone: String { "Europe/Moscow" }
  /// The currency of every amount.
  public var currency: Currency { .rouble }
  /// What one point is worth at the till, in minor units.
  public var pointValueMinorUnits: Int64 { 100 }

  /// The plan without one of its problems.
  public func without(_ problem: DemoProblem) -> DemoPlan {
    var plan = self
    plan.problems.remove(problem)
    return plan
  }

  func has(_ problem: DemoProblem) -> Bool { problems.contains(problem) }
}
