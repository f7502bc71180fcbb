/// The width of a line of text in the fonts of the system stack, from a table of advance widths.
///
/// The server draws without knowing which font the reader has, so each entry is the widest of three measured sans-serif
/// faces; the widest, DejaVu Sans, is all that a bare Linux has. A real line is rarely wider than this says.
public enum TextMeasure {
  /// How heavy a line is set; semibold is about 12 % wider.
  public enum Weight: Sendable { case regular, semibold }

  /// Width of `text` in the unit of `size` (pixels of the drawing). Linear in the length of the text.
  public static func width(of text: String, size: Double, weight: Weight = .regular) -> Double {
    var hundredths = 0
    for scalar in text.unicodeScalars { hundredths += advance(of: scalar) }
    let broadening = weight == .semibold ? 1.12 : 1.0
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
    case 0x451: return 62
    case 0x2009: return 20
    case 0x202F: return 20
    case 0xA0: return 32
    case 0x200B, 0x300..<0x370: return 0
    case 0x2212, 0xB1, 0xD7, 0xF7: return 84
    case 0x2013, 0x20AC, 0x20BD, 0xAB, 0xBB: return 64
    case 0x2014, 0x2026, 0x2192, 0x25B2, 0x25BC: return 100
    case 0x2116: return 104
    case 0xB7: return 32
    case 0x80..<0x250: return 64
    case 0x1100...: return 100
    default: return 72
    }
  }

  private static let latin: [Int] = [
    32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 55, 84, 32, 37, 32, 37, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
    84, 84, 84, 56, 102, 69, 69, 72, 77, 67, 61, 78, 76, 34, 50, 67, 56, 91, 76, 79, 67, 79, 72, 67, 62, 74, 69, 99,
    69, 67, 69, 39, 37, 39, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53,
    40, 64, 60, 82, 60, 60, 53, 64, 55, 64, 84,
  ]

  private static let cyrillic: [Int] = [
    69, 69, 69, 61, 79, 67, 108, 65, 77, 77, 71, 76, 91, 76, 79, 76, 67, 72, 62, 64, 87, 69, 78, 70, 107, 110, 84, 89,
    69, 72, 108, 72, 62, 62, 59, 53, 70, 62, 91, 54, 65, 65, 61, 64, 76, 66, 62, 66, 64, 55, 59, 60, 86, 60, 69, 61,
    92, 95, 71, 79, 59, 55, 85, 61,
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
