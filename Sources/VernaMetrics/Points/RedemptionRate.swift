import VernaStatistics

extension MetricDefinition {
  /// Points redeemed for each point earned in the same period; may exceed 1.
  static let pointsRedemptionRate = MetricDefinition(
    id: "points.redemption_rate", section: .points, unit: .share, good: .inside, source: "000,001",
    formula: "redeemed / earned"
  ) { context in
    if let absence = context.pointsAbsence { return .absent(absence) }
    let points = context.now.points
    // Clawbacks can outweigh what was earned; a share of less than nothing means nothing.
    guard points.earned > 0 else {
      return MetricResult(
        numerator: .points(points.redeemed), denominator: .points(points.earned), absence: .zeroDenominator)
    }
    return .ratio(
      .points(points.redeemed), .points(points.earned), n: points.earners,
      interval: points.redeemedByEarned.ratioInterval()?.range)
  }
}
