/// A rule whose names and types are known to fit before it runs.
public struct CheckedRule: Sendable {
  /// The rule, numbers beside money read as money.
  public let expression: RuleExpression
  /// What it comes to.
  public let type: RuleType
  /// By node.
  let types: [RuleType]

  /// Works the rule out.
  ///
  /// - Throws: `RuleFailure` for what no check can know: a division by zero, a missing key, the limit.
  public func value(_ variables: RuleVariables, limits: RuleLimits = RuleLimits()) throws(RuleFailure) -> RuleValue {
    try expression.value(variables, limits: limits)
  }
}

extension RuleExpression {
  /// Checks names, types, numbers beside money, and patterns.
  ///
  /// - Parameter wanted: what the rule must come to; anything where it is nil.
  /// - Throws: `RuleProblems`, all that there are.
  /// - Complexity: O(length).
  public func checked(in environment: RuleEnvironment, wanting wanted: RuleType? = nil) throws(RuleProblems)
    -> CheckedRule
  {
    var checker = RuleChecker(self, environment)
    let found = checker.known(root)
    if let wanted, checker.problems.isEmpty, !checker.fits(found, wanted) {
      checker.note(
        root, "the rule comes to \(found.text), \(wanted.text) is wanted",
        hint: wanted == .bool ? "compare it with something: ==, >=, in [..]" : "make it \(wanted.text)")
    }
    if !checker.problems.isEmpty {
      throw RuleProblems(
        checker.problems.sorted { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) })
    }
    var checkedExpression = self
    checkedExpression.nodes = checker.nodes
    return CheckedRule(expression: checkedExpression, type: found, types: checker.settledTypesOfNodes)
  }
}
