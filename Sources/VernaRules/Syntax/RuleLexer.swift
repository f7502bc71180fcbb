/// Splits a rule's text into tokens, as the lexical part of CEL's specification says.
struct RuleLexer {
  private let text: [Unicode.Scalar]
  private var place = 0
  private var line = 1
  private var lineStart = 0

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// All tokens, the last one `.end`.
  static func tokens(of text: String) throws(RuleProblem) -> [RuleToken] {
    var lexer = RuleLexer(text)
    var tokens: [RuleToken] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private var position: RulePosition { RulePosition(line: line, column: place - lineStart + 1) }

  private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    place + offset < text.count ? text[place + offset] : nil
  }

  private mutating func next() throws(RuleProblem) -> RuleToken {
    skipSpace()
    let position = position
    guard let first = scalar() else { return RuleToken(kind: .end, position: position) }
    if let quoted = try string(at: position) { return RuleToken(kind: quoted, position: position) }
    if first.isDigit || (first == "." && scalar(1)?.isDigit == true) {
      return RuleToken(kind: try number(at: position), position: position)
    }
    if first.isNameStart {
      let start = place
      while let next = scalar(), next.isNameStart || next.isDigit { place += 1 }
      return RuleToken(kind: .name(String(text[start..<place])), position: position)
    }
    if first == "`" { return RuleToken(kind: try quotedName(at: position), position: position) }
    for symbol in RuleSymbol.allCases {
      let scalars = Array(symbol.rawValue.unicodeScalars)
      if text[place...].starts(with: scalars) {
        place += scalars.count
        return RuleToken(kind: .symbol(symbol), position: position)
      }
    }
    let hint =
      switch first {
      case "=": "compare with =="
      case "&": "join conditions with &&"
      case "|": "join conditions with ||"
      default: "take it out, or put texts in quotes"
      }
    throw RuleProblem(at: position, "the character '\(first)' has no meaning here", hint: hint)
  }

  private mutating func skipSpace() {
    while let next = scalar() {
      switch next {
      case " ", "\t", "\r", "\u{c}": place += 1
      case "\n":
        place += 1
        line += 1
        lineStart = place
      case "/" where scalar(1) == "/":
        while let other = scalar(), other != "\n" { place += 1 }
      default: return
      }
    }
  }

  // MARK: - Names and numbers

  private mutating func quotedName(at position: RulePosition) throws(RuleProblem) -> RuleToken.Kind {
    place += 1
    let start = place
    while let next = scalar(), next.isNameStart || next.isDigit || "-./ ".unicodeScalars.contains(next) { place += 1 }
    guard scalar() == "`", place > start else {
      throw RuleProblem(
        at: position, "the name in backticks is not closed or has a character that names cannot have",
        hint: "use letters of the Latin alphabet, digits, _ . - / and spaces, and close it with `")
    }
    place += 1
    return .quotedName(String(text[start..<(place - 1)]))
  }

  private mutating func number(at position: RulePosition) throws(RuleProblem) -> RuleToken.Kind {
    let start = place
    if scalar() == "0", scalar(1) == "x" || scalar(1) == "X" {
      place += 2
      let digits = place
      while let next = scalar(), next.hexDigit != nil { place += 1 }
      if place == digits { throw wrongNumber(at: position, from: start) }
    } else {
      skipDigits()
      var isReal = false
      if scalar() == ".", scalar(1)?.isDigit == true {
        isReal = true
        place += 1
        skipDigits()
      }
      if let next = scalar(), next == "e" || next == "E" {
        let sign = scalar(1) == "+" || scalar(1) == "-" ? 1 : 0
        if scalar(1 + sign)?.isDigit == true {
          isReal = true
          place += 1 + sign
          skipDigits()
        }
      }
      if isReal {
        let written = String(text[start..<place])
        if let next = scalar(), next.isNameStart { throw wrongNumber(at: position, from: start) }
        return .double(written)
      }
    }
    let written = String(text[start..<place])
    if let next = scalar(), next == "u" || next == "U" {
      place += 1
      if let next = scalar(), next.isNameStart || next.isDigit { throw wrongNumber(at: position, from: start) }
      return .uint(written)
    }
    if let next = scalar(), next.isNameStart { throw wrongNumber(at: position, from: start) }
    return .int(written)
  }

  private mutating func skipDigits() {
    while let next = scalar(), next.isDigit { place += 1 }
  }

  private func wrongNumber(at position: RulePosition, from start: Int) -> RuleProblem {
    var end = place
    while end < text.count, text[end].isNameStart || text[end].isDigit { end += 1 }
    let written = String(text[start..<end])
    return RuleProblem(
      at: position, "'\(written)' is not a number", hint: "put ids and names in quotes: \"\(written)\"")
  }

  // MARK: - Texts and bytes

  /// A text or bytes, with its prefix; nil where none begins here.
  private mutating func string(at position: RulePosition) throws(RuleProblem) -> RuleToken.Kind? {
    var isRaw = false
    var isBytes = false
    var offset = 0
    while let prefix = scalar(offset) {
      if !isRaw, prefix == "r" || prefix == "R" {
        isRaw = true
      } else if !isBytes, prefix == "b" || prefix == "B" {
        isBytes = true
      } else {
        break
      }
      offset += 1
    }
    guard let quote = scalar(offset), quote == "\"" || quote == "'" else { return nil }
    place += offset + 1
    var isTriple = false
    if scalar() == quote, scalar(1) == quote {
      isTriple = true
      place += 2
    }
    var content = QuotedContent(isBytes: isBytes)
    while let next = scalar() {
      if next == quote, !isTriple || (scalar(1) == quote && scalar(2) == quote) {
        place += isTriple ? 3 : 1
        return content.token
      }
      let here = self.position
      place += 1
      if next == "\n" || (next == "\r" && !isTriple) {
        if !isTriple { break }
        line += 1
        lineStart = place
      }
      if next == "\\" && !isRaw {
        try escape(at: here, into: &content)
      } else {
        content.append(next)
      }
    }
    throw RuleProblem(
      at: position, "the text is not closed", hint: isTriple ? "close it with three \(quote)" : "close it with \(quote)"
    )
  }

  private mutating func escape(at position: RulePosition, into content: inout QuotedContent) throws(RuleProblem) {
    let written = scalar()
    place += 1
    switch written {
    case "a": content.append("\u{7}")
    case "b": content.append("\u{8}")
    case "f": content.append("\u{c}")
    case "n": content.append("\n")
    case "r": content.append("\r")
    case "t": content.append("\t")
    case "v": content.append("\u{b}")
    case "\\", "?", "\"", "'", "`": content.append(written ?? "\\")
    case "x", "X": try content.append(code: digits(2, radix: 16, at: position), at: position)
    case "u" where !content.isBytes: try content.append(code: digits(4, radix: 16, at: position), at: position)
    case "U" where !content.isBytes: try content.append(code: digits(8, radix: 16, at: position), at: position)
    case "0", "1", "2", "3":
      place -= 1
      try content.append(code: digits(3, radix: 8, at: position), at: position)
    default:
      let shown = written.map { "\\\($0)" } ?? "\\"
      throw RuleProblem(
        at: position, "'\(shown)' is not an escape", hint: "write \\\\ for a backslash itself, or r\"…\" for a raw text"
      )
    }
  }

  private mutating func digits(_ count: Int, radix: UInt32, at position: RulePosition) throws(RuleProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = scalar()?.hexDigit, digit < radix else {
        throw RuleProblem(
          at: position, "the escape is too short", hint: "write \(count) \(radix == 8 ? "octal" : "hexadecimal") digits"
        )
      }
      value = value &* radix &+ digit
      place += 1
    }
    return value
  }
}

/// The content of a text or of bytes while it is read.
private struct QuotedContent {
  let isBytes: Bool
  private var scalars = String.UnicodeScalarView()
  private var bytes: [UInt8] = []

  init(isBytes: Bool) { self.isBytes = isBytes }

  var token: RuleToken.Kind { isBytes ? .bytes(bytes) : .string(String(scalars)) }

  mutating func append(_ scalar: Unicode.Scalar) {
    if isBytes { bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar()) } else { scalars.append(scalar) }
  }

  /// Adds a byte or a code point given by its number.
  mutating func append(code: UInt32, at position: RulePosition) throws(RuleProblem) {
    if isBytes, let byte = UInt8(exactly: code) {
      bytes.append(byte)
    } else if let scalar = Unicode.Scalar(code), !isBytes {
      scalars.append(scalar)
    } else {
      throw RuleProblem(at: position, "the escape names no character", hint: "write a code point that Unicode has")
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { self >= "0" && self <= "9" }
  var isNameStart: Bool { self == "_" || (self >= "a" && self <= "z") || (self >= "A" && self <= "Z") }

  /// The value of a hexadecimal digit.
  var hexDigit: UInt32? {
    switch self {
    case "0"..."9": value - 48
    case "a"..."f": value - 87
    case "A"..."F": value - 55
    default: nil
    }
  }
}

extension String {
  /// The text of some code points.
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
