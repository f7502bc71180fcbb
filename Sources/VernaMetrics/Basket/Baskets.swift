extension MetricDefinition {
  /// Money a receipt of members.
  static let basketMember = MetricDefinition.receipts(
    "basket.member", .basket, .money, .higher, source: "001", "S_m / N_m"
  ) { context in
    let means = GroupMeans.baskets(context)
    return means.result(means.member, notes: context.basketWithPoints(context.now.receipts.member))
  }

  /// Money a receipt of all others.
  static let basketAnonymous = MetricDefinition.receipts(
    "basket.anonymous", .basket, .money, .none, source: "001", "S_a / N_a"
  ) { context in
    let means = GroupMeans.baskets(context)
    return means.result(means.other, notes: context.basketWithPoints(context.now.receipts.other))
  }

  static let basketGap = MetricDefinition.receipts(
    "basket.gap", .basket, .gap, .inside, source: "001", "basket.member / basket.anonymous - 1", isNaive: true
  ) { GroupMeans.baskets($0).gap() }

  static let basketMedianMember = MetricDefinition.receipts(
    "basket.median_member", .basket, .money, .none, source: "001", "median money of a member's sale receipt",
    isLive: false
  ) { .median($0.now.receipts.medianMember) }

  static let basketMedianAnonymous = MetricDefinition.receipts(
    "basket.median_anonymous", .basket, .money, .none, source: "001", "median money of any other sale receipt",
    isLive: false
  ) { .median($0.now.receipts.medianOther) }
}

extension MetricContext {
  /// The same basket with the part paid with points added back.
  fileprivate func basketWithPoints(_ sums: GroupSums) -> [MetricNote] {
    guard givenPointsPaid, sums.saleReceipts > 0 else { return [] }
    let basket = Double(sums.sales + sums.pointsPaid) / Double(sums.saleReceipts)
    return [.beside(id: "basket_with_points", value: .real(basket))]
  }
}

extension MetricResult {
  /// A median with its interval; absent where there is no value.
  static func median(_ estimate: MedianEstimate?) -> MetricResult {
    guard let estimate else { return .absent(.zeroDenominator) }
    return MetricResult(value: .real(estimate.value), n: estimate.n, interval: estimate.interval)
  }
}
