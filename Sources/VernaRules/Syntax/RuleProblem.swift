/// What is wrong with a rule's text, where, and how to mend it: found when the rule is read or checked, before it runs.
public struct RuleProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the text.
  public var position: RulePosition
  /// What is wrong.
  public var message: String
  /// How to mend it.
  public var hint: String

  /// Makes a problem.
  public init(at position: RulePosition, _ message: String, hint: String) {
    self.position = position
    self.message = message
    self.hint = hint
  }

  public var description: String { "line \(position.line), column \(position.column): \(message); \(hint)" }
}

/// The problems of a rule, at least one, in the order of their places.
public struct RuleProblems: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems.
  public var all: [RuleProblem]

  /// Makes a list of problems.
  public init(_ all: [RuleProblem]) { self.all = all }

  public var description: String { all.map(\.description).joined(separator: "\n") }
}
