/// A segment's conditions, all of which must hold: `name == value`, `name in [..]` and ranges, joined by `&&`, spelt as
/// in CEL (Common Expression Language).
///
///     store in ["1", "4"] && member.age >= 18 && category == "food/dairy"
public struct SegmentExpression: Sendable, Hashable {
  /// The text as written.
  public let text: String
  /// The conditions in order.
  public let conditions: [SegmentCondition]

  /// Reads a segment.
  ///
  /// - Throws: `SegmentError` with the column and a hint.
  /// - Complexity: O(length).
  public init(_ text: String) throws(SegmentError) {
    var parser = SegmentParser(tokens: try SegmentLexer.tokens(of: text))
    self.text = text
    conditions = try parser.wholeText()
  }
}

/// Reads conditions from tokens.
private struct SegmentParser {
  let tokens: [SegmentToken]
  var position = 0
  private var openBrackets = 0
  /// Deeper than a person nests, and far from what the stack holds.
  private static let bracketLimit = 64

  init(tokens: [SegmentToken]) {
    self.tokens = tokens
  }

  private var current: SegmentToken { tokens[position] }

  private func failure(_ message: String, _ hint: String) -> SegmentError {
    SegmentError(column: current.column, message: message, hint: hint)
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  /// All conditions; nothing may stand after them.
  mutating func wholeText() throws(SegmentError) -> [SegmentCondition] {
    let found = try conditions()
    guard current.kind == .end else {
      throw failure("a bracket is closed that was not opened", "remove )")
    }
    return found
  }

  private mutating func conditions() throws(SegmentError) -> [SegmentCondition] {
    guard current.kind != .end else {
      throw failure("the segment is empty", "write a condition such as store == \"12\"")
    }
    var found: [SegmentCondition] = []
    repeat {
      if current.kind == .symbol("("), openBrackets == SegmentParser.bracketLimit {
        throw failure("more than \(SegmentParser.bracketLimit) brackets are open", "join conditions with && alone")
      }
      if take("(") {
        openBrackets += 1
        defer { openBrackets -= 1 }
        found += try conditions()
        guard take(")") else { throw failure("a bracket is not closed", "add )") }
      } else {
        found.append(try condition())
      }
    } while take("&&")
    if current.kind == .symbol("||") {
      throw failure("|| is not possible in a segment yet", "use name in [a, b] for one of several values")
    }
    guard current.kind == .end || current.kind == .symbol(")") else {
      throw failure("something stands after a whole condition", "join conditions with &&")
    }
    return found
  }

  private mutating func condition() throws(SegmentError) -> SegmentCondition {
    let column = current.column
    if case .literal(let literal) = current.kind {
      // 18 <= member.age
      position += 1
      let symbol = try comparison()
      let name = try path()
      return SegmentCondition(name: name, column: column, test: try test(mirrored(symbol), literal))
    }
    var name = try path()
    if current.kind == .name("in") {
      position += 1
      return SegmentCondition(name: name, column: column, test: .isOneOf(try list()))
    }
    if take("(") {
      guard name.hasSuffix(".startsWith"), case .literal(.text(let prefix)) = current.kind else {
        throw failure("only startsWith(\"…\") can be called in a segment", "write name.startsWith(\"food/\")")
      }
      name.removeLast(".startsWith".count)
      position += 1
      guard take(")") else { throw failure("a bracket is not closed", "add )") }
      return SegmentCondition(name: name, column: column, test: .startsWith(prefix))
    }
    let symbol = try comparison()
    return SegmentCondition(name: name, column: column, test: try test(symbol, try literal()))
  }

  private mutating func path() throws(SegmentError) -> String {
    guard case .name(var path) = current.kind else {
      throw failure("a name is missing", "begin a condition with a name such as store, member.city or category")
    }
    position += 1
    while take(".") {
      guard case .name(let part) = current.kind else {
        throw failure("a name is missing after the point", "write member.city or attr.size")
      }
      path += "." + part
      position += 1
    }
    return path
  }

  private mutating func comparison() throws(SegmentError) -> String {
    for symbol in ["==", "!=", "<=", ">=", "<", ">"] where take(symbol) { return symbol }
    throw failure("a comparison is missing", "write ==, !=, <, <=, >, >= or in [..] after the name")
  }

  private mutating func literal() throws(SegmentError) -> SegmentLiteral {
    guard case .literal(let literal) = current.kind else {
      throw failure("a value is missing", "write a number, or a text in quotes")
    }
    position += 1
    return literal
  }

  private mutating func list() throws(SegmentError) -> [SegmentLiteral] {
    guard take("[") else { throw failure("a list is missing after in", "write in [\"1\", \"2\"]") }
    var literals: [SegmentLiteral] = []
    if take("]") { return literals }
    repeat { literals.append(try literal()) } while take(",")
    guard take("]") else { throw failure("the list is not closed", "add ]") }
    return literals
  }

  private func mirrored(_ symbol: String) -> String {
    switch symbol {
    case "<": ">"
    case "<=": ">="
    case ">": "<"
    case ">=": "<="
    default: symbol
    }
  }

  private func test(_ symbol: String, _ literal: SegmentLiteral) throws(SegmentError) -> SegmentCondition.Test {
    switch symbol {
    case "==": return .equals(literal)
    case "!=": return .differs(literal)
    case "<": return .less(literal)
    case "<=": return .lessOrEqual(literal)
    case ">": return .greater(literal)
    case ">=": return .greaterOrEqual(literal)
    default: throw failure("'\(symbol)' is not a comparison", "write ==, !=, <, <=, > or >=")
    }
  }
}
