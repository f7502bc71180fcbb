import VernaCore

/// A rule about one element of a list made ready to say which rows of the list it holds for. Made by a machine, and run by it only.
public final class RuleRowsPlan: Sendable {
  let list: RuleLayout.List
  let place: Int
  let variable: String
  /// Comes to a bit a row; nil where the rule is no work on masks.
  let masks: RulePlan?
  /// The mask that the rule is by itself, -1 where it is more.
  let single: Int
  /// Run once a row.
  let each: RulePlan

  init(list: RuleLayout.List, variable: String, masks: RulePlan?, each: RulePlan) {
    self.list = list
    place = list.place
    self.variable = variable
    self.masks = masks
    self.each = each
    single = masks?.code.flatMap { $0.count == 1 && $0[0].operation == .mask ? Int($0[0].b) : nil } ?? -1
  }

  /// The rule that it is of.
  public var rule: CheckedRule { each.rule }
  /// Whether all rows are worked out at once.
  public var isMasks: Bool { masks != nil }
}

extension RuleMachine {
  /// A plan of a rule that was checked in this machine's environment with one more variable, an element of a list.
  ///
  /// - Returns: nil where there is no such list.
  public func rowsPlan(_ rule: CheckedRule, _ variable: String, of list: String) -> RuleRowsPlan? {
    guard let place = layout.lists[list] else { return nil }
    var planner = RulePlanner(rule, self)
    let masks = planner.planRows(variable, of: place)
    var other = RulePlanner(rule, self)
    let each = other.planEach(variable, of: place)
    if let masks { makeRoom(for: masks) }
    makeRoom(for: each)
    return RuleRowsPlan(list: place, variable: variable, masks: masks, each: each)
  }

  /// Sets a bit for each row that the rule holds for, 64 rows a word.
  ///
  /// - Parameter words: of as many words as the rows need, at least one.
  /// - Throws: `RuleFailure` as `CheckedRule.value`.
  public func rows(_ plan: RuleRowsPlan, _ frame: RuleFrame, into words: UnsafeMutablePointer<UInt64>)
    throws(RuleFailure)
  {
    let count = frame.rows[plan.place]
    if count <= 64, plan.single >= 0 {
      words[0] = bits(of: plan.single, frame)
      return
    }
    if count <= 64, let masks = plan.masks, let word = run(masks, frame) {
      words[0] = UInt64(bitPattern: word)
      return
    }
    words.update(repeating: 0, count: max(1, (count + 63) / 64))
    // What the evaluator reads is made once, and only where it is needed.
    var values: RuleVariables?
    for place in 0..<count where try holds(plan, frame, row: place, &values) {
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  private func holds(_ plan: RuleRowsPlan, _ frame: RuleFrame, row place: Int, _ values: inout RuleVariables?)
    throws(RuleFailure) -> Bool
  {
    row[0] = place
    if let word = run(plan.each, frame) { return word != 0 }
    var own = values ?? frame.variables(environment)
    if values == nil { values = own }
    own.set(plan.variable, frame.element(of: plan.list, place))
    if case .bool(let bool) = try plan.each.rule.value(own, limits: limits) { return bool }
    return false
  }
}
