import VernaCore

/// What is asked of parts of a rule while it is planned.
extension RulePlanner {
  /// The slot of a variable and the word of a constant, where that is what two sides are.
  func slotAndWord(_ left: NodeID, _ right: NodeID) -> (slot: Int, word: Int64)? {
    guard case .path(let names, _) = node(left), names.first != wholeRow?.name,
      let slot = layout.scalars[names.joined(separator: ".")]
    else { return nil }
    switch node(right) {
    case .literal(let value), .number(let value, _): return machine.texts.word(of: value).map { (slot, $0) }
    default: return nil
    }
  }

  /// Whether a part cannot fail, so that it does not matter when and how often it is worked out.
  func isSure(_ id: NodeID) -> Bool {
    switch node(id) {
    case .literal, .number, .path, .local, .select: true
    case .call(let name, let target?, _):
      RuleFunction(rawValue: name).flatMap { RuleTimePart($0) } != nil && isSure(target)
    default: false
    }
  }

  func closing(_ macro: RuleMacro) -> RuleInstruction.Operation {
    switch macro {
    case .all: .maskAll
    case .existsOne: .maskOne
    case .count: .maskCount
    default: .maskAny
    }
  }

  func share(_ id: NodeID, _ function: RuleFunction) -> RuleShare? {
    guard case .number(let value, let decimal) = node(id) else { return nil }
    return RuleShare(decimal, value, isPercent: function == .percent)
  }
}
