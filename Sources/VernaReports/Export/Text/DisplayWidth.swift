/// How many columns of a terminal a text takes, and texts cut and padded to columns.
package enum DisplayWidth {
  /// Columns of a text: 2 for wide East Asian characters and emoji, 0 for combining marks, 1 for the rest.
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// A text without control characters, so that a name in the data cannot steer the terminal.
  package static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }

  /// A text cut to a width, with an ellipsis where something was cut.
  package static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    if width <= 1 { return width == 1 ? "…" : "" }
    var result = ""
    var used = 0
    for character in text {
      let next = of(String(character))
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return result + "…"
  }

  /// A text padded with spaces to a width, at its right or, for numbers, at its left.
  static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - of(text)))
    return right ? spaces + text : text + spaces
  }

  /// A sentence broken into lines of at most a width, at spaces.
  package static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if of(line) + 1 + of(String(word)) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
