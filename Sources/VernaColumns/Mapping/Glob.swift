/// A pattern in which `*` stands for any text and `?` for one character.
struct Glob: Sendable, Hashable {
  /// The pattern as written.
  let pattern: String
  private let bytes: [UInt8]

  init(_ pattern: String) {
    self.pattern = pattern
    bytes = Array(pattern.utf8)
  }

  /// Whether the whole of a text matches.
  ///
  /// - Complexity: O(length x length of the pattern); no backtracking beyond the last star.
  func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    var (textAt, patternAt) = (0, 0)
    var star = -1
    var starText = 0
    while textAt < text.count {
      if patternAt < bytes.count && bytes[patternAt] == UInt8(ascii: "*") {
        star = patternAt
        starText = textAt
        patternAt += 1
      } else if patternAt < bytes.count && bytes[patternAt] == UInt8(ascii: "?") {
        textAt += 1
        while textAt < text.count && text[textAt] & 0xC0 == 0x80 { textAt += 1 }
        patternAt += 1
      } else if patternAt < bytes.count && bytes[patternAt] == text[textAt] {
        textAt += 1
        patternAt += 1
      } else if star >= 0 {
        starText += 1
        textAt = starText
        patternAt = star + 1
      } else {
        return false
      }
    }
    while patternAt < bytes.count && bytes[patternAt] == UInt8(ascii: "*") { patternAt += 1 }
    return patternAt == bytes.count
  }

  /// Whether the whole of a text matches.
  func matches(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }
}
