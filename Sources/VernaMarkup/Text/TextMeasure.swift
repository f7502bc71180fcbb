/// The width of a line of text in the fonts of the system stack, from a table of advance widths.
///
/// The server draws without knowing which font the reader has, so each entry is the wider of two measured
/// sans-serif faces that stand at the broad end of the stack; a real line is rarely wider than this says.
public enum TextMeasure {
  /// How heavy a line is set; semibold is about 6 % wider.
  public enum Weight: Sendable { case regular, semibold }

  /// Width of `text` in the unit of `size` (pixels of the drawing). Linear in the length of the text.
  public static func width(of text: String, size: Double, weight: Weight = .regular) -> Double {
    var hundredths = 0
    for scalar in text.unicodeScalars { hundredths += advance(of: scalar) }
    let broadening = weight == .semibold ? 1.07 : 1.0
    return Double(hundredths) / 100 * size * broadening
  }

  /// The text itself if it fits, else its beginning with an ellipsis, else nothing but the ellipsis.
  public static func truncate(_ text: String, to width: Double, size: Double, weight: Weight = .regular) -> String {
    if self.width(of: text, size: size, weight: weight) <= width { return text }
    var kept = Array(text)
    while !kept.isEmpty {
      kept.removeLast()
      let candidate = String(kept).trimmingTrailingSpaces() + "…"
      if self.width(of: candidate, size: size, weight: weight) <= width { return candidate }
    }
    return "…"
  }

  /// Advance of one scalar in hundredths of the font size.
  private static func advance(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 32..<127: return latin[Int(value) - 32]
    case 0x410..<0x450: return cyrillic[Int(value) - 0x410]
    case 0x401: return 67
    case 0x451: return 56
    case 0x2009: return 20
    case 0x202F: return 20
    case 0xA0: return 28
    case 0x200B, 0x300..<0x370: return 0
    case 0x2013, 0x2212, 0xB1, 0xD7, 0xF7, 0x20AC, 0x20BD, 0xAB, 0xBB: return 58
    case 0x25B2, 0x25BC, 0x2014, 0x2026, 0x2192: return 100
    case 0xB7: return 28
    case 0x80..<0x250: return 64
    case 0x1100...: return 100
    default: return 72
    }
  }

  private static let latin: [Int] = [
    28, 28, 41, 65, 57, 89, 73, 22, 33, 33, 55, 58, 28, 33, 28, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 28, 28,
    58, 58, 58, 56, 102, 67, 67, 72, 73, 67, 61, 78, 74, 34, 50, 67, 56, 91, 76, 78, 67, 78, 72, 67, 61, 73, 67, 94,
    67, 67, 61, 33, 37, 33, 57, 56, 33, 56, 61, 50, 61, 56, 34, 61, 62, 26, 26, 53, 26, 93, 62, 60, 61, 61, 41, 50,
    36, 62, 51, 79, 53, 51, 50, 38, 55, 38, 58,
  ]

  private static let cyrillic: [Int] = [
    67, 66, 67, 54, 69, 67, 92, 60, 77, 77, 62, 71, 91, 74, 78, 73, 67, 72, 61, 64, 80, 67, 74, 70, 104, 104, 79, 89,
    66, 72, 105, 72, 56, 60, 58, 43, 58, 56, 75, 49, 64, 64, 53, 58, 75, 64, 60, 62, 61, 50, 48, 51, 82, 53, 63, 61,
    90, 91, 70, 78, 59, 51, 84, 56,
  ]
}

extension String {
  /// The string without spaces at its end.
  fileprivate func trimmingTrailingSpaces() -> String {
    var kept = self
    while kept.unicodeScalars.last?.properties.isWhitespace == true { kept.unicodeScalars.removeLast() }
    return kept
  }
}
