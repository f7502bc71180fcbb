/// A civil day, as the number of days since 1 January 1970 in the proleptic Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable, Codable, Strideable {
  /// Days since 1970-01-01; negative before.
  public var number: Int32

  /// Makes a day from its number.
  public init(number: Int32) {
    self.number = number
  }

  /// Makes a day from a calendar date; the date must exist.
  public init(year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2026-11-25`; nil for anything else and for dates that do not exist.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])), let day = Int(Substring(parts[2])),
      Day.exists(year: year, month: month, day: day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month 1 to 12 and day of the month.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Monday is 1, Sunday is 7 (ISO 8601).
  public var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// `2026-11-25`.
  public var iso: String {
    let (year, month, day) = civil
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The same day of another month, clamped to that month's end: 31 January + 1 month is 28 or 29 February.
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    return Day(year: newYear, month: newMonth, day: min(day, Day.daysIn(month: newMonth, of: newYear)))
  }

  /// The first day of this day's month.
  public var startOfMonth: Day {
    let (year, month, _) = civil
    return Day(year: year, month: month, day: 1)
  }

  /// Whether the day is the first of a month.
  public var isMonthStart: Bool { civil.day == 1 }

  /// Months since year 0: a number that orders and subtracts calendar months.
  public var monthIndex: Int {
    let (year, month, _) = civil
    return year * 12 + month - 1
  }

  /// The first day of a month given by its index.
  public static func start(ofMonthIndex index: Int) -> Day {
    let year = index >= 0 ? index / 12 : (index - 11) / 12
    return Day(year: year, month: index - year * 12 + 1, day: 1)
  }

  /// How many days a month has.
  public static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a date is in the calendar.
  public static func exists(year: Int, month: Int, day: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= daysIn(month: month, of: year)
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  public func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }
  public func distance(to other: Day) -> Int { Int(other.number) - Int(number) }
}
