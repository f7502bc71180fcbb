/// A half-open span of civil days [from, to) in the programme's time zone.
public struct Period: Hashable, Sendable, Codable {
  /// The first day in it.
  public let from: Day
  /// The first day after it.
  public let to: Day

  /// Makes a period; `to` must not be before `from`.
  public init(from: Day, to: Day) {
    precondition(from <= to, "a period must not end before it starts")
    self.from = from
    self.to = to
  }

  /// How many days it has.
  public var days: Int { from.distance(to: to) }

  /// Its length in months of 30.4375 days (METRICS.md, `frequency.active`).
  public var months: Double { Double(days) / 30.4375 }

  /// Whether a day falls in it.
  public func contains(_ day: Day) -> Bool { from <= day && day < to }

  /// The period before it: as many calendar months where both ends are month starts, else as many days.
  public var previous: Period {
    if from.isMonthStart && to.isMonthStart {
      return Period(from: from.adding(months: from.monthIndex - to.monthIndex), to: from)
    }
    return Period(from: from.advanced(by: -days), to: from)
  }

  /// The same period last year: 12 calendar months back or, for weekly trades, 364 days.
  public func yearAgo(byWeeks: Bool) -> Period {
    byWeeks
      ? Period(from: from.advanced(by: -364), to: to.advanced(by: -364))
      : Period(from: from.adding(months: -12), to: to.adding(months: -12))
  }
}

/// The step by which a report splits its period.
public enum Periodicity: String, Sendable, CaseIterable, Codable {
  case day, week, month, quarter, year

  /// The first day of the step that holds a day; weeks start on Monday.
  public func start(of day: Day) -> Day {
    let (year, month, _) = day.civil
    switch self {
    case .day: return day
    case .week: return day.advanced(by: 1 - day.weekday)
    case .month: return Day(year: year, month: month, day: 1)
    case .quarter: return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
    case .year: return Day(year: year, month: 1, day: 1)
    }
  }

  /// The first day of the step after the one that starts on a day.
  public func next(after start: Day) -> Day {
    switch self {
    case .day: start.advanced(by: 1)
    case .week: start.advanced(by: 7)
    case .month: start.adding(months: 1)
    case .quarter: start.adding(months: 3)
    case .year: start.adding(months: 12)
    }
  }

  /// The steps of a period in order, the first and the last cut to it.
  public func split(_ period: Period) -> [Period] {
    var steps: [Period] = []
    var start = self.start(of: period.from)
    while start < period.to {
      let next = self.next(after: start)
      steps.append(Period(from: max(start, period.from), to: min(next, period.to)))
      start = next
    }
    return steps
  }

  /// Whether a period is one whole step.
  public func isWhole(_ period: Period) -> Bool {
    start(of: period.from) == period.from && next(after: period.from) == period.to
  }
}
