/// A rule that has been read: an expression of CEL (Common Expression Language, github.com/google/cel-spec).
///
///     basket.total >= 3000 && lines.exists(l, l.category.startsWith("shoes/"))
public struct RuleExpression: Sendable {
  /// The text as written.
  public let text: String
  var nodes: [RuleNode]
  let root: NodeID
  /// How many variables of macros are alive at once.
  let slots: Int

  /// Brackets, operators and calls may lie this deep in each other.
  public static let deepest = 100
  /// The greatest height of the tree: so many operators may follow each other.
  static let tallest = 400
  /// The longest text in code points.
  public static let longest = 65_536

  /// Reads a rule.
  ///
  /// - Throws: `RuleProblem` with line, column and a hint.
  /// - Complexity: O(length).
  public init(_ text: String) throws(RuleProblem) {
    if text.unicodeScalars.count > RuleExpression.longest {
      throw RuleProblem(
        at: RulePosition(line: 1, column: 1), "the rule has more than \(RuleExpression.longest) characters",
        hint: "split it, or use lists: x in [..]")
    }
    var parser = RuleParser(tokens: try RuleLexer.tokens(of: text))
    let root = try parser.whole()
    var scopes = RuleScopes(nodes: parser.nodes)
    scopes.settle(root)
    self.text = text
    self.root = root
    nodes = scopes.nodes
    slots = scopes.most
  }

  init(text: String, nodes: [RuleNode], root: NodeID, slots: Int) {
    self.text = text
    self.nodes = nodes
    self.root = root
    self.slots = slots
  }

  func position(of node: NodeID) -> RulePosition { nodes[Int(node)].position }
}

/// Settles what names stand for: variables of macros, or variables of the rule with fields of theirs.
private struct RuleScopes {
  var nodes: [RuleNode]
  private(set) var most = 0
  private var locals: [String] = []

  init(nodes: [RuleNode]) { self.nodes = nodes }

  mutating func settle(_ id: NodeID) {
    let index = Int(id)
    switch nodes[index].kind {
    case .literal, .number, .local: break
    case .path(let names, let isRoot):
      if !isRoot, let slot = locals.lastIndex(where: { $0.utf8.elementsEqual(names[0].utf8) }) {
        nodes[index].kind = .local(slot)
      }
    case .select(let operand, let field):
      settle(operand)
      if case .path(let names, let isRoot) = nodes[Int(operand)].kind {
        nodes[index].kind = .path(names + [field], isRoot: isRoot)
      }
    case .has(let operand, _), .unary(_, let operand), .matches(let operand, _): settle(operand)
    case .index(let left, let right), .binary(_, let left, let right):
      settle(left)
      settle(right)
    case .and(let all), .or(let all), .list(let all): for part in all { settle(part) }
    case .conditional(let condition, let yes, let no): for part in [condition, yes, no] { settle(part) }
    case .map(let entries):
      for entry in entries {
        settle(entry.key)
        settle(entry.value)
      }
    case .call(_, let target, let arguments):
      if let target { settle(target) }
      for argument in arguments { settle(argument) }
    case .loop(var loop):
      settle(loop.over)
      loop.slot = locals.count
      locals.append(loop.variable)
      most = max(most, locals.count)
      if let condition = loop.condition { settle(condition) }
      if let result = loop.result { settle(result) }
      locals.removeLast()
      nodes[index].kind = .loop(loop)
    }
  }
}
