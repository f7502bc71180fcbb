/// A token of a rule's text.
struct RuleToken {
  enum Kind: Equatable {
    case name(String)
    /// A name in backticks, which may only stand after a point.
    case quotedName(String)
    case int(String)
    case uint(String)
    case double(String)
    case string(String)
    case bytes([UInt8])
    case symbol(RuleSymbol)
    case end
  }

  var kind: Kind
  var position: RulePosition

  /// The token as an error names it.
  var shown: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .quotedName(let name): "'`\(name)`'"
    case .int(let text), .double(let text): "the number \(text)"
    case .uint(let text): "the number \(text)u"
    case .string: "a text"
    case .bytes: "bytes"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    }
  }
}

/// Signs of CEL, longest first where one begins another.
enum RuleSymbol: String, CaseIterable {
  case and = "&&"
  case or = "||"
  case equal = "=="
  case unequal = "!="
  case atMost = "<="
  case atLeast = ">="
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case modulo = "%"
  case not = "!"
  case question = "?"
  case colon = ":"
  case comma = ","
  case point = "."
  case openRound = "("
  case closeRound = ")"
  case openSquare = "["
  case closeSquare = "]"
  case openCurly = "{"
  case closeCurly = "}"
}
