import VernaStatistics

extension MetricDefinition {
  /// The part of the points that could be used in the period which expired in it.
  static let pointsExpiredShare = MetricDefinition(
    id: "points.expired_share", section: .points, unit: .share, good: .lower, source: "002",
    formula: "expired / available"
  ) { context in
    if let absence = context.pointsAbsence { return .absent(absence) }
    return shareOfAvailable(
      context.now.points.expired, context.now.points, interval: context.now.points.expiredByAvailable.ratioInterval())
  }
}
