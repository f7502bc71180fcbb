extension MetricDefinition {
  /// The share of members' money that goes to promoted lines.
  static let promotionDependence = MetricDefinition(
    id: "promo.dependence", section: .money, unit: .share, good: .lower, source: "003,004",
    formula: "member money on promoted lines / member money on lines"
  ) { context in
    if let absence = context.promotionAbsence { return .absent(absence) }
    let sums = context.now.receipts.member
    return .ratio(
      .money(sums.promotedSales), .money(sums.lineSales), n: sums.saleReceipts,
      interval: context.memberInterval([(.memberPromoted, 1)], over: [(.memberLineSales, 1)]))
  }
}
