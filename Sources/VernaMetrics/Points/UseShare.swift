import VernaColumns

extension MetricDefinition {
  /// The share of members' receipts on which points were used.
  static let pointsUseShare = MetricDefinition(
    id: "points.use_share", section: .activity, unit: .share, good: .higher, source: "002",
    formula: "member sales with points_paid > 0 / N_m"
  ) { context in
    if let absence = context.absence() { return .absent(absence) }
    if !context.givenPointsPaid { return .absent(.wants(.receipts, "points_paid")) }
    let sums = context.now.receipts.member
    return .ratio(
      .count(sums.receiptsWithPoints), .count(sums.saleReceipts), n: sums.saleReceipts,
      interval: context.memberInterval([(.memberPointsReceipts, 1)], over: [(.memberReceipts, 1)]))
  }
}
