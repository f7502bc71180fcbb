import VernaStatistics

extension MetricDefinition {
  /// What members could still spend in points, for each unit of money that they spent in the period.
  static let pointsLoyaltyRating = MetricDefinition(
    id: "points.loyalty_rating", section: .points, unit: .share, good: .none, source: "002",
    formula: "balance x value / (S_m - R_m)"
  ) { context in
    if let absence = context.worthAbsence { return .absent(absence) }
    return worthByPurchases(
      context.now.points.balanceAtEnd, moments: context.now.points.balanceByPurchases, context: context)
  }

  /// What points are worth over members' purchases net of returns.
  static func worthByPurchases(
    _ hundredths: Int64, moments: PairMoments, context: MetricContext, notes: [MetricNote] = []
  ) -> MetricResult {
    if let absence = context.absence() { return .absent(absence) }
    let purchases = context.memberPurchases
    guard let worth = context.worth(ofHundredths: hundredths), let one = context.worth(ofHundredths: 1.0) else {
      return .absent(.wantsOption("--point-value"))
    }
    guard purchases > 0 else {
      return MetricResult(
        numerator: .money(worth), denominator: .money(purchases), absence: .zeroDenominator, notes: notes)
    }
    // The points side knows only members who have points; the purchases of all others come from the receipts.
    let all = context.now.receipts.moments
    var joined = moments
    joined.count = all.memberShoppers + context.now.points.holdersElsewhere
    joined.y = Int128(purchases)
    joined.yy = Int128(
      (all.product(.memberSales, .memberSales) - 2 * all.product(.memberSales, .memberReturns)
        + all.product(.memberReturns, .memberReturns)).rounded())
    return .ratio(
      .money(worth), .money(purchases), n: context.now.receipts.members.buying,
      interval: joined.ratioInterval()?.scaled(by: one).range, notes: notes)
  }
}
