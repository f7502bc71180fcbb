public import VernaCore

/// What the window would have come to under a programme, priced by the engine itself; nobody buys otherwise than they did.
///
/// A point is a cost once. The accrual view counts it when it is earned, the cash view when it is spent; they are two views of one
/// cost and are never added up. Money is in major units without VAT.
public struct LadderProof: Sendable, Equatable {
  /// Members' sale receipts that were priced, and how many members bought.
  public var receipts: Int
  public var members: Int
  /// Everything together.
  public var total: Row
  /// Products with a reward on them, by sku; clusters `1` to `4`; levels by id, empty for members without one, `guest` for all
  /// others; months as `2026-01`.
  public var byProduct: [Row]
  public var byCluster: [Row]
  public var byLevel: [Row]
  public var byMonth: [Row]
  /// Rewards on goods whose margin is not known; they are in no row.
  public var unmatchedAccrual: Double
  public var unmatchedCash: Double
  /// Points earned and spent at their value as paid, and what is left in balances.
  public var pointsEarned: Double
  public var pointsSpent: Double
  /// Everybody a member on the top level, each receipt once with nothing paid by points (accrual) and once with as much as the
  /// programme lets (cash).
  public var worst: Row
  /// What is under the floor: promised, in the replay, in the worst case.
  public var promised: Floor
  public var replayed: Floor
  public var worstFloor: Floor
  /// Whether nothing more is under the floor than was promised and the worst case leaves a margin.
  public var holds: Bool
  /// Why it does not hold.
  public var causes: [Phrase]

  /// Margin before and after.
  public struct Row: Sendable, Equatable {
    /// What it is about.
    public var key: String
    /// Revenue and margin as they were.
    public var revenue: Double
    public var before: Double
    /// Discounts and points earned; discounts and points spent.
    public var accrualCost: Double
    public var cashCost: Double
    /// Margin less each of the two.
    public var accrualAfter: Double
    public var cashAfter: Double
  }

  /// How much is under the floor: a reward above the cap, or one that takes a line under its cost.
  public struct Floor: Sendable, Equatable {
    /// How many, and their shares of the products designed for, of sale receipts, of members who bought.
    public var products: Int
    public var receipts: Int
    public var members: Int
    public var productsShare: Double
    public var receiptsShare: Double
    public var membersShare: Double?
  }
}
