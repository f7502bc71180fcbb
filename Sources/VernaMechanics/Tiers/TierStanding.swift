public import VernaCore

/// Where a member stands on a ladder: what has to be remembered between two days.
///
/// A level is reached at once when the measure of the window reaches it. It is lost at a local midnight: over a rolling window on the day on
/// which the window no longer reaches it and the grace has passed; over calendar or anniversary periods with the end of the period after the one
/// in which it was reached, and the grace.
public struct TierStanding: Hashable, Sendable {
  /// The level, from 0.
  public var level: Int
  /// The local day since which it is held.
  public var since: Day
  /// Rolling: the first day on which the window did not reach the level; periods: the day on which the level now in grace ends. Nil
  /// outside of grace.
  public var grace: Day?
  /// Periods: the level that is kept through this period for what was reached in the one before.
  public var kept: Int
  /// The last local day that has been looked at.
  public var lookedAt: Day

  /// A member who has just joined, on the first level.
  public init(on day: Day) {
    level = 0
    since = day
    grace = nil
    kept = 0
    lookedAt = day
  }

  /// Takes a standing over as it was kept.
  public init(level: Int, since: Day, grace: Day?, kept: Int, lookedAt: Day) {
    self.level = level
    self.since = since
    self.grace = grace
    self.kept = kept
    self.lookedAt = lookedAt
  }
}

/// A change of level.
public struct TierMove: Hashable, Sendable {
  /// The local day with which it holds.
  public var day: Day
  /// The level before.
  public var from: Int
  /// The level after.
  public var to: Int

  /// Makes a move.
  public init(day: Day, from: Int, to: Int) {
    self.day = day
    self.from = from
    self.to = to
  }
}

extension TierLadder {
  /// The highest level that an amount reaches.
  public func reached(by amount: Int64) -> Int {
    var level = 0
    for (place, one) in levels.enumerated() where amount >= one.from { level = place }
    return level
  }

  /// What is measured in an entry.
  public func measure(_ sum: ActivityLog.Entry) -> Int64 {
    switch measure {
    case .spend: sum.money.minorUnits
    case .receipts: sum.receipts
    case .points: sum.points.hundredths
    }
  }

  /// The first day of the window that ends with a day.
  func windowStart(on day: Day, joinedOn: Day) -> Day {
    switch window {
    case .rolling(let months): day.advanced(by: 1).adding(months: -months)
    case .calendar(let periodicity): periodicity.start(of: day)
    case .anniversary: TierLadder.anniversary(joinedOn, before: day)
    case .ever: Day(number: Int32.min / 2)
    }
  }

  /// The last anniversary of a day at or before another; 29 February is kept on the 28th in years that have none.
  static func anniversary(_ joined: Day, before day: Day) -> Day {
    let years = max(0, day.civil.year - joined.civil.year)
    let this = joined.adding(months: 12 * years)
    return this <= day ? this : joined.adding(months: 12 * (years - 1))
  }

  /// The first day of the period after the one that a day is in.
  func nextPeriod(after day: Day, joinedOn: Day) -> Day? {
    switch window {
    case .calendar(let periodicity): return periodicity.next(after: periodicity.start(of: day))
    case .anniversary:
      let years = max(0, day.civil.year - joinedOn.civil.year)
      return (years...(years + 1)).map { joinedOn.adding(months: 12 * $0) }.first { $0 > day }
    case .rolling, .ever: return nil
    }
  }

  /// The level that the window of a day reaches.
  func reached(on day: Day, _ log: ActivityLog, joinedOn: Day) -> Int {
    reached(by: measure(log.sum(from: windowStart(on: day, joinedOn: joinedOn), to: day.advanced(by: 1))))
  }

  /// Brings a standing to a day: the midnights up to it, and what has been done on it so far.
  ///
  /// - Parameter log: what the member did, through that day.
  /// - Returns: the moves, in order.
  /// - Complexity: O(days on which something can change x days with purchases in the window).
  public func advance(_ standing: inout TierStanding, to day: Day, _ log: ActivityLog, joinedOn: Day) -> [TierMove] {
    var moves: [TierMove] = []
    while standing.lookedAt < day {
      let next = min(nextChange(standing, log, joinedOn: joinedOn), day)
      step(&standing, to: next, log, joinedOn: joinedOn, &moves)
    }
    climb(&standing, on: day, log, joinedOn: joinedOn, &moves)
    return moves
  }

  /// The next midnight at which a level can be lost, at least the day after.
  private func nextChange(_ standing: TierStanding, _ log: ActivityLog, joinedOn: Day) -> Day {
    let tomorrow = standing.lookedAt.advanced(by: 1)
    switch window {
    case .ever: return Day(number: Int32.max / 2)
    case .calendar, .anniversary:
      let period = nextPeriod(after: standing.lookedAt, joinedOn: joinedOn) ?? Day(number: Int32.max / 2)
      return max(tomorrow, min(period, standing.grace ?? period))
    case .rolling(let months):
      if standing.level == 0 || downgrade == .none { return Day(number: Int32.max / 2) }
      if let grace = standing.grace {
        // Below already: what is left of the grace, or another purchase, decides.
        return max(tomorrow, min(grace.advanced(by: graceDays), firstLeaving(after: standing.lookedAt, months, log)))
      }
      return max(tomorrow, firstLeaving(after: standing.lookedAt, months, log))
    }
  }

  /// The first day after one on which a day's purchases are out of the rolling window.
  private func firstLeaving(after day: Day, _ months: Int, _ log: ActivityLog) -> Day {
    let start = windowStart(on: day, joinedOn: day)
    guard let entry = log.entries.first(where: { $0.day >= start }) else { return Day(number: Int32.max / 2) }
    // The first day whose window begins after the entry.
    var leaving = entry.day.adding(months: months)
    while windowStart(on: leaving, joinedOn: leaving) <= entry.day { leaving = leaving.advanced(by: 1) }
    while leaving > day.advanced(by: 1), windowStart(on: leaving.advanced(by: -1), joinedOn: leaving) > entry.day {
      leaving = leaving.advanced(by: -1)
    }
    return leaving
  }

  private func step(
    _ standing: inout TierStanding, to day: Day, _ log: ActivityLog, joinedOn: Day, _ moves: inout [TierMove]
  ) {
    let before = standing.lookedAt
    standing.lookedAt = day
    switch window {
    case .ever: break
    case .rolling: fall(&standing, on: day, log, joinedOn: joinedOn, &moves)
    case .calendar, .anniversary:
      if let period = nextPeriod(after: before, joinedOn: joinedOn), period <= day {
        turn(&standing, at: period, log, joinedOn: joinedOn)
      }
      if let end = standing.grace, end <= day {
        standing.grace = nil
        move(&standing, to: max(standing.kept, reached(on: day, log, joinedOn: joinedOn)), on: day, &moves)
      }
    }
  }

  /// A midnight of a rolling window. What came in on the day itself is not there yet.
  private func fall(
    _ standing: inout TierStanding, on day: Day, _ log: ActivityLog, joinedOn: Day, _ moves: inout [TierMove]
  ) {
    let sum = log.sum(from: windowStart(on: day, joinedOn: joinedOn), to: day)
    let reachedNow = reached(by: measure(sum))
    if reachedNow >= standing.level {
      standing.grace = nil
      return
    }
    if downgrade == .none { return }
    let first = standing.grace ?? day
    standing.grace = first
    if first.advanced(by: graceDays) > day { return }
    switch downgrade {
    case .none: break
    case .requalify:
      standing.grace = nil
      move(&standing, to: reachedNow, on: day, &moves)
    case .oneDown:
      move(&standing, to: standing.level - 1, on: day, &moves)
      // The next step down not before a month has gone by.
      standing.grace = standing.level > reachedNow ? day.adding(months: 1).advanced(by: -graceDays) : nil
    }
  }

  /// A new period begins: what was reached in the last one is kept through it.
  private func turn(_ standing: inout TierStanding, at period: Day, _ log: ActivityLog, joinedOn: Day) {
    let last = reached(on: period.advanced(by: -1), log, joinedOn: joinedOn)
    switch downgrade {
    case .none: standing.kept = max(standing.kept, standing.level)
    case .requalify: standing.kept = last
    case .oneDown: standing.kept = max(last, standing.level - 1)
    }
    standing.grace = standing.kept < standing.level ? period.advanced(by: graceDays) : nil
  }

  /// What has been done today may reach a higher level; a return of today's may take one back that nothing keeps.
  private func climb(
    _ standing: inout TierStanding, on day: Day, _ log: ActivityLog, joinedOn: Day, _ moves: inout [TierMove]
  ) {
    let now = reached(on: day, log, joinedOn: joinedOn)
    if now > standing.level {
      standing.grace = nil
      move(&standing, to: now, on: day, &moves)
    } else if case .rolling = window, now == standing.level {
      standing.grace = nil
    }
  }

  private func move(_ standing: inout TierStanding, to level: Int, on day: Day, _ moves: inout [TierMove]) {
    guard level != standing.level else { return }
    moves.append(TierMove(day: day, from: standing.level, to: level))
    standing.level = level
    standing.since = day
  }
}
