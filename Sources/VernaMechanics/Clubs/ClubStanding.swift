public import VernaCore

/// A member's paid membership in one club.
public struct ClubStanding: Hashable, Sendable {
  /// The club.
  public var club: ByteText
  /// The plan that was bought.
  public var plan: ByteText
  /// What was paid for the period.
  public var paid: Money
  /// The period's first local day.
  public var from: Day
  /// The first day after the period.
  public var to: Day
  /// Whether it has been cancelled: it lasts to the end of the period and is not renewed.
  public var isCancelled: Bool

  /// Makes a standing.
  public init(club: ByteText, plan: ByteText, paid: Money, from: Day, to: Day, isCancelled: Bool = false) {
    self.club = club
    self.plan = plan
    self.paid = paid
    self.from = from
    self.to = to
    self.isCancelled = isCancelled
  }
}

extension Club {
  /// Whether a membership counts on a day: in its period, and in the grace after it unless it was cancelled.
  public func counts(_ standing: ClubStanding, on day: Day) -> Bool {
    standing.from <= day && day < (standing.isCancelled ? standing.to : standing.to.advanced(by: graceDays))
  }

  /// A membership bought or renewed on a day: a renewal within the period or its grace goes on from the period's end, so that nobody pays for a
  /// day twice.
  public func bought(_ plan: ClubPlan, paying paid: Money, on day: Day, after standing: ClubStanding?) -> ClubStanding {
    var from = day
    if let standing, !standing.isCancelled, day < standing.to.advanced(by: graceDays) { from = standing.to }
    return ClubStanding(
      club: id, plan: plan.id, paid: paid, from: from, to: max(from.adding(months: plan.months), from.advanced(by: 1)))
  }

  /// What a cancel on a day gives back.
  public func refund(_ standing: ClubStanding, on day: Day) -> Money {
    let days = Int64(standing.from.distance(to: standing.to))
    let left = max(0, min(days, Int64(day.distance(to: standing.to))))
    switch refund {
    case .none: return .zero
    case .full: return standing.from.distance(to: day) <= graceDays ? standing.paid : .zero
    case .proRata:
      return Money(
        minorUnits: AmountRounding.down.divide(
          Int128(standing.paid.minorUnits) * Int128(left), by: Int128(max(days, 1))))
    }
  }
}
