/// Reads tokens into a tree by descent, a function a line of CEL's grammar.
struct RuleParser {
  private let tokens: [RuleToken]
  private var place = 0
  private var nesting = 0
  private(set) var nodes: [RuleNode] = []
  /// By node: how far it is to the leaf that is farthest.
  private var heights: [Int] = []

  /// Words that CEL keeps for later; they are no names of variables, but may be names of fields.
  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  init(tokens: [RuleToken]) { self.tokens = tokens }

  /// The whole text as one expression.
  mutating func whole() throws(RuleProblem) -> NodeID {
    guard current.kind != .end else {
      throw problem("the rule is empty", hint: "write a condition such as basket.total >= 3000")
    }
    let root = try expression()
    guard current.kind == .end else {
      throw problem("\(current.shown) stands after a whole expression", hint: hintAfterExpression)
    }
    return root
  }

  // MARK: - Tokens

  private var current: RuleToken { tokens[place] }

  private func isAt(_ symbol: RuleSymbol) -> Bool { current.kind == .symbol(symbol) }

  private mutating func take(_ symbol: RuleSymbol) -> Bool {
    guard isAt(symbol) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ symbol: RuleSymbol, _ what: String) throws(RuleProblem) {
    if take(symbol) { return }
    throw problem("\(what) before \(current.shown)", hint: "add \(symbol.rawValue)")
  }

  private func problem(_ message: String, hint: String) -> RuleProblem {
    RuleProblem(at: current.position, message, hint: hint)
  }

  private var hintAfterExpression: String {
    switch current.kind {
    case .symbol(.closeRound): "take out ), or open it before"
    case .symbol(.closeSquare): "take out ], or open it before"
    case .name("and"), .name("AND"): "join conditions with &&"
    case .name("or"), .name("OR"): "join conditions with ||"
    default: "join conditions with && or ||"
    }
  }

  // MARK: - Nodes

  private mutating func add(_ kind: RuleNode.Kind, _ children: [NodeID], at position: RulePosition) throws(RuleProblem)
    -> NodeID
  {
    let height = 1 + (children.map { heights[Int($0)] }.max() ?? 0)
    if height > RuleExpression.tallest {
      throw RuleProblem(
        at: position, "more than \(RuleExpression.tallest) operators follow each other", hint: "use a list: x in [..]")
    }
    nodes.append(RuleNode(kind: kind, position: position))
    heights.append(height)
    return NodeID(nodes.count - 1)
  }

  private mutating func nested<Value>(_ read: (inout RuleParser) throws(RuleProblem) -> Value) throws(RuleProblem)
    -> Value
  {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > RuleExpression.deepest {
      throw problem("expressions lie more than \(RuleExpression.deepest) deep in each other", hint: "take brackets out")
    }
    return try read(&self)
  }

  // MARK: - Operators

  private mutating func expression() throws(RuleProblem) -> NodeID {
    try nested { (parser: inout RuleParser) throws(RuleProblem) in try parser.conditional() }
  }

  private mutating func conditional() throws(RuleProblem) -> NodeID {
    let condition = try either()
    let position = current.position
    guard take(.question) else { return condition }
    let yes = try either()
    try expect(.colon, "the : of a condition is missing")
    let no = try expression()
    return try add(.conditional(condition, yes, no), [condition, yes, no], at: position)
  }

  private mutating func either() throws(RuleProblem) -> NodeID {
    let first = try both()
    let position = current.position
    guard isAt(.or) else { return first }
    var all = [first]
    while take(.or) { all.append(try both()) }
    return try add(.or(all), all, at: position)
  }

  private mutating func both() throws(RuleProblem) -> NodeID {
    let first = try relation()
    let position = current.position
    guard isAt(.and) else { return first }
    var all = [first]
    while take(.and) { all.append(try relation()) }
    return try add(.and(all), all, at: position)
  }

  private mutating func relation() throws(RuleProblem) -> NodeID {
    try chain(
      of: { (parser: inout RuleParser) throws(RuleProblem) in try parser.sum() },
      by: { token in
        switch token.kind {
        case .symbol(.equal): .equal
        case .symbol(.unequal): .unequal
        case .symbol(.less): .less
        case .symbol(.atMost): .atMost
        case .symbol(.greater): .greater
        case .symbol(.atLeast): .atLeast
        case .name("in"): .isIn
        default: nil
        }
      })
  }

  private mutating func sum() throws(RuleProblem) -> NodeID {
    try chain(
      of: { (parser: inout RuleParser) throws(RuleProblem) in try parser.product() },
      by: { token in
        switch token.kind {
        case .symbol(.plus): .add
        case .symbol(.minus): .subtract
        default: nil
        }
      })
  }

  private mutating func product() throws(RuleProblem) -> NodeID {
    try chain(
      of: { (parser: inout RuleParser) throws(RuleProblem) in try parser.unary() },
      by: { token in
        switch token.kind {
        case .symbol(.times): .multiply
        case .symbol(.divide): .divide
        case .symbol(.modulo): .modulo
        default: nil
        }
      })
  }

  /// Operands joined by operators of one rank, from the left.
  private mutating func chain(
    of operand: (inout RuleParser) throws(RuleProblem) -> NodeID, by operation: (RuleToken) -> RuleBinary?
  ) throws(RuleProblem) -> NodeID {
    var left = try operand(&self)
    while let binary = operation(current) {
      let position = current.position
      place += 1
      let right = try operand(&self)
      left = try add(.binary(binary, left, right), [left, right], at: position)
    }
    return left
  }

  private mutating func unary() throws(RuleProblem) -> NodeID {
    let start = place
    var signs: [(RuleUnary, RulePosition)] = []
    if isAt(.not) {
      while isAt(.not) {
        signs.append((.not, current.position))
        place += 1
      }
    } else {
      while isAt(.minus) {
        signs.append((.minus, current.position))
        place += 1
      }
    }
    var isNegative = false
    if place > start, signs[signs.count - 1].0 == .minus {
      switch current.kind {
      case .int, .double:
        isNegative = true
        signs.removeLast()
      default: break
      }
    }
    var operand = try member(isNegative: isNegative)
    for (unary, position) in signs.reversed() { operand = try add(.unary(unary, operand), [operand], at: position) }
    return operand
  }

  // MARK: - Members

  private mutating func member(isNegative: Bool) throws(RuleProblem) -> NodeID {
    var operand = try primary(isNegative: isNegative)
    while true {
      let position = current.position
      if take(.point) {
        operand = try field(of: operand)
      } else if take(.openSquare) {
        let index = try expression()
        try expect(.closeSquare, "the ] of an index is missing")
        operand = try add(.index(operand, index), [operand, index], at: position)
      } else if isAt(.openCurly) {
        throw problem("rules cannot make messages", hint: "write a map: {\"name\": value}")
      } else {
        return operand
      }
    }
  }

  private mutating func field(of operand: NodeID) throws(RuleProblem) -> NodeID {
    let position = current.position
    let name: String
    switch current.kind {
    case .name(let written) where !["true", "false", "null", "in"].contains(written): name = written
    case .quotedName(let written):
      place += 1
      return try add(.select(operand, written), [operand], at: position)
    default: throw problem("a name is missing after the point", hint: "write member.city")
    }
    place += 1
    guard take(.openRound) else { return try add(.select(operand, name), [operand], at: position) }
    let arguments = try arguments(until: .closeRound)
    if let macro = RuleMacro(written: name), let loop = try loop(macro, over: operand, arguments, at: position) {
      return loop
    }
    if name == "matches", arguments.count == 1, let pattern = pattern(arguments[0]) {
      return try add(.matches(operand, pattern), [operand], at: position)
    }
    return try add(.call(name, target: operand, arguments), [operand] + arguments, at: position)
  }

  private func pattern(_ argument: NodeID) -> RulePattern? {
    guard case .literal(.string(let text)) = nodes[Int(argument)].kind else { return nil }
    return try? RulePattern(text)
  }

  /// A macro; nil where the arguments are not those of one.
  private mutating func loop(_ macro: RuleMacro, over: NodeID, _ arguments: [NodeID], at position: RulePosition)
    throws(RuleProblem) -> NodeID?
  {
    guard arguments.count == 2 || (arguments.count == 3 && macro == .map) else { return nil }
    guard case .path(let names, isRoot: false) = nodes[Int(arguments[0])].kind, names.count == 1 else {
      throw RuleProblem(
        at: nodes[Int(arguments[0])].position, "\(macro.rawValue) wants a name for the element first",
        hint: "write lines.\(macro.rawValue)(l, l.quantity > 1)")
    }
    let last = arguments[arguments.count - 1]
    let isCondition: Bool
    switch macro {
    case .all, .exists, .existsOne, .filter, .count: isCondition = true
    case .map, .sum, .min, .max: isCondition = false
    }
    let loop = RuleLoop(
      macro: macro, over: over, variable: names[0],
      condition: isCondition ? last : (arguments.count == 3 ? arguments[1] : nil),
      result: isCondition ? nil : last)
    return try add(.loop(loop), [over] + arguments.dropFirst(), at: position)
  }

  /// Expressions with commas between them, and the bracket that closes them.
  private mutating func arguments(until close: RuleSymbol) throws(RuleProblem) -> [NodeID] {
    var all: [NodeID] = []
    if take(close) { return all }
    while true {
      all.append(try expression())
      if take(close) { return all }
      guard take(.comma) else {
        throw problem(
          "a \(close.rawValue) or a comma is missing before \(current.shown)", hint: "add \(close.rawValue)")
      }
      // A list may end with a comma, a call may not.
      if close == .closeSquare, take(close) { return all }
    }
  }

  // MARK: - Primaries

  private mutating func primary(isNegative: Bool) throws(RuleProblem) -> NodeID {
    let token = current
    place += 1
    switch token.kind {
    case .int(let text): return try add(int(text, isNegative: isNegative, at: token.position), [], at: token.position)
    case .uint(let text):
      guard let number = RuleParser.whole(text) as UInt64? else {
        throw RuleProblem(at: token.position, "\(text)u is beyond 64 bits", hint: "write a number up to \(UInt64.max)u")
      }
      return try add(.number(.uint(number), nil), [], at: token.position)
    case .double(let text):
      let written = isNegative ? "-" + text : text
      guard let number = Double(written.first == "." ? "0" + written : written), number.isFinite else {
        throw RuleProblem(
          at: token.position, "\(text) is beyond what a double holds", hint: "write a number up to 1.7e308")
      }
      return try add(.number(.double(number), RuleDecimal(written)), [], at: token.position)
    case .string(let text): return try add(.literal(.string(text)), [], at: token.position)
    case .bytes(let bytes): return try add(.literal(.bytes(bytes)), [], at: token.position)
    case .name("true"): return try add(.literal(.bool(true)), [], at: token.position)
    case .name("false"): return try add(.literal(.bool(false)), [], at: token.position)
    case .name("null"): return try add(.literal(.null), [], at: token.position)
    case .name(let name): return try named(name, isRoot: false, at: token.position)
    case .symbol(.point):
      guard case .name(let name) = current.kind else {
        throw problem("a name is missing after the point", hint: "write .x")
      }
      place += 1
      return try named(name, isRoot: true, at: token.position)
    case .symbol(.openRound):
      let inner = try expression()
      try expect(.closeRound, "a bracket is not closed")
      return inner
    case .symbol(.openSquare):
      let elements = try nested { (parser: inout RuleParser) throws(RuleProblem) in
        try parser.arguments(until: .closeSquare)
      }
      return try add(.list(elements), elements, at: token.position)
    case .symbol(.openCurly): return try map(at: token.position)
    default:
      place -= 1
      throw problem(
        token.kind == .end ? "the expression ends too early" : "\(token.shown) stands where a value is expected",
        hint: "write a value, a name or a bracket")
    }
  }

  private func int(_ text: String, isNegative: Bool, at position: RulePosition) throws(RuleProblem) -> RuleNode.Kind {
    guard let size = RuleParser.whole(text) as UInt64?,
      let number = isNegative ? Int64(exactly: -Int128(size)) : Int64(exactly: size)
    else {
      throw RuleProblem(
        at: position, "\(text) is beyond 64 bits", hint: "write a number up to \(Int64.max), or with a point: \(text).0"
      )
    }
    return .number(.int(number), RuleDecimal(isNegative ? "-" + text : text))
  }

  private static func whole(_ text: String) -> UInt64? {
    text.hasPrefix("0x") || text.hasPrefix("0X") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }

  private mutating func named(_ name: String, isRoot: Bool, at position: RulePosition) throws(RuleProblem) -> NodeID {
    if name == "in" || RuleParser.reserved.contains(name) {
      throw RuleProblem(at: position, "'\(name)' is a word that CEL keeps for itself", hint: "use another name")
    }
    guard take(.openRound) else { return try add(.path([name], isRoot: isRoot), [], at: position) }
    let arguments = try arguments(until: .closeRound)
    if name == "has", !isRoot {
      guard arguments.count == 1, case .select(let operand, let field) = nodes[Int(arguments[0])].kind else {
        throw RuleProblem(at: position, "has() wants one field", hint: "write has(member.city)")
      }
      return try add(.has(operand, field), [operand], at: position)
    }
    if name == "matches", arguments.count == 2, let pattern = pattern(arguments[1]) {
      return try add(.matches(arguments[0], pattern), [arguments[0]], at: position)
    }
    return try add(.call(name, target: nil, arguments), arguments, at: position)
  }

  private mutating func map(at position: RulePosition) throws(RuleProblem) -> NodeID {
    let entries = try nested { (parser: inout RuleParser) throws(RuleProblem) in try parser.entries() }
    return try add(.map(entries), entries.flatMap { [$0.key, $0.value] }, at: position)
  }

  private mutating func entries() throws(RuleProblem) -> [(key: NodeID, value: NodeID)] {
    var entries: [(key: NodeID, value: NodeID)] = []
    while !take(.closeCurly) {
      let key = try expression()
      try expect(.colon, "the : after a key is missing")
      entries.append((key, try expression()))
      if !isAt(.closeCurly) { try expect(.comma, "a } or a comma is missing") }
    }
    return entries
  }
}
