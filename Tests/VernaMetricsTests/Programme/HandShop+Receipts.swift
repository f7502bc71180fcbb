import VernaMetrics

extension HandShop {
  /// The receipts' side of February 2024 as WORKED.md has it.
  static var februaryReceipts: ReceiptAggregates {
    var receipts = ReceiptAggregates()
    receipts.member = sums(sales: 17_200, returns: 2_000, receipts: 10, items: 15)
    receipts.member.pointsPaid = 1_300
    receipts.member.pointsPaidOnReturns = 50
    receipts.member.receiptsWithPoints = 3
    receipts.member.costedSales = 16_700
    receipts.member.costedReturns = 2_000
    receipts.member.costedSalesExVAT = 14_200
    receipts.member.costedReturnsExVAT = 1_600
    receipts.member.costOfSales = 8_500
    receipts.member.costOfReturns = 800
    receipts.member.rewards = 1_900
    receipts.member.rewardsOnReturns = 50
    receipts.member.rewardsExVAT = 1_560
    receipts.member.rewardsOnReturnsExVAT = 40
    receipts.member.lineSales = 17_200
    receipts.member.promotedSales = 7_800
    receipts.other = sums(sales: 9_000, returns: 1_000, receipts: 3, items: 5)
    receipts.other.costedSales = 9_000
    receipts.members.buying = 5
    receipts.members.kept = 2
    receipts.members.new = 2
    receipts.frequentMembers = 2
    receipts.cherryPickers = 1
    return receipts
  }

  /// Members' margin 364 days before: R04 and R32.
  static var februaryBefore: ReceiptAggregates {
    var receipts = ReceiptAggregates()
    receipts.member = sums(sales: 4_000, returns: 0, receipts: 2, items: 4)
    receipts.member.costedSales = 4_000
    receipts.member.costedSalesExVAT = 3_200
    receipts.member.costOfSales = 1_600
    return receipts
  }

  private static func sums(sales: Int64, returns: Int64, receipts: Int64, items: Int64) -> GroupSums {
    var sums = GroupSums()
    sums.sales = sales
    sums.returns = returns
    sums.saleReceipts = receipts
    sums.items = items
    return sums
  }
}
