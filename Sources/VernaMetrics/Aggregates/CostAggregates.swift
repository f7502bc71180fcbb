/// Base aggregates of the costs file, of messages and of receipts with offers for one period. Money in minor units.
public struct CostAggregates: Sendable {
  /// Sums by kind.
  public var rewards: Int64 = 0
  public var communication: Int64 = 0
  public var platform: Int64 = 0
  public var other: Int64 = 0
  public var acquisition: Int64 = 0
  public var income: Int64 = 0
  /// messages.cost, of campaigns that no communication row names.
  public var messages: Int64 = 0
  /// People, members or not, whose first sale of all falls in the period; nil where no customer_id was given.
  public var newPeople: Int64?
  /// All campaigns together.
  public var campaigns = CampaignMoney()
  /// Variance of the change of members' GM% against last year, clustered by shopper; worked for the
  /// report's own period and its steps.
  public var marginChangeVariance: Double?
  /// When income caught up with cost, as of `to`; nil where no launch is known.
  public var payback: Payback?

  /// No costs.
  public init() {}

  /// All costs that are neither on a receipt nor acquisition.
  public var listed: Int64 { rewards + communication + platform + other + messages }
}

/// What a campaign, or a type of reward, brought and cost in a period. Money in minor units, without VAT.
public struct CampaignMoney: Sendable, Hashable {
  /// Offers of it used in the period, and the receipts that they stand on.
  public var usedOffers: Int64 = 0
  public var receipts: Int64 = 0
  /// Gross margin of those receipts, and the rewards on them.
  public var margin: Int64 = 0
  public var rewardsOnReceipts: Int64 = 0
  /// Rows of the costs file that name it, acquisition and income left out.
  public var listed: Int64 = 0
  /// Cost of its used offers that are on no receipt.
  public var offersOffReceipts: Int64 = 0
  /// messages.cost where no communication row names it.
  public var messages: Int64 = 0

  /// Nothing.
  public init() {}

  /// All that it cost.
  public var cost: Int64 { rewardsOnReceipts + listed + offersOffReceipts + messages }
  /// What is left of margin before rewards after all cost.
  public var result: Int64 { margin + rewardsOnReceipts - cost }
}

/// When cumulated income reached cumulated cost for good.
public enum Payback: Sendable, Hashable {
  /// Days since launch, the launch day being 0.
  case after(days: Int)
  /// On the last day cost is still ahead.
  case notYet
  /// Cost of goods is known for too small a part of sales since launch: the share.
  case costCoverage(Double)
}
