public import VernaCore

/// How days, months and periods are written.
public struct DateStyle: Sendable, Hashable {
  /// The language written in.
  public let language: Language

  /// Makes the style of a language.
  public init(_ language: Language) {
    self.language = language
  }

  private static let space = "\u{A0}"

  /// `25 ноября 2026`, `25 November 2026`.
  public func day(_ day: Day) -> String {
    let (year, month, number) = day.civil
    return "\(number)\(DateStyle.space)\(monthInDate(month))\(DateStyle.space)\(year)"
  }

  /// `25.11.2026`, `25 Nov 2026`: for tables.
  public func shortDay(_ day: Day) -> String {
    let (year, month, number) = day.civil
    switch language {
    case .russian: return "\(padded(number)).\(padded(month)).\(year)"
    case .english: return "\(number)\(DateStyle.space)\(shortMonthName(month))\(DateStyle.space)\(year)"
    }
  }

  /// `ноябрь 2026`, `November 2026`.
  public func month(_ day: Day) -> String {
    let (year, month, _) = day.civil
    return "\(monthName(month))\(DateStyle.space)\(year)"
  }

  /// `ноя 2026`, `Nov 2026`: for tables.
  public func shortMonth(_ day: Day) -> String {
    let (year, month, _) = day.civil
    return "\(shortMonthName(month))\(DateStyle.space)\(year)"
  }

  /// The nominative name of a month 1 to 12.
  public func monthName(_ month: Int) -> String { MonthNames.standing[language][month - 1] }

  /// The name of a month 1 to 12 as it stands after "in": `декабре`, `December`.
  public func monthInside(_ month: Int) -> String { MonthNames.inside[language][month - 1] }

  /// Three letters or so of a month 1 to 12: for axes.
  public func shortMonthName(_ month: Int) -> String { MonthNames.short[language][month - 1] }

  /// Two letters or so of a weekday, 1 for Monday to 7.
  public func shortWeekday(_ weekday: Int) -> String { MonthNames.weekdays[language][weekday - 1] }

  /// The name of a weekday, 1 for Monday to 7.
  public func weekday(_ weekday: Int) -> String { MonthNames.longWeekdays[language][weekday - 1] }

  /// A period by its first and last day: whole months, quarters and years by name, anything else
  /// `1 января – 15 марта 2026`. `to` is the first day after it, so the last day included is printed.
  public func period(from: Day, to: Day) -> String {
    guard to > from else { return day(from) }
    let period = Period(from: from, to: to)
    if Periodicity.year.isWhole(period) {
      return language == .russian ? "\(from.civil.year)\(DateStyle.space)год" : "\(from.civil.year)"
    }
    if Periodicity.quarter.isWhole(period) { return quarter(from) }
    if Periodicity.month.isWhole(period) { return month(from) }
    if period.days == 1 { return day(from) }
    if from.isMonthStart && to.isMonthStart { return months(from: from, last: to.advanced(by: -1)) }
    return days(from: from, last: to.advanced(by: -1))
  }

  /// A step of a report as a short label: `янв 2026`, `I кв. 2026`, `24.11.2026`, `2026`.
  public func step(from: Day, by: Periodicity) -> String {
    switch by {
    case .day, .week: shortDay(from)
    case .month: shortMonth(from)
    case .quarter: quarter(from)
    case .year: "\(from.civil.year)"
    }
  }

  private func quarter(_ day: Day) -> String {
    let (year, month, _) = day.civil
    let number = (month - 1) / 3
    return language == .russian
      ? "\(["I", "II", "III", "IV"][number])\(DateStyle.space)кв.\(DateStyle.space)\(year)"
      : "Q\(number + 1)\(DateStyle.space)\(year)"
  }

  private func months(from: Day, last: Day) -> String {
    from.civil.year == last.civil.year
      ? "\(monthName(from.civil.month)) – \(month(last))" : "\(month(from)) – \(month(last))"
  }

  private func days(from: Day, last: Day) -> String {
    let (year, month, number) = from.civil
    let end = last.civil
    if year != end.year { return "\(day(from)) – \(day(last))" }
    if month != end.month { return "\(number)\(DateStyle.space)\(monthInDate(month)) – \(day(last))" }
    return "\(number)–\(day(last))"
  }

  private func monthInDate(_ month: Int) -> String { MonthNames.inDate[language][month - 1] }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
