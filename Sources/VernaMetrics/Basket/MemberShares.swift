extension MetricDefinition {
  /// The part of turnover net of returns that carries a card.
  static let revenueMemberShare = MetricDefinition.receipts(
    "revenue.member_share", .basket, .share, .higher, source: "001", "(S_m - R_m) / (S - R)"
  ) { context in
    let receipts = context.now.receipts
    return .ratio(
      .money(receipts.member.sales - receipts.member.returns), .money(receipts.sales - receipts.returns),
      n: receipts.saleReceipts,
      interval: receipts.moments.ratioInterval(
        [(.memberSales, 1), (.memberReturns, -1)], over: ShopperMoments.net, clusters: receipts.moments.shoppers))
  }

  /// The article's wording, which takes all returns from members' sales as well.
  static let revenueMemberShareLiteral = MetricDefinition.receipts(
    "revenue.member_share_literal", .basket, .share, .none, source: "001", "(S_m - R) / (S - R)"
  ) { context in
    let receipts = context.now.receipts
    return .ratio(
      .money(receipts.member.sales - receipts.returns), .money(receipts.sales - receipts.returns),
      n: receipts.saleReceipts,
      interval: receipts.moments.ratioInterval(
        [(.memberSales, 1), (.memberReturns, -1), (.otherReturns, -1), (.outsideReturns, -1)], over: ShopperMoments.net,
        clusters: receipts.moments.shoppers),
      notes: [.other("literal_takes_all_returns")])
  }

  /// The part of sale receipts that carries a card.
  static let receiptsMemberShare = MetricDefinition.receipts(
    "receipts.member_share", .basket, .share, .higher, source: "001", "N_m / N"
  ) { context in
    let receipts = context.now.receipts
    return .ratio(
      .count(receipts.member.saleReceipts), .count(receipts.saleReceipts), n: receipts.saleReceipts,
      interval: receipts.moments.ratioInterval(
        [(.memberReceipts, 1)], over: [(.memberReceipts, 1), (.otherReceipts, 1), (.outsideReceipts, 1)],
        clusters: receipts.moments.buyers))
  }
}

extension ShopperMoments {
  /// S - R of the whole shop.
  static let net: Combination = [
    (.memberSales, 1), (.memberReturns, -1), (.otherSales, 1), (.otherReturns, -1), (.outsideSales, 1),
    (.outsideReturns, -1),
  ]
}
