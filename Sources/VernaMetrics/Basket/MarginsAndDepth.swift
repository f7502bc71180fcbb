import VernaColumns

extension MetricDefinition {
  static let marginMember = MetricDefinition.receipts(
    "margin.member", .basket, .share, .higher, source: "003", "GM_m / (S_m - R_m) ex VAT"
  ) { context in
    let receipts = context.now.receipts
    return ProgrammeMoney(context).margin(of: receipts.member).result { figures in
      .ratio(
        .money(figures.margin), .money(figures.revenue), n: receipts.member.saleReceipts,
        interval: receipts.moments.ratioInterval(
          [(.memberMargin, 1)], over: [(.memberNetExVAT, 1)], clusters: receipts.moments.memberCosted),
        notes: figures.notes)
    }
  }

  static let marginAnonymous = MetricDefinition.receipts(
    "margin.anonymous", .basket, .share, .higher, source: "003", "GM_a / (S_a - R_a) ex VAT"
  ) { context in
    let receipts = context.now.receipts
    return ProgrammeMoney(context).margin(of: receipts.other).result { figures in
      .ratio(
        .money(figures.margin), .money(figures.revenue), n: receipts.other.saleReceipts,
        interval: receipts.moments.ratioInterval(
          [(.otherMargin, 1)], over: [(.otherNetExVAT, 1)], clusters: receipts.moments.otherCosted),
        notes: figures.notes)
    }
  }

  /// How much of what members' purchases would have cost the programme gave away.
  static let discountDepth = MetricDefinition.receipts(
    "discount.depth", .basket, .share, .lower, source: "001,003", "RW / (S_m + RW)"
  ) { context in
    let receipts = context.now.receipts
    return ProgrammeMoney(context).rewardsAsPaid.result { rewards in
      // Without lines rewards are points alone, and moments hold those of sales.
      let hasLines = context.given.has(.lines)
      let axis: ShopperMoments.Axis = hasLines ? .memberRewards : .memberPointsPaid
      let isWhole = hasLines || receipts.member.pointsPaidOnReturns == 0
      return .ratio(
        .money(rewards), .money(receipts.member.sales + rewards), n: receipts.member.saleReceipts,
        interval: isWhole
          ? receipts.moments.ratioInterval(
            [(axis, 1)], over: [(.memberSales, 1), (axis, 1)], clusters: receipts.moments.memberShoppers) : nil)
    }
  }
}
