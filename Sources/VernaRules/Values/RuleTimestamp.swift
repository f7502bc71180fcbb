import VernaCore

/// A moment from the year 1 to the year 9999, to the nanosecond.
public struct RuleTimestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01 00:00 UTC.
  public let seconds: Int64
  /// 0 to 999,999,999, added to the seconds.
  public let nanoseconds: Int32

  static let leastSecond: Int64 = -62_135_596_800
  static let greatestSecond: Int64 = 253_402_300_799

  /// A moment; nil outside the years 1 to 9999.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard seconds >= RuleTimestamp.leastSecond, seconds <= RuleTimestamp.greatestSecond,
      nanoseconds >= 0, nanoseconds < 1_000_000_000
    else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  public static func < (left: RuleTimestamp, right: RuleTimestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// Nanoseconds since 1970-01-01 00:00 UTC.
  private var total: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  private init?(total: Int128) {
    let seconds = total >= 0 ? total / 1_000_000_000 : (total - 999_999_999) / 1_000_000_000
    guard let whole = Int64(exactly: seconds) else { return nil }
    self.init(seconds: whole, nanoseconds: Int32(total - seconds * 1_000_000_000))
  }

  /// The moment a duration later; nil outside the range.
  func adding(_ duration: RuleDuration) -> RuleTimestamp? { RuleTimestamp(total: total + Int128(duration.nanoseconds)) }

  func subtracting(_ duration: RuleDuration) -> RuleTimestamp? {
    RuleTimestamp(total: total - Int128(duration.nanoseconds))
  }

  /// The time from another moment to this one; nil where a duration cannot hold it.
  func since(_ other: RuleTimestamp) -> RuleDuration? {
    Int64(exactly: total - other.total).map { RuleDuration(nanoseconds: $0) }
  }
}

/// A length of time in nanoseconds: about 292 years either way.
public struct RuleDuration: Hashable, Comparable, Sendable {
  /// The whole length.
  public let nanoseconds: Int64

  /// Makes a length of time.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public static func < (left: RuleDuration, right: RuleDuration) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension RuleTimestamp {
  /// Reads RFC 3339: `2026-03-31T23:59:59.5+03:00`.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2), reader.take("-"),
      let day = reader.number(digits: 2), reader.take("T") || reader.take("t"),
      let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2), reader.take(":"),
      let second = reader.number(digits: 2), year > 0, Day.exists(year: year, month: month, day: day), hour < 24,
      minute < 60, second < 60
    else { return nil }
    var nanoseconds = 0
    if reader.take(".") {
      guard let fraction = reader.fraction(most: 9) else { return nil }
      nanoseconds = fraction
    }
    var offset = 0
    if !(reader.take("Z") || reader.take("z")) {
      let isBehind = reader.take("-")
      guard isBehind || reader.take("+"), let hours = reader.number(digits: 2), reader.take(":"),
        let minutes = reader.number(digits: 2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 3600 + minutes * 60) * (isBehind ? -1 : 1)
    }
    guard reader.isAtEnd else { return nil }
    let days = Int64(Day(year: year, month: month, day: day).number)
    self.init(
      seconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset), nanoseconds: Int32(nanoseconds))
  }

  /// RFC 3339 in UTC, with no more digits of the second than it needs.
  public var text: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let clock = seconds - day * 86_400
    let date = Day(number: Int32(day)).civil
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).utf8.count)) + String(number)
    }
    let time = [clock / 3600, clock / 60 % 60, clock % 60].map { padded(Int($0), 2) }.joined(separator: ":")
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T\(time)"
      + RuleDuration.fraction(Int64(nanoseconds)) + "Z"
  }
}

extension RuleDuration {
  /// Reads signed numbers with units: `1h30m`, `-1.5s`, `250ms`; h, m, s, ms, us, µs and ns.
  ///
  /// Nil for any other text and beyond the range.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    let isNegative = reader.take("-")
    if !isNegative { _ = reader.take("+") }
    if reader.isRest("0") {
      self.init(nanoseconds: 0)
      return
    }
    var total: Int128 = 0
    repeat {
      guard let (whole, fraction) = reader.decimal(), let unit = reader.unit() else { return nil }
      let (size, overflow) = Int128(whole).multipliedReportingOverflow(by: unit)
      if overflow { return nil }
      total += size + Int128(fraction) * unit / 1_000_000_000
      if total > Int128(Int64.max) + 1 { return nil }
    } while !reader.isAtEnd
    guard let nanoseconds = Int64(exactly: isNegative ? -total : total) else { return nil }
    self.init(nanoseconds: nanoseconds)
  }

  /// Seconds with as many digits as they need: `1.5s`.
  public var text: String {
    let size = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    return sign + String(size / 1_000_000_000) + RuleDuration.fraction(Int64(size % 1_000_000_000)) + "s"
  }

  /// A point and the digits of billionths, without zeros at the end; nothing for none.
  static func fraction(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    var digits = String(nanoseconds + 1_000_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}

/// Reads digits and signs from the front of a text.
private struct DigitReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { place == bytes.count }

  func isRest(_ rest: String) -> Bool { bytes[place...].elementsEqual(rest.utf8) }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(truncatingIfNeeded: character.value) else { return false }
    place += 1
    return true
  }

  private mutating func digit() -> Int? {
    guard place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 else { return nil }
    place += 1
    return Int(bytes[place - 1]) - 48
  }

  /// A number of just so many digits.
  mutating func number(digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// The digits after a point as billionths; nil for none or too many.
  mutating func fraction(most: Int) -> Int? {
    var value = 0
    var count = 0
    while let digit = digit() {
      if count == most { return nil }
      value = value * 10 + digit
      count += 1
    }
    if count == 0 { return nil }
    for _ in count..<9 { value *= 10 }
    return value
  }

  /// Digits with a fraction, one of which may be missing; more than nine digits of the fraction are cut.
  mutating func decimal() -> (whole: Int64, billionths: Int64)? {
    var whole: Int64 = 0
    var count = 0
    while let digit = digit() {
      let (grown, overflow) = whole.multipliedReportingOverflow(by: 10)
      let (sum, more) = grown.addingReportingOverflow(Int64(digit))
      if overflow || more { return nil }
      whole = sum
      count += 1
    }
    var fraction: Int64 = 0
    if take(".") {
      var scale: Int64 = 100_000_000
      while let digit = digit() {
        fraction += Int64(digit) * scale
        scale /= 10
        count += 1
      }
    }
    return count == 0 ? nil : (whole, fraction)
  }

  /// A unit in nanoseconds.
  mutating func unit() -> Int128? {
    let start = place
    while place < bytes.count, bytes[place] > 57 { place += 1 }
    switch String(decoding: bytes[start..<place], as: UTF8.self) {
    case "h": return 3_600_000_000_000
    case "m": return 60_000_000_000
    case "s": return 1_000_000_000
    case "ms": return 1_000_000
    case "us", "\u{b5}s", "\u{3bc}s": return 1000
    case "ns": return 1
    default: return nil
    }
  }
}
