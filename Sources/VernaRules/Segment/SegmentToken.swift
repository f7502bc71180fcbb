/// A token of a segment's text.
struct SegmentToken {
  enum Kind: Equatable {
    case name(String)
    case literal(SegmentLiteral)
    case symbol(String)
    case end
  }

  var kind: Kind
  /// From 1, in characters.
  var column: Int
}

/// Splits a segment's text into tokens, with CEL's spelling of strings and numbers.
struct SegmentLexer {
  private let text: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
  }

  /// All tokens, the last one `.end`.
  static func tokens(of text: String) throws(SegmentError) -> [SegmentToken] {
    var lexer = SegmentLexer(text)
    var tokens: [SegmentToken] = []
    repeat {
      tokens.append(try lexer.next())
    } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(SegmentError) -> SegmentToken {
    while position < text.count, text[position].properties.isWhitespace { position += 1 }
    let column = position + 1
    guard position < text.count else { return SegmentToken(kind: .end, column: column) }
    let scalar = text[position]
    if scalar == "\"" || scalar == "'" {
      return SegmentToken(kind: .literal(.text(try string(quote: scalar))), column: column)
    }
    if isDigit(scalar) || (scalar == "-" && position + 1 < text.count && isDigit(text[position + 1])) {
      return SegmentToken(kind: .literal(try number()), column: column)
    }
    if isNameStart(scalar) { return SegmentToken(kind: name(), column: column) }
    for symbol in ["&&", "==", "!=", "<=", ">=", "||", "<", ">", "[", "]", "(", ")", ",", ".", "!"] {
      let scalars = Array(symbol.unicodeScalars)
      if text[position...].starts(with: scalars) {
        position += scalars.count
        return SegmentToken(kind: .symbol(symbol), column: column)
      }
    }
    throw SegmentError(
      column: column, message: "the character '\(scalar)' has no meaning here",
      hint: "write conditions such as store == \"12\" joined by &&")
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
  }

  private mutating func name() -> SegmentToken.Kind {
    let start = position
    while position < text.count, isNameStart(text[position]) || isDigit(text[position]) { position += 1 }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<position])
    switch String(word) {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    default: return .name(String(word))
    }
  }

  private mutating func number() throws(SegmentError) -> SegmentLiteral {
    let start = position
    position += 1
    while position < text.count, isDigit(text[position]) || ".eE".unicodeScalars.contains(text[position]) {
      position += 1
    }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: text[start..<position])
    let written = String(digits)
    if let whole = Int64(written) { return .int(whole) }
    if let real = Double(written) { return .double(real) }
    throw SegmentError(
      column: start + 1, message: "'\(written)' is not a number",
      hint: "write 18 or 7.5; put ids in quotes: \"\(written)\"")
  }

  private mutating func string(quote: Unicode.Scalar) throws(SegmentError) -> String {
    let start = position
    position += 1
    var content = String.UnicodeScalarView()
    while position < text.count {
      let scalar = text[position]
      position += 1
      if scalar == quote { return String(content) }
      guard scalar == "\\" else {
        content.append(scalar)
        continue
      }
      content.append(try escape(at: start))
    }
    throw SegmentError(column: start + 1, message: "the text is not closed", hint: "close it with \(quote)")
  }

  private mutating func escape(at start: Int) throws(SegmentError) -> Unicode.Scalar {
    guard position < text.count else {
      throw SegmentError(column: start + 1, message: "the text is not closed", hint: "close the quotes")
    }
    let scalar = text[position]
    position += 1
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "\\", "\"", "'", "`", "?": return scalar
    case "u":
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard position < text.count, let digit = Character(text[position]).hexDigitValue else { break }
        value = value * 16 + UInt32(digit)
        position += 1
      }
      if let read = Unicode.Scalar(value) { return read }
    default: break
    }
    throw SegmentError(
      column: position, message: "'\\\(scalar)' is not an escape", hint: "write \\\\ for a backslash itself")
  }
}
