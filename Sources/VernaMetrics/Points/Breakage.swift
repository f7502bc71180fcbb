extension MetricDefinition {
  /// The share of earned points that is never redeemed.
  static let pointsBreakage = MetricDefinition(
    id: "points.breakage", section: .points, unit: .share, good: .none, source: "003", formula: "1 - F(T)"
  ) { context in
    if let absence = context.pointsAbsence { return .absent(absence) }
    let use = context.now.points.useByAge
    guard let ultimate = use.ultimateShare else { return .absent(.other("no_full_month_of_earning")) }
    return MetricResult(value: .real(1 - ultimate), n: context.now.points.earners, notes: use.assumptions)
  }
}
