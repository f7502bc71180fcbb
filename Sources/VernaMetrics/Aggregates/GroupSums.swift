/// Exact sums over the receipts of one group (members, or all others) in a period.
///
/// Money in minor units. `…OnReturns` are sizes (positive). Line-made sums are 0 where the data have no lines.
public struct GroupSums: Sendable, Hashable {
  /// S, R, N and the number of return receipts.
  public var sales: Int64 = 0
  public var returns: Int64 = 0
  public var saleReceipts: Int64 = 0
  public var returnReceipts: Int64 = 0
  /// I: items on sale receipts.
  public var items: Int64 = 0
  /// Points paid (money) on sales, the same on returns, and sale receipts with points paid.
  public var pointsPaid: Int64 = 0
  public var pointsPaidOnReturns: Int64 = 0
  public var receiptsWithPoints: Int64 = 0
  /// List money of sale lines: list_price x qty rounded a line at a time, or as paid (amount and share of points) where a
  /// line has no list price; and how many sale lines have one.
  public var listMoney: Int64 = 0
  public var listedLines: Int64 = 0
  /// Money on sale and return lines whose cost is known, as paid; and the same without VAT, in minor units.
  public var costedSales: Int64 = 0
  public var costedReturns: Int64 = 0
  public var costedSalesExVAT: Double = 0
  public var costedReturnsExVAT: Double = 0
  /// Cost of the goods on those lines (without VAT), in minor units.
  public var costOfSales: Double = 0
  public var costOfReturns: Double = 0
  /// RW of METRICS.md as paid and without VAT: on sale receipts, and on returns.
  public var rewards: Double = 0
  public var rewardsOnReturns: Double = 0
  public var rewardsExVAT: Double = 0
  public var rewardsOnReturnsExVAT: Double = 0
  /// Money on sale lines, and on those of them that are promoted (METRICS.md, cherry_pickers.share).
  public var lineSales: Int64 = 0
  public var promotedSales: Int64 = 0
  /// Sale money on receipts of channels declared online.
  public var onlineSales: Int64 = 0

  /// Nothing yet: all zero.
  public init() {}
}
