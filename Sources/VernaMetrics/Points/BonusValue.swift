extension MetricDefinition {
  /// What the points earned in the period are worth, for each unit of money that members spent in it.
  static let pointsBonusValue = MetricDefinition(
    id: "points.bonus_value", section: .points, unit: .share, good: .none, source: "002",
    formula: "earned x value / (S_m - R_m)"
  ) { context in
    if let absence = context.worthAbsence { return .absent(absence) }
    return worthByPurchases(
      context.now.points.earned, moments: context.now.points.earnedByPurchases, context: context,
      notes: [.other("total_spend_is_members_purchases")])
  }
}
