/// What must at least be so for a rule to hold, in a form that an index can be made of.
public enum RuleTerm: Sendable {
  /// A text variable is one of some texts or begins with one.
  case variable(String, RuleTextSet)
  /// A list of texts has a text.
  case member(of: String, String)
  /// Some row of a list of objects has a field that is one of some texts or begins with one.
  case someRow(of: String, field: String, RuleTextSet)
}

/// Texts that a condition asks for.
public enum RuleTextSet: Sendable {
  case oneOf([String])
  case beginsWith(String)
}

extension CheckedRule {
  /// Terms of which each must be so for the rule to hold; what is no such term is left out.
  public var terms: [RuleTerm] { conjuncts(expression.root).compactMap { term($0) } }

  /// Tests of fields of a variable of which each must be so for the rule to hold: of a rule about one line `l`, the line's.
  public func tests(of variable: String) -> [(field: String, texts: RuleTextSet)] {
    conjuncts(expression.root).compactMap { id in
      test(id) { node in
        if case .path(let names, _) = node, names.count == 2, names[0] == variable { return names[1] }
        return nil
      }
    }
  }

  private func term(_ id: NodeID) -> RuleTerm? {
    let variable = test(id) { node in
      if case .path(let names, _) = node { return names.joined(separator: ".") }
      return nil
    }
    if let variable { return .variable(variable.field, variable.texts) }
    switch node(id) {
    case .binary(.isIn, let left, let right):
      guard case .literal(.string(let text)) = node(left), case .path(let names, _) = node(right) else { return nil }
      return .member(of: names.joined(separator: "."), text)
    case .binary(let binary, let left, let right):
      // lines.count(l, c) >= 2 and lines.filter(l, c).sum(l, e) > 0 need a line for which c holds.
      guard binary == .atLeast || binary == .greater, case .loop(let loop) = node(left), let least = word(right),
        binary == .greater ? least >= 0 : least > 0
      else { return nil }
      switch loop.macro {
      case .count, .sum: return row(loop)
      default: return nil
      }
    case .loop(let loop): return loop.macro == .exists || loop.macro == .existsOne ? row(loop) : nil
    default: return nil
    }
  }

  /// A row that a loop needs.
  private func row(_ loop: RuleLoop) -> RuleTerm? {
    var over = loop.over
    var condition = loop.condition
    var slot = loop.slot
    if case .loop(let inner) = node(over), inner.macro == .filter {
      over = inner.over
      condition = inner.condition
      slot = inner.slot
    }
    guard let condition, case .path(let names, _) = node(over) else { return nil }
    let tests = conjuncts(condition).compactMap { id in
      test(id) { kind in
        if case .select(let operand, let field) = kind, case .local(slot) = node(operand) { return field }
        return nil
      }
    }
    return tests.first.map { .someRow(of: names.joined(separator: "."), field: $0.field, $0.texts) }
  }

  /// A test of one text against texts that do not change; `name` says what the text is, nil for what does not count.
  private func test(_ id: NodeID, _ name: (RuleNode.Kind) -> String?) -> (field: String, texts: RuleTextSet)? {
    switch node(id) {
    case .binary(.equal, let left, let right):
      for (side, other) in [(left, right), (right, left)] {
        if case .literal(.string(let text)) = node(other), let field = name(node(side)) {
          return (field, .oneOf([text]))
        }
      }
      return nil
    case .binary(.isIn, let left, let right):
      guard case .list(let elements) = node(right), let field = name(node(left)) else { return nil }
      var texts: [String] = []
      for element in elements {
        guard case .literal(.string(let text)) = node(element) else { return nil }
        texts.append(text)
      }
      return (field, .oneOf(texts))
    case .call(let function, let target?, let arguments):
      guard function == RuleFunction.startsWith.rawValue, arguments.count == 1,
        case .literal(.string(let text)) = node(arguments[0]), let field = name(node(target))
      else { return nil }
      return (field, .beginsWith(text))
    case .or(let all):
      // Any of some texts of one name.
      var texts: [String] = []
      var field: String?
      for operand in all {
        guard let test = test(operand, name), case .oneOf(let some) = test.texts, field ?? test.field == test.field
        else {
          return nil
        }
        field = test.field
        texts += some
      }
      return field.map { ($0, .oneOf(texts)) }
    default: return nil
    }
  }
}

extension CheckedRule {
  /// Whether the rule may read a variable, or a field of that name of any object.
  public func reads(_ name: String) -> Bool { names.contains(name) }

  /// Names of variables and fields that the rule reads, and of what they are fields of.
  public var names: Set<String> {
    var found: Set<String> = []
    for node in expression.nodes {
      switch node.kind {
      case .path(let names, _):
        found.insert(names.joined(separator: "."))
        if let last = names.last { found.insert(last) }
        for count in 1..<max(1, names.count) { found.insert(names.prefix(count).joined(separator: ".")) }
      case .select(_, let field), .has(_, let field): found.insert(field)
      default: break
      }
    }
    return found
  }
}
