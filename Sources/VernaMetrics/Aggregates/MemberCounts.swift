public import VernaStatistics

/// Counts of members for one period, in the terms of METRICS.md.
public struct MemberCounts: Sendable, Hashable {
  /// A, A2: members with at least one, two sales in the period.
  public var buying: Int64 = 0
  public var buyingTwice: Int64 = 0
  /// B0, E1, B12: members with a sale in the window that ends at `from`, at `to`, 12 months before `to`.
  public var activeAtStart: Int64 = 0
  public var activeAtEnd: Int64 = 0
  public var activeYearAgo: Int64 = 0
  /// Members of B12 that are in E1.
  public var activeYearAgoAndNow: Int64 = 0
  /// NEW, NEW_E, KEPT, REACT.
  public var new: Int64 = 0
  public var newActive: Int64 = 0
  public var kept: Int64 = 0
  public var reactivated: Int64 = 0
  /// MEM, and members of E1 in MEM.
  public var enrolled: Int64 = 0
  public var enrolledActive: Int64 = 0
  /// Members whose last sale before `from` is more than W old.
  public var asleepAtStart: Int64 = 0
  /// Members of the segment, buyers or not; equals `enrolled` without a segment.
  public var inSegment: Int64 = 0
  /// Members of B0 that are in E1.
  public var activeAtBoth: Int64 = 0
  /// Members of A in MEM, and their sale receipts in the period.
  public var enrolledBuying: Int64 = 0
  public var enrolledReceipts: Int64 = 0
  /// Over A: distinct purchase days, and 1.
  public var purchaseDays = PairMoments()

  /// Nothing yet: all zero.
  public init() {}
}

/// Days between consecutive sales of a member, pooled.
public struct IntervalAggregates: Sendable, Hashable {
  /// How many intervals there are.
  public var count: Int64 = 0
  /// Sum of the intervals in seconds, exact.
  public var seconds: Int64 = 0
  /// Over members with at least one interval: their seconds, and how many.
  public var moments = PairMoments()
  public var median: MedianEstimate?

  /// Nothing yet: all zero.
  public init() {}
}

/// Members' lives before `to`, over all data (METRICS.md, section D).
public struct LifeAggregates: Sendable, Hashable {
  /// All sale receipts of members before `to`, and the members who have one.
  public var receipts: Int64 = 0
  public var members: Int64 = 0
  /// Sum of lives in days.
  public var days: Double = 0
  /// interval.mean over all data before `to`, in days; nil where no member has two sales.
  public var intervalMeanDays: Double?
  /// Kaplan-Meier area up to the longest observed life, in months of 30.4375 days; nil where the data are too short.
  public var meanLifetimeMonths: Double?
  public var lifetimeInterval: ClosedRange<Double>?
  public var censoredShare: Double = 0
  /// Whether the data span at least twice the activity window before `to`.
  public var spansTwoWindows = false

  /// Nothing yet: all zero.
  public init() {}
}

/// The 12 months that end at `to`, and the mean over full calendar months of the period.
public struct YearAggregates: Sendable, Hashable {
  /// Whether the data reach back 12 months before `to`.
  public var isWhole = false
  /// Over members with a sale in those 12 months: their sale receipts, and 1.
  public var receipts = PairMoments()
  /// For each full calendar month of the period the same over members with a sale in it.
  public var fullMonths: [PairMoments] = []
  /// Variance of the mean over those months of N_m / A, clustered by member; nil where it was not worked out.
  public var monthlyVariance: Double?
  /// Members with a sale in any of those months; nil where they were not counted.
  public var monthlyMembers: Int64?

  /// Nothing yet: all zero.
  public init() {}
}

/// People whose windows W before and after joining are both whole in the data (metrics repeat.*).
public struct JoiningAggregates: Sendable, Hashable {
  /// People with both windows whole in the data.
  public var people: Int64 = 0
  public var repeatedBefore: Int64 = 0
  public var repeatedAfter: Int64 = 0
  public var repeatedBoth: Int64 = 0
  /// People of whom any sale before joining is known.
  public var seenBefore: Int64 = 0

  /// Nothing yet: all zero.
  public init() {}
}
