import VernaStatistics

extension MetricDefinition {
  /// The part of the points that could be used in the period which is left at its end.
  static let pointsUnusedShare = MetricDefinition(
    id: "points.unused_share", section: .points, unit: .share, good: .lower, source: "002",
    formula: "balance / available"
  ) { context in
    if let absence = context.pointsAbsence { return .absent(absence) }
    return shareOfAvailable(
      context.now.points.balanceAtEnd, context.now.points,
      interval: context.now.points.unusedByAvailable.ratioInterval())
  }

  /// A share of available points; absent where nothing was available.
  static func shareOfAvailable(_ part: Int64, _ points: PointsAggregates, interval: ConfidenceInterval?) -> MetricResult
  {
    guard points.available > 0 else {
      return MetricResult(
        numerator: .points(part), denominator: .points(points.available), absence: .zeroDenominator)
    }
    return .ratio(.points(part), .points(points.available), n: points.holders, interval: interval?.range)
  }
}
