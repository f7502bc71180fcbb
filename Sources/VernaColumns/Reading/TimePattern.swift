/// A pattern of a mapping such as `d/M/yyyy H:mm`.
///
/// yyyy, yy (1970 to 2069), MM or M, dd or d, HH or H, hh or h (1 to 12, with a), mm, ss, SSS (any digits of a
/// fraction), a (AM or PM), Z (an offset), MMM (English, three letters); a text in single quotes and every other
/// character stand for themselves.
struct TimePattern: Sendable, Equatable {
  private enum Part: Sendable, Equatable {
    case year, shortYear, month, monthName, day, hour, hourOf12, minute, second, fraction, half, offset
    case literal(UInt8)
  }

  private let parts: [(part: Part, fixedWidth: Int)]
  /// The pattern as written.
  let text: String

  static func == (left: TimePattern, right: TimePattern) -> Bool { left.text == right.text }

  /// Reads a pattern; nil if it names no year, month and day, or has letters that mean nothing.
  init?(_ text: String) {
    self.text = text
    var parts: [(Part, Int)] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") {
        guard let close = bytes[(index + 1)...].firstIndex(of: byte) else { return nil }
        for literal in bytes[(index + 1)..<close] { parts.append((.literal(literal), 0)) }
        index = close + 1
        continue
      }
      var end = index
      while end < bytes.count && bytes[end] == byte { end += 1 }
      let run = end - index
      let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
      if !isLetter || (byte == UInt8(ascii: "T") && run == 1) {
        parts.append((.literal(byte), 0))
        index += 1
        continue
      }
      switch (byte, run) {
      case (UInt8(ascii: "y"), 4): parts.append((.year, 4))
      case (UInt8(ascii: "y"), 2): parts.append((.shortYear, 2))
      case (UInt8(ascii: "M"), 3): parts.append((.monthName, 3))
      case (UInt8(ascii: "M"), 1...2): parts.append((.month, run == 2 ? 2 : 0))
      case (UInt8(ascii: "d"), 1...2): parts.append((.day, run == 2 ? 2 : 0))
      case (UInt8(ascii: "H"), 1...2): parts.append((.hour, run == 2 ? 2 : 0))
      case (UInt8(ascii: "h"), 1...2): parts.append((.hourOf12, run == 2 ? 2 : 0))
      case (UInt8(ascii: "m"), 1...2): parts.append((.minute, run == 2 ? 2 : 0))
      case (UInt8(ascii: "s"), 1...2): parts.append((.second, run == 2 ? 2 : 0))
      case (UInt8(ascii: "S"), _): parts.append((.fraction, 0))
      case (UInt8(ascii: "a"), 1): parts.append((.half, 0))
      case (UInt8(ascii: "Z"), _), (UInt8(ascii: "X"), _): parts.append((.offset, 0))
      default: return nil
      }
      index = end
    }
    let named = parts.map(\.0)
    guard named.contains(.year) || named.contains(.shortYear), named.contains(.month) || named.contains(.monthName),
      named.contains(.day)
    else { return nil }
    self.parts = parts.map { (part: $0.0, fixedWidth: $0.1) }
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Reads a cell; nil if it is not of the pattern.
  func read(_ span: Span) -> CivilTime? {
    var scan = ByteScan(span)
    var (year, month, day, hour, minute, second) = (0, 0, 0, 0, 0, 0)
    var half: Bool?
    var offset: Int?
    scan.skipSpaces()
    for (part, width) in parts {
      switch part {
      case .literal(let byte):
        guard scan.take(byte) else { return nil }
        continue
      case .half:
        half = scan.halfDay()
        if half == nil { return nil }
        continue
      case .offset:
        offset = scan.offset()
        if offset == nil { return nil }
        continue
      case .monthName:
        var name = ""
        for _ in 0..<3 {
          name.unicodeScalars.append(Unicode.Scalar(scan.peek | 32))
          scan.advance()
        }
        guard let index = TimePattern.months.firstIndex(of: name) else { return nil }
        month = index + 1
        continue
      default: break
      }
      // Digits that touch the next field end at their width; else at the first other byte.
      guard let value = width > 0 ? scan.digits(exactly: width) : scan.someDigits(upTo: part == .fraction ? 18 : 2)
      else { return nil }
      switch part {
      case .year: year = value
      case .shortYear: year = value + (value < 70 ? 2000 : 1900)
      case .month: month = value
      case .day: day = value
      case .hour, .hourOf12: hour = value
      case .minute: minute = value
      case .second: second = value
      default: break
      }
    }
    scan.skipSpaces()
    guard scan.isAtEnd else { return nil }
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half ? 12 : 0)
    }
    guard let seconds = civilSeconds(year, month, day, hour, minute, second) else { return nil }
    return CivilTime(seconds: seconds - Int64(offset ?? 0), isAbsolute: offset != nil)
  }
}

extension ByteScan {
  /// Moves over exactly so many digits.
  mutating func digits(exactly width: Int) -> Int? {
    var value = 0
    for _ in 0..<width {
      let digit = peek &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      advance()
    }
    return value
  }

  /// Moves over at least one digit and at most so many.
  mutating func someDigits(upTo width: Int) -> Int? {
    guard let (value, taken) = number(upTo: width), taken > 0 else { return nil }
    return value
  }
}
