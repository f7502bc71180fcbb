/// What a person can say of a retailer, and what the data say of it: the inputs of the calculator.
public enum ForecastInput: String, CaseIterable, Sendable {
  /// Members enrolled today.
  case members
  /// Members' first purchases a month.
  case newMembers = "new_members"
  /// Receipts a month of a member who is there.
  case frequency
  /// Money a receipt of members.
  case basket
  /// The share of today's members' purchases that is still there a year on.
  case retention
  /// Money a month of all others.
  case otherRevenue = "other_revenue"
  /// Margin before rewards over members' money, without VAT.
  case margin
  /// Worth of points earned over members' money.
  case rewardShare = "reward_share"
  /// The share of points earned that is redeemed before they expire.
  case redemption
  /// Months until points expire.
  case expiryMonths = "expiry_months"
  /// Rewards on receipts that are not points, over members' money before rewards.
  case discountShare = "discount_share"
  /// Costs a month by kind.
  case rewardsCost = "rewards_cost"
  case communicationCost = "communication_cost"
  case platformCost = "platform_cost"
  case otherCost = "other_cost"
  /// Income a month that is no purchase: fees of clubs, settlements of partners.
  case income
  /// Cost of acquisition a new member.
  case acquisitionCost = "acquisition_cost"
  /// How much more members buy because of the programme.
  case uplift
  /// Mean lifetime of a member in months.
  case lifetime = "lifetime_months"
  /// VAT over prices without it, in shares; only where there are no data.
  case valueAddedTax = "vat_rate"

  /// What its numbers are.
  public enum Unit: String, Sendable { case count, money, share, times, months }

  /// What the input's numbers are.
  public var unit: Unit {
    switch self {
    case .members, .newMembers: .count
    case .frequency: .times
    case .basket, .otherRevenue, .rewardsCost, .communicationCost, .platformCost, .otherCost, .income, .acquisitionCost:
      .money
    case .retention, .margin, .rewardShare, .redemption, .discountShare, .uplift, .valueAddedTax: .share
    case .expiryMonths, .lifetime: .months
    }
  }

  /// The driver that it is the level of; nil for what is no driver.
  var driver: ForecastDriver? {
    switch self {
    case .newMembers: .newMembers
    case .basket: .basket
    case .otherRevenue: .otherRevenue
    case .margin: .margin
    case .rewardShare: .earning
    case .discountShare: .discounts
    case .rewardsCost: .rewards
    case .communicationCost: .communication
    case .platformCost: .platform
    case .otherCost: .other
    case .income: .income
    case .acquisitionCost: .acquisition
    case .members, .frequency, .retention, .redemption, .expiryMonths, .uplift, .lifetime, .valueAddedTax: nil
    }
  }
}
