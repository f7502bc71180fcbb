/// Base aggregates that receipts, lines and the members file give for one period.
public struct ReceiptAggregates: Sendable {
  /// Members' receipts (of the segment), and all others (known non-members and anonymous).
  public var member = GroupSums()
  public var other = GroupSums()
  /// Receipts of members whom the segment leaves out: in S, R and N, in no term of members or others.
  public var outside = GroupSums()
  /// Second moments over shoppers, for intervals.
  public var moments = ShopperMoments()
  public var members = MemberCounts()
  /// Known non-members with a sale, and their sale receipts.
  public var knownCustomers: Int64 = 0
  public var knownCustomerReceipts: Int64 = 0
  /// Returns whose original sale is not in the data.
  public var returnsWithoutOriginal: Int64 = 0
  /// Medians of the money of a sale receipt with their Woodruff intervals, minor units; nil where there is none.
  public var medianMember: MedianEstimate?
  public var medianOther: MedianEstimate?
  /// Days between consecutive sales of a member, both in the period: sum, count, median and interval of each.
  public var intervals = IntervalAggregates()
  /// Whole-history quantities as of the period's `to`: lives, receipts a month lived.
  public var lives = LifeAggregates()
  /// The 12 months that end at `to`, and the full calendar months within the period.
  public var yearEnding = YearAggregates()
  /// repeat.before and repeat.after.
  public var joining = JoiningAggregates()
  /// Members with 3 or more receipts, and those of them who buy 70 % or more on promotion.
  public var frequentMembers: Int64 = 0
  public var cherryPickers: Int64 = 0

  /// Nothing yet: all zero.
  public init() {}

  /// S, R and N of the whole shop.
  public var sales: Int64 { member.sales + other.sales + outside.sales }
  public var returns: Int64 { member.returns + other.returns + outside.returns }
  public var saleReceipts: Int64 { member.saleReceipts + other.saleReceipts + outside.saleReceipts }
}

/// A median with its interval, in minor units or days.
public struct MedianEstimate: Sendable, Hashable {
  /// The median.
  public var value: Double
  public var interval: ClosedRange<Double>?
  public var n: Int64

  /// Makes one from its parts.
  public init(value: Double, interval: ClosedRange<Double>?, n: Int64) {
    self.value = value
    self.interval = interval
    self.n = n
  }
}
