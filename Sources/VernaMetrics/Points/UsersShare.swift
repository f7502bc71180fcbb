import VernaColumns
import VernaStatistics

extension MetricDefinition {
  /// The share of buying members who used points in the period.
  static let pointsUsersShare = MetricDefinition(
    id: "points.users_share", section: .activity, unit: .share, good: .higher, source: "002",
    formula: "members of A who redeemed / A"
  ) { context in
    guard context.given.has(.points) || context.givenPointsPaid else {
      return .absent(.wantsOneOf(["points", "receipts.points_paid"]))
    }
    if context.given.has(.points), let absence = context.pointsAbsence { return .absent(absence) }
    if let absence = context.absence() { return .absent(absence) }
    let users = context.now.points.buyingUsers
    let buyers = context.now.receipts.members.buying
    guard users <= buyers else { return .absent(.other("more_users_than_buyers")) }
    return .ratio(
      .count(users), .count(buyers), n: buyers, interval: ConfidenceInterval.wilson(successes: users, of: buyers)?.range
    )
  }
}

extension MetricContext {
  /// Whether any receipt said how much of it was paid with points.
  var givenPointsPaid: Bool { given.has(.receipts, "points_paid") || given.has(.lines, "points_paid") }
}
