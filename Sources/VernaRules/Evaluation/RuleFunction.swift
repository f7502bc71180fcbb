/// Functions that rules can call.
enum RuleFunction: String, CaseIterable, Sendable {
  case size
  case contains
  case startsWith
  case endsWith
  case matches
  case type
  case dyn
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  case timestamp
  case duration
  case getFullYear
  case getMonth
  case getDate
  case getDayOfMonth
  case getDayOfWeek
  case getDayOfYear
  case getHours
  case getMinutes
  case getSeconds
  case getMilliseconds
  case percent
  case scale
  case ratioAtLeast = "ratio_at_least"

  /// Whether it can be called on a value: `text.size()`.
  var isMethod: Bool {
    switch self {
    case .size, .contains, .startsWith, .endsWith, .matches: true
    default: RuleTimePart(self) != nil
    }
  }

  /// Whether it can be called by itself: `size(text)`.
  var isGlobal: Bool {
    switch self {
    case .contains, .startsWith, .endsWith: false
    default: RuleTimePart(self) == nil
    }
  }
}

/// What texts are asked and read as.
enum RuleText {
  /// `contains`, `startsWith` or `endsWith`, by bytes.
  static func test(_ function: RuleFunction, _ text: String, _ part: String) -> Bool {
    switch function {
    case .startsWith: text.utf8.starts(with: part.utf8)
    case .endsWith: text.utf8.reversed().starts(with: part.utf8.reversed())
    default: contains(text, part)
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var (text, part) = (text, part)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        if text.count < part.count { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
          if text[start...].starts(with: part) { return true }
        }
        return false
      }
    }
  }

  static func bool(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  static func int(_ text: String) -> Int64? { Int64(text) }

  static func uint(_ text: String) -> UInt64? { text.utf8.first == 43 ? nil : UInt64(text) }

  static func double(_ text: String) -> Double? {
    switch text {
    case "NaN": return .nan
    case "Infinity", "+Infinity", "inf", "Inf", "+Inf": return .infinity
    case "-Infinity", "-inf", "-Inf": return -.infinity
    default:
      guard text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || [43, 45, 46, 69, 101].contains($0) }) else { return nil }
      return Double(text)
    }
  }
}
