import CPattern

/// A compiled regular expression in RE2's syntax; matching takes time linear in the text.
final class RulePattern: @unchecked Sendable {
  let text: String
  private let pattern: OpaquePointer

  /// The most memory that a pattern may take, compiled.
  private static let mostMemory = 1 << 20

  /// Compiles a pattern.
  ///
  /// - Throws: why it is wrong, in RE2's words.
  init(_ text: String) throws(PatternRefusal) {
    var reason = [CChar](repeating: 0, count: 200)
    let room = reason.count
    var copy = text
    let compiled = copy.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        reason.withUnsafeMutableBufferPointer { reason -> OpaquePointer? in
          guard let start = reason.baseAddress else { return nil }
          guard let first = bytes.baseAddress else {
            return verna_pattern_compile("", 0, RulePattern.mostMemory, start, room)
          }
          return verna_pattern_compile(first, bytes.count, RulePattern.mostMemory, start, room)
        }
      }
    }
    guard let compiled else {
      throw PatternRefusal(
        reason: String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    pattern = compiled
    self.text = text
  }

  deinit { verna_pattern_free(pattern) }

  /// Whether any part of a text matches.
  func matches(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        guard let first = bytes.baseAddress else { return verna_pattern_matches(pattern, "", 0) }
        return verna_pattern_matches(pattern, first, bytes.count)
      }
    }
  }
}

/// Why a pattern is wrong.
struct PatternRefusal: Error {
  let reason: String
}
