internal import VernaCore

/// A moment as a file gives it, before its zone is known.
struct CivilTime: Equatable {
  /// Seconds since 1970-01-01 00:00, local unless `isAbsolute`.
  var seconds: Int64
  /// Whether the seconds are UTC already.
  var isAbsolute: Bool
}

/// How times are written in a column.
enum TimeFormat: Sendable, Equatable {
  /// Any of the usual forms; slashes are month first unless `dayFirst`.
  case usual(dayFirst: Bool)
  /// A pattern of the mapping.
  case pattern(TimePattern)
  /// Seconds since 1970 UTC.
  case unixSeconds
  /// Milliseconds since 1970 UTC.
  case unixMilliseconds

  /// Reads a cell; nil if it is no time of this format or no date of the calendar.
  @inline(__always)
  func read(_ span: Span) -> CivilTime? {
    switch self {
    case .usual(let dayFirst): UsualTimes.read(span, dayFirst: dayFirst)
    case .pattern(let pattern): pattern.read(span)
    case .unixSeconds: UsualTimes.readUnix(span, unitsPerSecond: 1)
    case .unixMilliseconds: UsualTimes.readUnix(span, unitsPerSecond: 1000)
    }
  }
}

/// Seconds of a civil date and time; nil if there is no such date or time. Second 60 is taken for 59.
@inline(__always)
func civilSeconds(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> Int64? {
  guard year >= 1, year <= 9999, Day.exists(year: year, month: month, day: day), hour <= 23, minute <= 59, second <= 60
  else { return nil }
  return Int64(Day(year: year, month: month, day: day).number) * 86_400
    + Int64(hour * 3600 + minute * 60 + min(second, 59))
}

/// The forms of times that need no mapping: ISO 8601 with or without an offset, `dd.MM.yyyy HH:mm`, `M/d/yyyy`,
/// `yyyyMMdd`, seconds since 1970.
enum UsualTimes {
  /// The last date read: rows of a file mostly stay on one day.
  struct DateMemory {
    fileprivate var first: UInt64 = 0
    fileprivate var second: UInt16 = 0
    fileprivate var seconds: Int64 = 0
  }

  /// Reads a cell of the form `2026-11-25 12:34:56`, with a space or a T; any other goes the long way.
  @inline(__always)
  static func read(_ span: Span, dayFirst: Bool, _ memory: inout DateMemory) -> CivilTime? {
    let p = span.start
    guard span.count == 19, p[13] == 58, p[16] == 58, p[10] == 32 || p[10] == 84 else {
      return read(span, dayFirst: dayFirst)
    }
    let first = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)
    let second = UnsafeRawPointer(p).loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    let (hour, minute, sec) = (two(p, 11), two(p, 14), two(p, 17))
    if first == memory.first && second == memory.second && hour <= 23 && minute <= 59 && sec <= 59 {
      return CivilTime(seconds: memory.seconds &+ Int64(hour &* 3600 &+ minute &* 60 &+ sec), isAbsolute: false)
    }
    guard let time = read(span, dayFirst: dayFirst) else { return nil }
    if sec <= 59 {
      memory = DateMemory(first: first, second: second, seconds: time.seconds - Int64(hour * 3600 + minute * 60 + sec))
    }
    return time
  }

  /// Reads a cell.
  @inline(__always)
  static func read(_ span: Span, dayFirst: Bool) -> CivilTime? {
    // The common case first: `2026-11-25 12:34:56`, with a space or a T.
    if span.count == 19, span.start[4] == 45, span.start[7] == 45, span.start[13] == 58, span.start[16] == 58,
      span.start[10] == 32 || span.start[10] == 84
    {
      let p = span.start
      let year = two(p, 0) * 100 + two(p, 2)
      let (month, day, hour, minute, second) = (two(p, 5), two(p, 8), two(p, 11), two(p, 14), two(p, 17))
      // `two` gives a number over 99 where a byte is no digit, which no field takes.
      guard let seconds = civilSeconds(year, month, day, hour, minute, second) else { return nil }
      return CivilTime(seconds: seconds, isAbsolute: false)
    }
    return readSlowly(span, dayFirst: dayFirst)
  }

  @inline(__always)
  private static func two(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> Int {
    let (tens, ones) = (bytes[offset] &- 48, bytes[offset + 1] &- 48)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 100_000
  }

  /// Reads a whole number of units since 1970.
  static func readUnix(_ span: Span, unitsPerSecond: Int64) -> CivilTime? {
    var scan = ByteScan(span)
    scan.skipSpaces()
    let negative = scan.take(UInt8(ascii: "-"))
    guard let (value, count) = scan.number(upTo: 18), count > 0 else { return nil }
    if scan.take(UInt8(ascii: ".")) { _ = scan.number(upTo: 18) }
    scan.skipSpaces()
    guard scan.isAtEnd else { return nil }
    let signed = negative ? -Int64(value) : Int64(value)
    return CivilTime(
      seconds: signed >= 0 ? signed / unitsPerSecond : -((-signed + unitsPerSecond - 1) / unitsPerSecond),
      isAbsolute: true)
  }

  private static func readSlowly(_ span: Span, dayFirst: Bool) -> CivilTime? {
    var scan = ByteScan(span)
    scan.skipSpaces()
    guard let (first, width) = scan.number(upTo: 14), width > 0 else { return nil }
    let date: (year: Int, month: Int, day: Int)
    if scan.isAtEnd || scan.peek == 84 || scan.peek == 32 || scan.peek == UInt8(ascii: ".") && width >= 9 {
      switch width {
      case 8: date = (first / 10_000, first / 100 % 100, first % 100)
      case 9, 10: return readUnix(span, unitsPerSecond: 1)
      case 12, 14:
        let digits = width == 14 ? first : first * 100
        guard
          let seconds = civilSeconds(
            digits / 10_000_000_000, digits / 100_000_000 % 100, digits / 1_000_000 % 100, digits / 10_000 % 100,
            digits / 100 % 100, digits % 100)
        else { return nil }
        scan.skipSpaces()
        return scan.isAtEnd ? CivilTime(seconds: seconds, isAbsolute: false) : nil
      case 13: return readUnix(span, unitsPerSecond: 1000)
      default: return nil
      }
    } else {
      let mark = scan.peek
      guard mark == 45 || mark == 46 || mark == 47 else { return nil }
      scan.advance()
      guard let (second, secondWidth) = scan.number(upTo: 4), secondWidth > 0, secondWidth <= 2, scan.take(mark),
        let (third, thirdWidth) = scan.number(upTo: 4), thirdWidth > 0
      else { return nil }
      if width == 4 {
        guard thirdWidth <= 2 else { return nil }
        date = (first, second, third)
      } else {
        guard width <= 2, thirdWidth == 4 || thirdWidth == 2 else { return nil }
        let year = thirdWidth == 4 ? third : third + (third < 70 ? 2000 : 1900)
        // Points and hyphens: the day is first. Slashes: as the file's other rows say.
        date = mark == 47 && !dayFirst ? (year, first, second) : (year, second, first)
      }
    }
    return clock(&scan, date)
  }

  /// Reads what may follow a date: a time of day, a fraction, AM or PM, an offset.
  private static func clock(_ scan: inout ByteScan, _ date: (year: Int, month: Int, day: Int)) -> CivilTime? {
    if !scan.take(84) { _ = scan.take(UInt8(ascii: ",")) }
    scan.skipSpaces()
    if scan.isAtEnd {
      return civilSeconds(date.year, date.month, date.day, 0, 0, 0).map { CivilTime(seconds: $0, isAbsolute: false) }
    }
    guard let (firstNumber, hourWidth) = scan.number(upTo: 6) else { return nil }
    var (hour, minute, second) = (firstNumber, 0, 0)
    if hourWidth == 6 {
      (hour, minute, second) = (firstNumber / 10_000, firstNumber / 100 % 100, firstNumber % 100)
    } else if hourWidth == 4 {
      (hour, minute) = (firstNumber / 100, firstNumber % 100)
    } else {
      guard hourWidth == 1 || hourWidth == 2, scan.take(58), let (minutes, minuteWidth) = scan.number(upTo: 2),
        minuteWidth == 2
      else { return nil }
      minute = minutes
      if scan.take(58) {
        guard let (seconds, secondWidth) = scan.number(upTo: 2), secondWidth == 2 else { return nil }
        second = seconds
      }
    }
    if scan.peek == 46 || scan.peek == 44 {
      scan.advance()
      guard let (_, width) = scan.number(upTo: 18), width > 0 else { return nil }
    }
    scan.skipSpaces()
    if let half = scan.halfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half ? 12 : 0)
      scan.skipSpaces()
    }
    guard let seconds = civilSeconds(date.year, date.month, date.day, hour, minute, second) else { return nil }
    if scan.isAtEnd { return CivilTime(seconds: seconds, isAbsolute: false) }
    guard let offset = scan.offset() else { return nil }
    scan.skipSpaces()
    return scan.isAtEnd ? CivilTime(seconds: seconds - Int64(offset), isAbsolute: true) : nil
  }
}
