import VernaColumns

extension MetricDefinition {
  /// The part of what members' purchases were worth that they paid with points.
  static let pointsPaidShare = MetricDefinition(
    id: "points.paid_share", section: .points, unit: .share, good: .none, source: "001,002",
    formula: "points_paid / (S_m + points_paid)"
  ) { context in
    if let absence = context.absence() { return .absent(absence) }
    if !context.givenPointsPaid { return .absent(.wants(.receipts, "points_paid")) }
    let sums = context.now.receipts.member
    return .ratio(
      .money(sums.pointsPaid), .money(sums.sales + sums.pointsPaid), n: sums.saleReceipts,
      interval: context.memberInterval(
        [(.memberPointsPaid, 1)], over: [(.memberSales, 1), (.memberPointsPaid, 1)]))
  }
}
