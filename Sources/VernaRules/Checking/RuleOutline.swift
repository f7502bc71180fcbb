import VernaCore

/// The shape of a rule, for those who put it into words.
public indirect enum RuleOutline: Sendable {
  /// All must hold.
  case all([RuleOutline])
  /// One must hold.
  case any([RuleOutline])
  /// Must not hold.
  case not(RuleOutline)
  /// `==`, `>=`, `in`, `+` and others between two.
  case between(RuleOutline, String, RuleOutline)
  /// A name, of a variable of a macro too: `basket.total`, `l.category`.
  case name(String)
  /// A value as written.
  case value(RuleValue)
  /// Values in brackets.
  case list([RuleOutline])
  /// A function or a method of something.
  case call(String, of: RuleOutline?, [RuleOutline])
  /// A macro over a list: its name, the list, the variable, the condition or the value.
  case macro(String, over: RuleOutline, variable: String, RuleOutline?)
  /// Anything else, as text.
  case other(String)

  /// The outline as a rule again, in brackets where that may matter.
  public var text: String {
    switch self {
    case .all(let parts): parts.map(\.inner).joined(separator: " && ")
    case .any(let parts): parts.map(\.inner).joined(separator: " || ")
    case .not(let part): "!" + part.inner
    case .between(let left, let sign, let right): "\(left.inner) \(sign) \(right.inner)"
    case .name(let name): name
    case .value(let value): RuleOutline.written(value)
    case .list(let parts): "[" + parts.map(\.text).joined(separator: ", ") + "]"
    case .call(let name, let target, let arguments):
      (target.map { $0.inner + "." } ?? "") + name + "(" + arguments.map(\.text).joined(separator: ", ") + ")"
    case .macro(let name, let over, let variable, let body):
      "\(over.inner).\(name)(\(variable)\(body.map { ", " + $0.text } ?? ""))"
    case .other(let text): text
    }
  }

  private var inner: String {
    switch self {
    case .all, .any, .between: "(\(text))"
    default: text
    }
  }

  private static func written(_ value: RuleValue) -> String {
    switch value {
    case .money(let money): decimal(money.minorUnits)
    case .points(let points): decimal(points.hundredths)
    default: value.json()
    }
  }

  private static func decimal(_ hundredths: Int64) -> String {
    hundredths % 100 == 0 ? String(hundredths / 100) : RuleValue.double(Double(hundredths) / 100).json()
  }
}

extension CheckedRule {
  /// The rule's shape.
  ///
  /// - Complexity: O(length).
  public var outline: RuleOutline {
    var reader = OutlineReader(nodes: expression.nodes)
    return reader.outline(expression.root)
  }
}

/// Reads the shape of a rule off its nodes.
private struct OutlineReader {
  let nodes: [RuleNode]
  private var variables: [String] = []

  init(nodes: [RuleNode]) { self.nodes = nodes }

  mutating func outline(_ id: NodeID) -> RuleOutline {
    switch nodes[Int(id)].kind {
    case .literal(let value): return .value(value)
    case .number(let value, _): return .value(value)
    case .path(let names, _): return .name(names.joined(separator: "."))
    case .local(let slot): return .name(slot < variables.count ? variables[slot] : "it")
    case .select(let operand, let field):
      if case .name(let name) = outline(operand) { return .name("\(name).\(field)") }
      return .other("\(outline(operand).text).\(field)")
    case .has(let operand, let field): return .call("has", of: nil, [.name("\(outline(operand).text).\(field)")])
    case .index(let left, let right): return .other("\(outline(left).text)[\(outline(right).text)]")
    case .unary(.not, let operand): return .not(outline(operand))
    case .unary(.minus, let operand): return .other("-\(outline(operand).text)")
    case .binary(let sign, let left, let right): return .between(outline(left), sign.rawValue, outline(right))
    case .and(let parts): return .all(list(parts))
    case .or(let parts): return .any(list(parts))
    case .conditional(let condition, let yes, let no):
      return .other("\(outline(condition).text) ? \(outline(yes).text) : \(outline(no).text)")
    case .list(let parts): return .list(list(parts))
    case .map: return .other("{…}")
    case .call(let name, let target, let arguments):
      let of = target.map { outline($0) }
      return .call(name, of: of, list(arguments))
    case .matches(let operand, let pattern):
      return .call("matches", of: outline(operand), [.value(.string(pattern.text))])
    case .loop(let loop):
      let over = outline(loop.over)
      variables.append(loop.variable)
      let body = (loop.condition ?? loop.result).map { outline($0) }
      variables.removeLast()
      return .macro(loop.macro.rawValue, over: over, variable: loop.variable, body)
    }
  }

  private mutating func list(_ parts: [NodeID]) -> [RuleOutline] {
    var outlines: [RuleOutline] = []
    for part in parts { outlines.append(outline(part)) }
    return outlines
  }
}
