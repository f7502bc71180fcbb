/// The place of a node in its tree.
typealias NodeID = Int32

/// A part of a rule.
struct RuleNode: Sendable {
  indirect enum Kind: Sendable {
    case literal(RuleValue)
    /// A number, with its text as an exact decimal where it has one.
    case number(RuleValue, RuleDecimal?)
    /// Names with points between them that may be a variable's name, or a variable and fields of it; `isRoot` with a point
    /// before, which looks past the variables of macros.
    case path([String], isRoot: Bool)
    /// The variable of a macro around this node.
    case local(Int)
    case select(NodeID, String)
    case has(NodeID, String)
    case index(NodeID, NodeID)
    case unary(RuleUnary, NodeID)
    case binary(RuleBinary, NodeID, NodeID)
    case and([NodeID])
    case or([NodeID])
    case conditional(NodeID, NodeID, NodeID)
    case list([NodeID])
    case map([(key: NodeID, value: NodeID)])
    case call(String, target: NodeID?, [NodeID])
    /// `matches` with a pattern that does not change.
    case matches(NodeID, RulePattern)
    case loop(RuleLoop)
  }

  var kind: Kind
  let position: RulePosition
}

/// A macro with its parts.
struct RuleLoop: Sendable {
  let macro: RuleMacro
  /// The list, or the map whose keys are taken.
  let over: NodeID
  /// The name that stands for the element, and the slot that holds it.
  let variable: String
  var slot = 0
  /// What decides about an element; nil where all are taken.
  let condition: NodeID?
  /// What an element comes to; nil where it stays as it is.
  let result: NodeID?
  /// What a sum of nothing is, once the checker knows its type.
  var zero: RuleValue?
}

enum RuleUnary: String, Sendable {
  case not = "!"
  case minus = "-"
}

enum RuleBinary: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case isIn = "in"

  var isOrder: Bool {
    switch self {
    case .less, .atMost, .greater, .atLeast: true
    default: false
    }
  }
}

/// Macros over a list, or over the keys of a map.
///
/// `sum`, `count`, `min` and `max` are Verna's own.
enum RuleMacro: String, Sendable {
  case all
  case exists
  case existsOne = "exists_one"
  case map
  case filter
  case sum
  case count
  case min
  case max

  /// The macro of a name as it is written.
  init?(written name: String) {
    self.init(rawValue: name == "existsOne" ? "exists_one" : name)
  }
}
