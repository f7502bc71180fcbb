public import VernaCore

/// A ladder designed from margins and demand: every table of `verna design` as plain values.
///
/// Money is in major units, unrounded: each figure is worked as an exact fraction and turned into the nearest double at the end.
/// Shares are fractions. What is undefined is nil. Prices in clusters, margins and revenue are without VAT; `from`, mean basket and
/// the entry threshold are as the shopper pays.
public struct LadderDesign: Sendable, Equatable {
  /// The one currency of all money.
  public var currency: Currency
  /// The window of demand: the months before the day after the last sale.
  public var window: Period
  /// The 12 months that members' purchases are counted over.
  public var year: Period
  /// Category paths that it was asked for; empty is everything.
  public var categories: [String]
  /// What was asked for.
  public var request: DesignRequest
  /// Products that no margin can be worked for.
  public var leftOut: [LeftOut]
  /// Sales of goods that are not among the products designed for.
  public var unmatched: UnmatchedSales
  /// Products with price and known cost.
  public var products: Int
  /// The four clusters of margin, the thinnest first.
  public var clusters: [MarginCluster]
  /// The quartiles of margin that part them.
  public var quartiles: Quartiles
  /// What the window came to.
  public var basis: Basis
  /// From which purchases on the programme begins.
  public var entryThreshold: EntryThreshold
  /// The most that may be given.
  public var rewardCap: RewardCap
  /// Products whose margin share is under the cap, the thinnest first.
  public var belowCap: [BelowCap]
  /// The ladder: a step is the mean margin of a receipt. Empty where there is no ladder.
  public var levels: [Level]
  /// The same ladder with other steps, and the cheapest one.
  public var alternatives: [Ladder]
  /// Today's members and where they land; nil where there are no members.
  public var members: MemberLanding?
  /// How the figures move with price, cost and mix.
  public var sensitivity: [Sensitivity]
  /// What a person must know before using it, the gravest first.
  public var warnings: [Phrase]
  /// The replay of the history under the ladder; nil until it has been worked, or where there is no ladder.
  public var proof: LadderProof?
  /// The programme file of the ladder; nil until it has been proved, or where there is no ladder.
  public var programmeFile: String?
  /// The plan of a pilot, where one was asked for.
  public var pilot: PilotPlan?

  /// A product that is left out, and why.
  public struct LeftOut: Sendable, Equatable {
    /// The product.
    public var sku: String
    /// Why.
    public var reason: Reason

    /// Why sales or products have no margin.
    public enum Reason: String, Sendable, CaseIterable {
      case noPrice = "no_price"
      case zeroPrice = "zero_price"
      case negativePrice = "negative_price"
      case noCost = "no_cost"
      /// Sold, but not in the products file.
      case notListed = "not_in_products"
    }
  }

  /// Sales in the window of goods that are not designed for; money without VAT, net of returns.
  public struct UnmatchedSales: Sendable, Equatable {
    /// Sale lines, and distinct sale receipts with one.
    public var lines: Int
    public var receipts: Int
    public var units: Double
    public var revenue: Double
    /// By product.
    public var products: [Product]

    /// One product.
    public struct Product: Sendable, Equatable {
      /// Its code.
      public var sku: String
      /// Why it is not designed for.
      public var reason: LeftOut.Reason
      /// Sale lines.
      public var lines: Int
      public var units: Double
      public var revenue: Double
    }
  }

  /// A quarter of the products by margin.
  public struct MarginCluster: Sendable, Equatable {
    /// 1 to 4, the greatest margin last.
    public var cluster: Int
    /// How many products.
    public var products: Int
    /// Margins of one unit; nil for no products.
    public var marginMin: Double?
    public var marginMax: Double?
    /// Sum of margins, one unit of each product.
    public var capacity: Double
    /// Least and greatest margin / price; nil for no products.
    public var marginShareMin: Double?
    public var marginShareMax: Double?
    /// Sold in the window, net of returns.
    public var units: Double
    /// Sale lines, and distinct sale receipts with one.
    public var lines: Int
    public var receipts: Int
    /// Net of returns, without VAT.
    public var revenue: Double
    public var marginRealised: Double
  }

  /// Quartiles of the margin of one unit.
  public struct Quartiles: Sendable, Equatable {
    /// The first, second and third.
    public var q1: Double
    public var q2: Double
    public var q3: Double
  }

  /// What the window came to over all receipts.
  public struct Basis: Sendable, Equatable {
    /// Sale receipts.
    public var receipts: Int
    /// Money on sale receipts / sale receipts, as paid.
    public var meanBasket: Double
    /// Margin realised / sale receipts.
    public var meanMargin: Double
    /// The median of sale receipts' margins.
    public var medianMargin: Double
    /// Revenue and margin realised without VAT, net of returns.
    public var revenue: Double
    public var marginRealised: Double
    /// Margin realised / revenue; nil where there is no revenue.
    public var marginShare: Double?
    /// Days between consecutive sales of a member in the window; nil where no member came twice.
    public var intervalDays: Double?
    /// How many such intervals there are; 0 where the days were given.
    public var intervals: Int
    /// Share of points given that are spent, from the data or as given; nil where it is not known.
    public var redemption: Double?
  }

  /// From which purchases on the programme begins.
  public struct EntryThreshold: Sendable, Equatable {
    /// The lowest price among products sold in the entry cluster, as the shopper pays.
    public var value: Double
    /// The cluster with the largest margin realised, 1 to 4.
    public var cluster: Int
    /// The share of the window's sale receipts that reach it.
    public var receiptsShare: Double
    /// The same by other readings: capacity, units, receipts, margin_bound.
    public var others: [Reading]

    /// Another reading.
    public struct Reading: Sendable, Equatable {
      /// Its id.
      public var reading: String
      /// Nil where nothing of the cluster was sold.
      public var value: Double?
      public var receiptsShare: Double?
      /// 1 to 4.
      public var cluster: Int
    }
  }

  /// The most that discounts and points may take of a price.
  public struct RewardCap: Sendable, Equatable {
    /// What holds: what is kept is taken off, and the bound asked for is kept.
    public var value: Double
    /// In millionths, exact.
    public var millionths: Int64
    /// The largest step that 75 % of products reach, before that.
    public var reached: Double
    /// The least margin share in the entry cluster; nil for no products.
    public var entryClusterMin: Double?
    /// The largest step that products with 75 % of revenue reach; nil where there is no revenue.
    public var revenue75: Double?
    /// What each of the three would do.
    public var readings: [Reading]

    /// What a cap would do.
    public struct Reading: Sendable, Equatable {
      /// value, entry_cluster_min or revenue_75.
      public var reading: String
      /// The cap.
      public var value: Double
      /// The share of products with a margin share under it, of sale receipts with a line of one, of revenue from them.
      public var productsShare: Double
      public var receiptsShare: Double
      public var revenueShare: Double?
      /// Margin realised less all of it on all revenue.
      public var profitLeft: Double
    }
  }

  /// A product whose margin share is under the cap.
  public struct BelowCap: Sendable, Equatable {
    /// Its code.
    public var sku: String
    /// Margin / price.
    public var marginShare: Double
    /// What is done with it.
    public var treatment: Treatment
    /// Margin of one unit less the cap of its price: below zero.
    public var leftAtCap: Double
    /// Revenue in the window without VAT, net of returns.
    public var revenue: Double
    /// What each treatment leaves of the window's margin of it and what it brings, less the reward.
    public var compared: [Compared]

    /// What may be done with a thin product.
    public enum Treatment: String, Sendable, CaseIterable {
      case exclude
      case paired
      case leadGen = "lead-gen"
      case accept
    }

    /// A treatment in money of the window.
    public struct Compared: Sendable, Equatable {
      /// Which.
      public var treatment: Treatment
      /// The reward at the cap that is given on it.
      public var reward: Double
      /// Margin that it is assumed to bring.
      public var brought: Double
      /// Margin realised and brought, less the reward.
      public var left: Double
      /// How many more receipts it must bring to cost nothing, as a share of those today; nil where none can.
      public var breakEven: Double?
    }
  }

  /// A level of the ladder.
  public struct Level: Sendable, Equatable {
    /// Its id: level_1 and so on.
    public var name: String
    /// Purchases accumulated over 12 rolling months.
    public var from: Double
    /// The same rounded up to two significant digits, as the programme file has it.
    public var fileFrom: Double
    /// What is given of purchases, at most.
    public var rewardShare: Double
    /// Receipts of the mean basket up to the next level; nil at the last.
    public var receiptsBetween: Double?
    /// Today's members whose 12 months' purchases lie here, how many and their share of all members.
    public var members: Int?
    public var membersShare: Double?
    /// Their share of members' purchases, and of all purchases.
    public var revenueShare: Double?
    public var revenueShareOfAll: Double?
    /// Mean margin less the reward on a mean basket, all points spent; and with the redemption expected.
    public var profit: Double
    public var profitExpected: Double?
    /// Against the cost of acquiring a customer; nil where it is not given.
    public var revenueCacMultiple: Double?
    public var profitCacMultiple: Double?
    public var roi: Double?
    public var paybackPurchases: Int64?
    public var paybackDays: Double?
  }

  /// A ladder beside the designed one.
  public struct Ladder: Sendable, Equatable {
    /// median_margin, median_margin_over_gm or cheapest.
    public var id: String
    /// The step; nil where it is not defined.
    public var step: Double?
    /// Its levels.
    public var levels: [Level]
    /// What it costs on the last 12 months' purchases of who lands where, all points spent; nil without members.
    public var cost: Double?
  }

  /// Where today's members land.
  public struct MemberLanding: Sendable, Equatable {
    /// Members enrolled, and those with a sale in the 12 months.
    public var members: Int
    public var buyers: Int
    /// Members under the first level.
    public var below: Int
    /// Purchases of members in the 12 months, and of everybody.
    public var spend: Double
    public var spendOfAll: Double
    /// By today's tier (empty for none) and level (0 for none): how many and their purchases.
    public var landing: [Landing]
    /// What members have of the programme of today; nil where the data have no rewards.
    public var losers: Losers?
    /// Thresholds at percentiles of buyers' 12 months' purchases.
    public var percentiles: [Percentile]
    /// What the ladder costs on these purchases, all points spent.
    public var cost: Double

    /// Members of one tier that land on one level.
    public struct Landing: Sendable, Equatable {
      /// Today's tier, empty for none.
      public var tier: String
      /// 1 and up; 0 is under the first.
      public var level: Int
      public var members: Int
      public var spend: Double
    }

    /// Members who have more today than the ladder would give them.
    public struct Losers: Sendable, Equatable {
      /// How many, and how many members have anything today.
      public var members: Int
      public var rewarded: Int
      /// What losers have today and would have, and what all have and would have.
      public var today: Double
      public var designed: Double
      public var allToday: Double
      public var allDesigned: Double
    }

    /// A threshold at a percentile of buyers.
    public struct Percentile: Sendable, Equatable {
      /// 50, 75 or 90.
      public var percentile: Int
      /// Purchases in 12 months.
      public var value: Double
    }
  }

  /// The main figures with one thing changed.
  public struct Sensitivity: Sendable, Equatable {
    /// price, cost or mix.
    public var factor: String
    /// By how much, as a fraction.
    public var change: Double
    public var rewardCap: Double
    public var entryThreshold: Double?
    public var marginShare: Double?
    public var meanMargin: Double
    /// Of the top level of the unchanged ladder.
    public var profitAtTop: Double?
    public var paybackPurchases: Int64?
  }
}
