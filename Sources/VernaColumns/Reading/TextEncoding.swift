/// The encodings that an input may be written in.
public enum TextEncoding: String, Sendable, Codable, CaseIterable {
  case utf8 = "utf-8"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"

  /// Reads a name as people write it: `cp1251`, `Windows-1251`, `latin1`; nil if it is none of these.
  init?(named name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8": self = .utf8
    case "windows1251", "cp1251", "1251", "win1251": self = .windows1251
    case "windows1252", "cp1252", "1252", "win1252": self = .windows1252
    case "iso88591", "latin1": self = .latin1
    default: return nil
    }
  }

  /// The Unicode code point that a byte stands for; U+FFFD where it stands for none.
  func codePoint(of byte: UInt8) -> UInt16 {
    if byte < 0x80 { return UInt16(byte) }
    switch self {
    case .utf8, .latin1: return UInt16(byte)
    case .windows1251:
      return byte >= 0xC0 ? UInt16(byte) - 0xC0 + 0x0410 : TextEncoding.upper1251[Int(byte) - 0x80]
    case .windows1252: return byte >= 0xA0 ? UInt16(byte) : TextEncoding.upper1252[Int(byte) - 0x80]
    }
  }

  /// Windows-1251 from 0x80 to 0xBF.
  private static let upper1251: [UInt16] = [
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C,
    0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A,
    0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9,
    0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7,
    0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
  ]

  /// Windows-1252 from 0x80 to 0x9F.
  private static let upper1252: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
