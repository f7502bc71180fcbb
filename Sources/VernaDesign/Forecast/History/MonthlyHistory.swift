/// What happened month by month: the first of the calculator's inputs. Money in minor units, points in hundredths.
///
/// Only whole calendar months are in it; what is not known of all months is empty.
public struct MonthlyHistory: Hashable, Sendable {
  /// The first month, as `Day.monthIndex`.
  public var firstMonth: Int
  /// How many months.
  public var months: Int
  /// By month: members' first purchases, members who bought, members' sale receipts, and their money less returns.
  public var newMembers: [Int64] = []
  public var buyers: [Int64] = []
  public var receipts: [Int64] = []
  public var memberRevenue: [Int64] = []
  /// By month: money of all others, less returns; and their sale receipts.
  public var otherRevenue: [Int64] = []
  public var otherReceipts: [Int64] = []
  /// By cohort (the month of the first purchase): sale receipts by month of age. Cohort 0 is of those who were members
  /// before the data begin, where that is known, and of the first month.
  public var cohortReceipts: [[Int64]] = []
  /// By cohort how many members.
  public var cohortMembers: [Int64] = []
  /// By month GM_m and (S_m - R_m) without VAT on lines whose cost is known; empty where too little cost is known.
  public var margin: [Int64] = []
  public var costedRevenue: [Int64] = []
  /// By month RW as paid and without VAT, and the part of it that was paid with points; empty where not given.
  public var rewards: [Int64] = []
  public var rewardsWithoutTax: [Int64] = []
  public var pointsPaid: [Int64] = []
  /// By month points earned, redeemed and expired; empty without a points file.
  public var earned: [Int64] = []
  public var redeemed: [Int64] = []
  public var expired: [Int64] = []
  /// By month rows of the costs file by kind; empty without one.
  public var costs: [CostKind: [Int64]] = [:]
  /// What is known as of the end.
  public var end = EndState()

  /// No months.
  public init(firstMonth: Int, months: Int) {
    self.firstMonth = firstMonth
    self.months = months
  }

  /// The month after the last one.
  public var nextMonth: Int { firstMonth + months }
  /// The calendar month of the first, 0 for January.
  public var firstCalendarMonth: Int { ((firstMonth % 12) + 12) % 12 }

  /// A kind of cost, as the costs file names it, messages among communication.
  public enum CostKind: String, Hashable, Sendable, CaseIterable {
    case rewards, communication, platform, other, acquisition, income
  }

  /// Quantities as of the end of the last month.
  public struct EndState: Hashable, Sendable {
    /// Members enrolled, and those of them who bought in the activity window.
    public var enrolled: Int64 = 0
    public var active: Int64 = 0
    /// Mean lifetime in months with its interval (METRICS.md, section D), and why it is absent.
    public var lifetimeMonths: Double?
    public var lifetimeInterval: ClosedRange<Double>?
    /// Sale receipts a month lived.
    public var receiptsAMonthLived: Double?
    /// Points left, the same expected to be redeemed, in hundredths; and money of one point in millionths of a minor unit.
    public var balance: Int64 = 0
    public var expectedBalance: Double?
    public var pointValueMicros: Int64?
    /// Shares of earned points redeemed and expired by age in months, and the age at which use ends.
    public var redeemedByAge: [Double] = []
    public var expiredByAge: [Double] = []
    public var horizonMonths = 36
    /// Points left by age in months.
    public var leftByAge: [Int: Int64] = [:]
    /// Whether anyone lacks a known expiry, so that the horizon is assumed.
    public var isHorizonAssumed = true
    /// Campaigns over the last 12 months: margin before rewards on receipts with their offers, and all they cost.
    public var campaignMargin: Int64 = 0
    public var campaignCost: Int64 = 0

    /// Nothing known.
    public init() {}
  }

  /// The same history cut off after some months, as it was then.
  ///
  /// What is only known as of the end is left out.
  public func first(_ count: Int) -> MonthlyHistory {
    var cut = MonthlyHistory(firstMonth: firstMonth, months: min(count, months))
    func part(_ values: [Int64]) -> [Int64] { Array(values.prefix(count)) }
    cut.newMembers = part(newMembers)
    cut.buyers = part(buyers)
    cut.receipts = part(receipts)
    cut.memberRevenue = part(memberRevenue)
    cut.otherRevenue = part(otherRevenue)
    cut.otherReceipts = part(otherReceipts)
    cut.margin = part(margin)
    cut.costedRevenue = part(costedRevenue)
    cut.rewards = part(rewards)
    cut.rewardsWithoutTax = part(rewardsWithoutTax)
    cut.pointsPaid = part(pointsPaid)
    cut.earned = part(earned)
    cut.redeemed = part(redeemed)
    cut.expired = part(expired)
    cut.costs = costs.mapValues(part)
    cut.cohortMembers = part(cohortMembers)
    cut.cohortReceipts = cohortReceipts.prefix(count).enumerated().map { cohort, row in
      Array(row.prefix(count - cohort))
    }
    return cut
  }
}
