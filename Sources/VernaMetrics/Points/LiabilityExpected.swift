import VernaStatistics

extension MetricDefinition {
  /// What those points are worth that are expected to be redeemed before they expire.
  static let pointsLiabilityExpected = MetricDefinition(
    id: "points.liability_expected", section: .points, unit: .money, good: .none, source: "003",
    formula: "sum over lots of face x (F(T) - F(a)) / (1 - F(a) - X(a))"
  ) { context in
    if let absence = context.worthAbsence { return .absent(absence) }
    let use = context.now.points.useByAge
    guard use.ultimateShare != nil, let worth = context.worth(ofHundredths: use.expectedHundredths) else {
      return .absent(.other("no_full_month_of_earning"))
    }
    return MetricResult(value: .money(Int64(worth.rounded())), n: context.now.points.holders, notes: use.assumptions)
  }
}

extension PointsUse {
  /// What the pattern of use had to assume.
  var assumptions: [MetricNote] {
    var notes: [MetricNote] = []
    if expiryMonths == nil { notes.append(.assumed("expiry_36_months")) }
    if let oldest = redeemed.oldestAge, oldest < horizonMonths { notes.append(.assumed("flat_past_oldest_age")) }
    return notes
  }
}
