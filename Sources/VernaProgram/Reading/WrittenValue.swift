import VernaCore
import VernaMechanics

/// Values as a programme file writes them, read exactly; nil for what is none.
enum WrittenValue {
  /// A decimal in units of 10^-digits: `1250.50` with two digits is 125,050. Nil too where it is finer than that.
  static func decimal(_ text: String, digits: Int) -> Int64? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.count <= 15,
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    var fraction = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || !fraction.isEmpty else { return nil }
    while fraction.count > digits, fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    guard fraction.count <= digits else { return nil }
    fraction += [UInt8](repeating: UInt8(ascii: "0"), count: digits - fraction.count)
    var value: Int64 = 0
    for byte in whole + fraction {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      let (sum, isTooMuch) = product.addingReportingOverflow(Int64(byte - 0x30))
      guard !isTooMuch else { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }

  /// Whether a text is a plain decimal of any fineness.
  static func isDecimal(_ text: String) -> Bool { decimal(text, digits: 15) != nil || decimal(text, digits: 3) != nil }

  /// `500`, `500 points`, `12.50 points`.
  static func points(_ text: String) -> Points? {
    let words = words(text)
    guard (1...2).contains(words.count), words.count == 1 || ["points", "point"].contains(words[1]) else { return nil }
    return decimal(words[0], digits: 2).map { Points(hundredths: $0) }
  }

  /// `7.5%` in millionths.
  static func share(_ text: String) -> Share? {
    guard text.hasSuffix("%") else { return nil }
    let number = text.dropLast().filter { $0 != " " }
    return decimal(String(number), digits: 4).map { Share(millionths: $0) }
  }

  /// `14 days`, `2 weeks`, `12 months`, `1 year`, `24 hours`, as so many of the unit.
  static func span(_ text: String, _ unit: SpanUnit) -> Int? {
    let words = words(text)
    guard words.count == 2, let count = decimal(words[0], digits: 0), (0...36_500).contains(count) else { return nil }
    let factor: Int? =
      switch (unit, words[1]) {
      case (.days, "day"), (.days, "days"), (.months, "month"), (.months, "months"), (.hours, "hour"),
        (.hours, "hours"):
        1
      case (.days, "week"), (.days, "weeks"): 7
      case (.months, "quarter"), (.months, "quarters"): 3
      case (.months, "year"), (.months, "years"): 12
      case (.hours, "day"), (.hours, "days"): 24
      default: nil
      }
    return factor.map { Int(count) * $0 }
  }

  /// `never`, `30 days`, `12 months`, `end of year`, `end of quarter + 1`, `until 2026-12-31`.
  static func expiry(_ text: String) -> PointsLife.Expiry? {
    if text == "never" { return .never }
    if let days = span(text, .days) { return days > 0 ? .days(days) : nil }
    if let months = span(text, .months) { return months > 0 ? .months(months) : nil }
    let words = words(text)
    if words.count == 2, words[0] == "until" { return Day(iso: words[1]).map { .on($0.advanced(by: 1)) } }
    guard words.count >= 3, words[0] == "end", words[1] == "of", let step = Periodicity(rawValue: words[2]),
      [.month, .quarter, .year].contains(step)
    else { return nil }
    if words.count == 3 { return .end(of: step, after: 0) }
    guard words.count == 5, words[3] == "+", let after = decimal(words[4], digits: 0), (1...100).contains(after) else {
      return nil
    }
    return .end(of: step, after: Int(after))
  }

  /// `12 months`, `calendar year`, `anniversary`, `ever`.
  static func window(_ text: String) -> TierLadder.Window? {
    if text == "ever" { return .ever }
    if text == "anniversary" { return .anniversary }
    if let months = span(text, .months) { return (1...120).contains(months) ? .rolling(months: months) : nil }
    let words = words(text)
    guard words.count == 2, words[0] == "calendar", let step = Periodicity(rawValue: words[1]),
      [.month, .quarter, .year].contains(step)
    else { return nil }
    return .calendar(step)
  }

  /// `birthday`, `anniversary`, `03-08`.
  static func anchor(_ text: String) -> Occasion.Anchor? {
    if text == "birthday" { return .birthday }
    if text == "anniversary" { return .anniversary }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
      let day = Int(parts[1]),
      Day.exists(year: 2024, month: month, day: day)
    else { return nil }
    return .yearly(month: month, day: day)
  }

  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// `09:00-12:00` in minutes of the day; `22:00-02:00` goes over midnight, and `24:00` ends a day.
  static func hours(_ text: String) -> (from: Int, to: Int)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { minute(String($0)) }
    guard parts.count == 2, let from = parts[0], let to = parts[1], from != to, from < 1440, to > 0 else { return nil }
    return (from, to)
  }

  /// `09:30` in minutes of the day.
  static func minute(_ text: String) -> Int? {
    let parts = text.filter { $0 != " " }.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }), parts[1].utf8.count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<60).contains(minute), hour >= 0,
      hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }

  /// `3x` or `1.5x` in millionths.
  static func times(_ text: String) -> Share? {
    guard text.hasSuffix("x"), let value = decimal(String(text.dropLast()).filter { $0 != " " }, digits: 4) else {
      return nil
    }
    return value > 10_000 && value <= 10_000_000 ? Share(millionths: value * 100) : nil
  }

  /// `1.2 x mean_basket` in ten-thousandths.
  static func threshold(_ text: String) -> Int64? {
    let words = words(text)
    guard words.count == 3, words[1] == "x", words[2] == "mean_basket" else { return nil }
    return decimal(words[0], digits: 4).flatMap { $0 > 0 ? $0 : nil }
  }

  /// A name for machines: letters of any script, digits, `_`, `-` and `.`, up to 64 bytes.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "_-.".unicodeScalars.contains($0)
      }
  }

  /// A name that rules can use after a point.
  static func isRuleName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x5F || isLetter(first) else { return false }
    return text.utf8.count <= 64 && text.utf8.allSatisfy { $0 == 0x5F || isLetter($0) || (0x30...0x39).contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  static func words(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).map(String.init)
  }
}
