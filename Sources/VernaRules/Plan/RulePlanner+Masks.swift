import VernaCore

extension RulePlanner {
  /// A piece of code with what it does to the stack.
  struct MaskCode {
    var steps: [(instruction: RuleInstruction, change: Int)] = []
  }

  /// Conditions on single rows as masks, a bit a row, which plans share; nil where one is no test of a column alone.
  func masks(_ conditions: [NodeID], _ list: RuleLayout.List) -> MaskCode? {
    var whole: MaskCode?
    for condition in conditions {
      guard let next = mask(condition, list) else { return nil }
      guard let before = whole else {
        whole = next
        continue
      }
      whole = MaskCode(steps: before.steps + next.steps + [(RuleInstruction(.maskAnd), -1)])
    }
    return whole
  }

  private func mask(_ id: NodeID, _ list: RuleLayout.List) -> MaskCode? {
    switch node(id) {
    case .and(let all), .or(let all):
      var isAnd = false
      if case .and = node(id) { isAnd = true }
      var whole: MaskCode?
      for operand in all {
        guard let next = mask(operand, list) else { return nil }
        whole =
          whole.map { MaskCode(steps: $0.steps + next.steps + [(RuleInstruction(isAnd ? .maskAnd : .maskOr), -1)]) }
          ?? next
      }
      return whole
    case .unary(.not, let operand):
      return mask(operand, list).map { MaskCode(steps: $0.steps + [(RuleInstruction(.maskNot, list.place), 0)]) }
    default:
      guard let test = maskTest(id, list) else { return nil }
      return MaskCode(steps: [(RuleInstruction(.mask, list.place, machine.mask(test)), 1)])
    }
  }

  /// The column that a part is, of the row of a loop over a list.
  func column(_ id: NodeID, _ list: RuleLayout.List) -> Int? {
    switch node(id) {
    case .path(let names, _):
      if let wholeRow, names.count == 2, names[0] == wholeRow.name, wholeRow.list.place == list.place {
        list.columns[names[1]]
      } else {
        nil
      }
    case .local(let slot): rows[slot].flatMap { $0.list.place == list.place ? list.columns[""] : nil }
    case .select(let operand, let field):
      if case .local(let slot) = node(operand), rows[slot]?.list.place == list.place {
        list.columns[field]
      } else {
        nil
      }
    default: nil
    }
  }

  private func maskTest(_ id: NodeID, _ list: RuleLayout.List) -> RuleMaskTest? {
    func text(_ column: Int, _ kind: RuleTexts.Kind, _ pattern: RulePattern? = nil) -> RuleMaskTest {
      RuleMaskTest(
        list: list.place, column: column, comparison: .text(test: machine.texts.test(kind, pattern: pattern)), word: 0)
    }
    switch node(id) {
    case .select, .local, .path:
      guard let column = column(id, list), list.types[column] == .bool else { return nil }
      return RuleMaskTest(list: list.place, column: column, comparison: .unequal, word: 0)
    case .call(let name, let target?, let arguments):
      guard let column = column(target, list), list.types[column] == .string, arguments.count == 1,
        case .literal(.string(let part)) = node(arguments[0])
      else { return nil }
      switch RuleFunction(rawValue: name) {
      case .startsWith: return text(column, .startsWith(ByteText(part)))
      case .endsWith: return text(column, .endsWith(ByteText(part)))
      case .contains: return text(column, .contains(ByteText(part)))
      default: return nil
      }
    case .binary(.isIn, let left, let right):
      guard let column = column(left, list), list.types[column] == .string, case .list(let elements) = node(right)
      else { return nil }
      var texts: [ByteText] = []
      for element in elements {
        guard case .literal(.string(let text)) = node(element) else { return nil }
        texts.append(ByteText(text))
      }
      return text(column, .isOneOf(texts))
    case .binary(let binary, let left, let right):
      guard let column = column(left, list), list.types[column] != .double, type(left) == type(right) else {
        return nil
      }
      if type(left) == .string, binary.isOrder { return nil }
      let word: Int64?
      switch node(right) {
      case .literal(let value), .number(let value, _): word = machine.texts.word(of: value)
      default: word = nil
      }
      guard let word else { return nil }
      let comparison: RuleMaskTest.Comparison
      switch binary {
      case .equal: comparison = .equal
      case .unequal: comparison = .unequal
      case .less: comparison = .less
      case .atMost: comparison = .atMost
      case .greater: comparison = .greater
      case .atLeast: comparison = .atLeast
      default: return nil
      }
      return RuleMaskTest(list: list.place, column: column, comparison: comparison, word: word)
    default: return nil
    }
  }
}
