/// A figure of the forecast, a value a month. Where METRICS.md has the same figure the id is its own.
public enum ForecastMetric: Int, CaseIterable, Sendable {
  case revenue, memberRevenue, otherRevenue
  case newMembers, buyers, receipts, basket
  case margin, marginBeforeRewards, income
  case pointsCost, discountsCost, rewardsCost, communicationCost, platformCost, otherCost, cost, acquisitionCost
  case earned, redeemed, expired, liabilityFace, liabilityExpected
  case lifetimeRevenue, lifetimeMargin, acquisitionCostOfMember, lifetimeToAcquisition
  case returnNaive, returnCaused, breakEvenShare, campaignReturn, costShare
  case result, cumulatedResult

  /// The id.
  public var id: String {
    switch self {
    case .revenue: "revenue.total"
    case .memberRevenue: "revenue.members"
    case .otherRevenue: "revenue.others"
    case .newMembers: "base.members_new"
    case .buyers: "base.members_buying"
    case .receipts: "receipts.members"
    case .basket: "basket.net"
    case .margin: "margin.members"
    case .marginBeforeRewards: "margin.before_rewards"
    case .income: "income"
    case .pointsCost: "cost.points"
    case .discountsCost: "cost.discounts"
    case .rewardsCost: "cost.rewards"
    case .communicationCost: "cost.communication"
    case .platformCost: "cost.platform"
    case .otherCost: "cost.other"
    case .cost: "cost"
    case .acquisitionCost: "cost.acquisition"
    case .earned: "points.earned"
    case .redeemed: "points.redeemed"
    case .expired: "points.expired"
    case .liabilityFace: "points.liability_face"
    case .liabilityExpected: "points.liability_expected"
    case .lifetimeRevenue: "ltv.revenue"
    case .lifetimeMargin: "ltv.margin"
    case .acquisitionCostOfMember: "cac"
    case .lifetimeToAcquisition: "ltv_to_cac"
    case .returnNaive: "roi.naive"
    case .returnCaused: "roi.caused"
    case .breakEvenShare: "roi.break_even"
    case .campaignReturn: "romi.naive"
    case .costShare: "programme.cost_share"
    case .result: "result"
    case .cumulatedResult: "result.cumulated"
    }
  }

  /// What its numbers are.
  public enum Unit: String, Sendable { case money, count, share, times, gap, points }

  /// What the figure's numbers are.
  public var unit: Unit {
    switch self {
    case .newMembers, .buyers, .receipts: .count
    case .earned, .redeemed, .expired: .points
    case .lifetimeToAcquisition: .times
    case .breakEvenShare, .costShare: .share
    case .returnNaive, .returnCaused, .campaignReturn: .gap
    default: .money
    }
  }

  /// Whether months add up to a year.
  public var isFlow: Bool {
    switch self {
    case .revenue, .memberRevenue, .otherRevenue, .newMembers, .receipts, .margin, .marginBeforeRewards, .income,
      .pointsCost, .discountsCost, .rewardsCost, .communicationCost, .platformCost, .otherCost, .cost, .acquisitionCost,
      .earned, .redeemed, .expired, .result:
      true
    default: false
    }
  }

  /// The kinds of the programme's cost, which add up to `cost`.
  public static let costKinds: [ForecastMetric] = [
    .pointsCost, .discountsCost, .rewardsCost, .communicationCost, .platformCost, .otherCost,
  ]
}
