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
  /// Sum over A of distinct purchase days, and of its square.
  public var purchaseDays: Int64 = 0
  public var purchaseDaysSquared: Double = 0
  /// For the interval of retention.crr: over members, sum of squares and products of x = 1[E1] - 1[NEW_E] and y = 1[B0].
  public var crrXX: Double = 0
  public var crrXY: Double = 0
  /// The same for x = 1[E1] - 1[NEW_E] - 1[REACT].
  public var crrNetXX: Double = 0
  public var crrNetXY: Double = 0
  /// Members counted in those sums.
  public var crrMembers: Int64 = 0

  public init() {}
}

/// Days between consecutive sales of a member, pooled.
public struct IntervalAggregates: Sendable, Hashable {
  public var count: Int64 = 0
  /// Sum of the intervals in seconds, exact.
  public var seconds: Int64 = 0
  /// Over members: sums of squares and products of (seconds in days, count), for the delta method.
  public var daysSquared: Double = 0
  public var daysByCount: Double = 0
  public var countSquared: Double = 0
  /// Members with at least one interval.
  public var members: Int64 = 0
  public var median: MedianEstimate?

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
  /// Days of data before `to`.
  public var spanDays: Int = 0

  public init() {}
}

/// The 12 months that end at `to`, and the mean over full calendar months of the period.
public struct YearAggregates: Sendable, Hashable {
  /// Whether the data reach back 12 months before `to`.
  public var isWhole = false
  /// Members' sale receipts and members with a sale in those 12 months, with the squares for an interval.
  public var receipts: Int64 = 0
  public var members: Int64 = 0
  public var receiptsSquared: Double = 0
  /// For each full calendar month of the period: N_m and A.
  public var fullMonths: [MonthCounts] = []

  /// N_m and A of one calendar month.
  public struct MonthCounts: Sendable, Hashable {
    public var receipts: Int64
    public var members: Int64
    public var receiptsSquared: Double

    public init(receipts: Int64, members: Int64, receiptsSquared: Double) {
      self.receipts = receipts
      self.members = members
      self.receiptsSquared = receiptsSquared
    }
  }

  public init() {}
}

/// People whose windows W before and after joining are both whole in the data (metrics repeat.*).
public struct JoiningAggregates: Sendable, Hashable {
  public var people: Int64 = 0
  public var repeatedBefore: Int64 = 0
  public var repeatedAfter: Int64 = 0
  public var repeatedBoth: Int64 = 0

  public init() {}
}
