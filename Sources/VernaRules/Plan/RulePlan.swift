/// A checked rule made ready for many baskets: steps on numbers, texts compared by what is known of them.
///
/// Made by a machine, and run by it only. Where a rule has something that a number cannot hold, or arithmetic goes beyond 64
/// bits, the rule is worked out as `CheckedRule.value` does, so that a plan never comes to another value.
public final class RulePlan: Sendable {
  /// The rule that it is of.
  public let rule: CheckedRule
  /// Nil where no plan can be made of the rule.
  let code: [RuleInstruction]?
  /// The code where it lies, so that a run counts no references; nil where there is none.
  nonisolated(unsafe) let steps: UnsafePointer<RuleInstruction>?
  let stepCount: Int
  let loops: [RuleLoopPlan]
  /// How deep the stack gets.
  let depth: Int

  init(rule: CheckedRule, code: [RuleInstruction]?, loops: [RuleLoopPlan] = [], depth: Int = 0) {
    self.rule = rule
    self.code = code
    self.loops = loops
    self.depth = depth
    stepCount = code?.count ?? 0
    steps = code.map { code in
      let steps = UnsafeMutablePointer<RuleInstruction>.allocate(capacity: max(1, code.count))
      for (place, step) in code.enumerated() { (steps + place).initialize(to: step) }
      return UnsafePointer(steps)
    }
  }

  deinit { steps?.deallocate() }

  /// What the rule comes to.
  public var type: RuleType { rule.type }
  /// Whether the rule runs as steps; else it is worked out part by part.
  public var isCompiled: Bool { code != nil }
}
