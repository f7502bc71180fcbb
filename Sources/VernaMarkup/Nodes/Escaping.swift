/// Escaping of text and attribute values, byte by byte over UTF-8.
enum Escaping {
  /// Appends text between tags: `&`, `<` and `>` are escaped; control characters that neither HTML nor XML
  /// allows become the replacement character.
  static func appendText(_ text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      default: append(plain: byte, to: &output)
      }
    }
  }

  /// Appends an attribute's value for use between double quotes: the quote is escaped as well.
  static func appendAttribute(_ value: String, to output: inout [UInt8]) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "\n"): output.append(contentsOf: "&#10;".utf8)
      default: append(plain: byte, to: &output)
      }
    }
  }

  private static func append(plain byte: UInt8, to output: inout [UInt8]) {
    let isForbiddenControl = (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
    if isForbiddenControl {
      output.append(contentsOf: "\u{FFFD}".utf8)
    } else {
      output.append(byte)
    }
  }
}
