import VernaCore
import VernaStatistics

extension MetricDefinition {
  /// The "CAC" of article 002: on which part of the days members shop.
  static let activityCoefficient = MetricDefinition.receipts(
    "activity.coefficient", .activity, .share, .higher, source: "002", "mean over A of distinct purchase days / days"
  ) { context in
    let members = context.now.receipts.members
    let days = context.now.period.days
    return .ratio(
      .count(Int64(members.purchaseDays.x)), .count(members.buying * Int64(days)), n: members.buying,
      interval: days > 0 ? members.purchaseDays.ratioInterval()?.scaled(by: 1 / Double(days)).range : nil)
  }

  static let intervalMean = MetricDefinition.receipts(
    "interval.mean", .activity, .days, .lower, source: "002",
    "days between consecutive sales of a member, both in the period, pooled: mean"
  ) { context in
    let intervals = context.now.receipts.intervals
    return .ratio(
      .real(Double(intervals.seconds) / 86_400), .count(intervals.count), n: intervals.count,
      interval: intervals.moments.ratioInterval()?.scaled(by: 1.0 / 86_400).range)
  }

  static let intervalMedian = MetricDefinition.receipts(
    "interval.median", .activity, .days, .lower, source: "002",
    "days between consecutive sales of a member, both in the period, pooled: median", isLive: false
  ) { .median($0.now.receipts.intervals.median) }
}
