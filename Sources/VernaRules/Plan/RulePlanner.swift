import VernaCore

/// Makes a plan of a checked rule.
struct RulePlanner {
  let rule: CheckedRule
  let layout: RuleLayout
  let machine: RuleMachine
  private var code: [RuleInstruction] = []
  private var loops: [RuleLoopPlan] = []
  /// By slot of the rule's own variables: the list whose row it is, and the loop's depth.
  var rows: [Int: (list: RuleLayout.List, depth: Int)] = [:]
  /// The variable that stands for a row of a list around the whole rule, nil for none.
  private(set) var wholeRow: (name: String, list: RuleLayout.List)?
  private var depth = 0
  private var deepest = 0
  private var loopDepth = 0

  /// Something that a plan has no steps for.
  private struct NoPlan: Error {}

  init(_ rule: CheckedRule, _ machine: RuleMachine) {
    self.rule = rule
    self.machine = machine
    layout = machine.layout
  }

  mutating func plan() -> RulePlan {
    guard RuleLayout.isScalar(rule.type) else { return RulePlan(rule: rule, code: nil) }
    do throws(NoPlan) {
      try make(rule.expression.root)
    } catch {
      return RulePlan(rule: rule, code: nil)
    }
    return RulePlan(rule: rule, code: code, loops: loops, depth: deepest)
  }

  /// A plan of a rule about one row of a list: run with the first loop's row set.
  mutating func planEach(_ variable: String, of list: RuleLayout.List) -> RulePlan {
    wholeRow = (variable, list)
    loopDepth = 1
    return plan()
  }

  /// A plan that comes to a mask of the rows of a list that the rule holds for; nil where it is no work on masks.
  mutating func planRows(_ variable: String, of list: RuleLayout.List) -> RulePlan? {
    wholeRow = (variable, list)
    guard let mask = masks([rule.expression.root], list) else { return nil }
    for step in mask.steps { add(step.instruction, step.change) }
    return RulePlan(rule: rule, code: code, depth: deepest)
  }

  func node(_ id: NodeID) -> RuleNode.Kind { rule.expression.nodes[Int(id)].kind }
  func type(_ id: NodeID) -> RuleType { rule.types[Int(id)] }

  /// Adds a step that changes the height of the stack by `change`.
  @discardableResult
  private mutating func add(_ instruction: RuleInstruction, _ change: Int) -> Int {
    code.append(instruction)
    depth += change
    deepest = max(deepest, depth)
    return code.count - 1
  }

  // MARK: - Values

  private mutating func make(_ id: NodeID) throws(NoPlan) {
    switch node(id) {
    case .literal(let value), .number(let value, _):
      guard let word = machine.texts.word(of: value) else { throw NoPlan() }
      add(RuleInstruction(.constant, word: word), 1)
    case .path(let names, _): try makePath(names)
    case .local(let slot):
      guard let row = rows[slot], let column = row.list.columns[""] else { throw NoPlan() }
      add(RuleInstruction(.loadField, row.list.place, column, row.depth), 1)
    case .select(let operand, let field):
      guard case .local(let slot) = node(operand), let row = rows[slot], let column = row.list.columns[field] else {
        throw NoPlan()
      }
      add(RuleInstruction(.loadField, row.list.place, column, row.depth), 1)
    case .unary(let unary, let operand): try makeUnary(unary, operand)
    case .binary(let binary, let left, let right): try makeBinary(binary, left, right)
    case .and(let all): try makeJunction(all, .jumpIfFalse)
    case .or(let all): try makeJunction(all, .jumpIfTrue)
    case .conditional(let condition, let yes, let no):
      guard type(yes) == type(no) else { throw NoPlan() }
      try make(condition)
      let branch = add(RuleInstruction(.branchIfFalse), -1)
      try make(yes)
      let jump = add(RuleInstruction(.jump), -1)
      code[branch].a = Int32(code.count)
      try make(no)
      code[jump].a = Int32(code.count)
    case .matches(let operand, let pattern):
      try makeTest(operand, .matches(ByteText(pattern.text)), pattern: pattern)
    case .call(let name, let target, let arguments): try makeCall(name, (target.map { [$0] } ?? []) + arguments)
    case .loop(let loop): try makeLoop(loop)
    case .has, .index, .list, .map: throw NoPlan()
    }
  }

  private mutating func makePath(_ names: [String]) throws(NoPlan) {
    if let wholeRow, names.first == wholeRow.name {
      guard names.count == 2, let column = wholeRow.list.columns[names[1]] else { throw NoPlan() }
      add(RuleInstruction(.loadField, wholeRow.list.place, column, 0), 1)
      return
    }
    guard let slot = layout.scalars[names.joined(separator: ".")] else { throw NoPlan() }
    add(RuleInstruction(.load, slot), 1)
  }

  private mutating func makeUnary(_ unary: RuleUnary, _ operand: NodeID) throws(NoPlan) {
    try make(operand)
    switch (unary, type(operand)) {
    case (.not, .bool): add(RuleInstruction(.not), 0)
    case (.minus, .double): add(RuleInstruction(.negateDouble), 0)
    case (.minus, .int), (.minus, .money), (.minus, .points), (.minus, .duration): add(RuleInstruction(.negate), 0)
    default: throw NoPlan()
    }
  }

  /// Short ways past what is decided. An operand that fails leaves the plan, and the rule is worked out part by part.
  private mutating func makeJunction(_ all: [NodeID], _ jump: RuleInstruction.Operation) throws(NoPlan) {
    var jumps: [Int] = []
    for (place, operand) in all.enumerated() {
      guard type(operand) == .bool else { throw NoPlan() }
      try make(operand)
      if place + 1 < all.count {
        jumps.append(add(RuleInstruction(jump == .jumpIfFalse ? .settleIfFalse : .settleIfTrue), -1))
      }
    }
    for place in jumps { code[place].a = Int32(code.count) }
  }

  // MARK: - Operators

  private mutating func makeBinary(_ binary: RuleBinary, _ left: NodeID, _ right: NodeID) throws(NoPlan) {
    let (leftType, rightType) = (type(left), type(right))
    if binary == .isIn { return try makeIn(left, right) }
    if binary.isOrder || binary == .equal || binary == .unequal { return try makeComparison(binary, left, right) }
    try make(left)
    try make(right)
    let operation: RuleInstruction.Operation
    switch (binary, leftType, rightType) {
    case (.add, .double, .double): operation = .addDouble
    case (.subtract, .double, .double): operation = .subtractDouble
    case (.multiply, .double, .double): operation = .multiplyDouble
    case (.divide, .double, .double): operation = .divideDouble
    case (.divide, .money, .money), (.divide, .points, .points): operation = .ratio
    case (.add, .timestamp, .duration): operation = .addDuration
    case (.subtract, .timestamp, .duration): operation = .subtractDuration
    case (.subtract, .timestamp, .timestamp): operation = .sinceTimestamp
    case (.add, let type, _) where type == rightType && RulePlanner.isExact(type): operation = .add
    case (.subtract, let type, _) where type == rightType && RulePlanner.isExact(type): operation = .subtract
    case (.multiply, .int, .int), (.multiply, .money, .int), (.multiply, .int, .money), (.multiply, .points, .int),
      (.multiply, .int, .points):
      operation = .multiply
    case (.divide, .int, .int): operation = .divide
    case (.modulo, .int, .int): operation = .modulo
    default: throw NoPlan()
    }
    add(RuleInstruction(operation), -1)
  }

  private static func isExact(_ type: RuleType) -> Bool {
    type == .int || type == .money || type == .points || type == .duration
  }

  private mutating func makeComparison(_ binary: RuleBinary, _ left: NodeID, _ right: NodeID) throws(NoPlan) {
    let (leftType, rightType) = (type(left), type(right))
    let isText = leftType == .string && rightType == .string
    if isText, binary != .equal, binary != .unequal { throw NoPlan() }
    let isDouble = leftType == .double || rightType == .double
    guard leftType == rightType || (isDouble && leftType.isNumber && rightType.isNumber), RuleLayout.isScalar(leftType),
      RuleLayout.isScalar(rightType)
    else { throw NoPlan() }
    if !isDouble, let (slot, word) = slotAndWord(left, right) {
      let operation: RuleInstruction.Operation =
        switch binary {
        case .equal: .slotEqual
        case .unequal: .slotUnequal
        case .less: .slotLess
        case .atMost: .slotAtMost
        case .greater: .slotGreater
        default: .slotAtLeast
        }
      add(RuleInstruction(operation, slot, word: word), 1)
      return
    }
    try make(left)
    if isDouble, leftType == .int { add(RuleInstruction(.toDouble), 0) }
    try make(right)
    if isDouble, rightType == .int { add(RuleInstruction(.toDouble), 0) }
    let operation: RuleInstruction.Operation =
      switch binary {
      case .equal: isDouble ? .equalDouble : .equal
      case .unequal: isDouble ? .unequalDouble : .unequal
      case .less: isDouble ? .lessDouble : .less
      case .atMost: isDouble ? .atMostDouble : .atMost
      case .greater: isDouble ? .greaterDouble : .greater
      default: isDouble ? .atLeastDouble : .atLeast
      }
    add(RuleInstruction(operation), -1)
  }

  /// A text or whole number among some that are written in the rule, or a text in a list of the frame.
  private mutating func makeIn(_ left: NodeID, _ right: NodeID) throws(NoPlan) {
    if case .list(let elements) = node(right) {
      if type(left) == .string {
        var texts: [ByteText] = []
        for element in elements {
          guard case .literal(.string(let text)) = node(element) else { throw NoPlan() }
          texts.append(ByteText(text))
        }
        return try makeTest(left, .isOneOf(texts))
      }
      guard type(left) == .int, !elements.isEmpty, isSure(left), elements.allSatisfy({ type($0) == .int && isSure($0) })
      else { throw NoPlan() }
      // x in [1, 2] is x == 1 || x == 2.
      var jumps: [Int] = []
      for (place, element) in elements.enumerated() {
        try make(left)
        try make(element)
        add(RuleInstruction(.equal), -1)
        if place + 1 < elements.count {
          jumps.append(add(RuleInstruction(.jumpIfTrue), 0))
          add(RuleInstruction(.drop), -1)
        }
      }
      for place in jumps { code[place].a = Int32(code.count) }
      return
    }
    guard case .path(let names, _) = node(right), let list = layout.lists[names.joined(separator: ".")],
      let column = list.columns[""], list.types[column] == type(left), type(left) != .double, isSure(left)
    else { throw NoPlan() }
    // "vip" in member.segments is member.segments.exists(s, s == "vip"); what is looked for is worked out once a row.
    var plan = RuleLoopPlan(macro: .exists, list: list.place, depth: loopDepth, isDouble: false)
    let place = loops.count
    loops.append(plan)
    let jump = add(RuleInstruction(.jump), 0)
    let start = code.count
    loopDepth += 1
    add(RuleInstruction(.loadField, list.place, column, loopDepth - 1), 1)
    try make(left)
    add(RuleInstruction(.equal), -1)
    loopDepth -= 1
    depth -= 1
    plan.condition = start..<code.count
    loops[place] = plan
    code[jump].a = Int32(code.count)
    add(RuleInstruction(.loop, place), 1)
  }

  // MARK: - Functions

  private mutating func makeTest(_ operand: NodeID, _ kind: RuleTexts.Kind, pattern: RulePattern? = nil) throws(NoPlan)
  {
    guard type(operand) == .string else { throw NoPlan() }
    let test = machine.texts.test(kind, pattern: pattern)
    if case .path(let names, _) = node(operand), names.first != wholeRow?.name,
      let slot = layout.scalars[names.joined(separator: ".")]
    {
      add(RuleInstruction(.slotTest, slot, test), 1)
      return
    }
    try make(operand)
    add(RuleInstruction(.test, test), 0)
  }

  private mutating func makeCall(_ name: String, _ arguments: [NodeID]) throws(NoPlan) {
    guard let function = RuleFunction(rawValue: name), let first = arguments.first else { throw NoPlan() }
    switch function {
    case .startsWith, .endsWith, .contains:
      guard case .literal(.string(let part)) = node(arguments[1]) else { throw NoPlan() }
      let text = ByteText(part)
      try makeTest(
        first, function == .startsWith ? .startsWith(text) : function == .endsWith ? .endsWith(text) : .contains(text))
    case .size:
      guard case .path(let names, _) = node(first), let list = layout.lists[names.joined(separator: ".")] else {
        throw NoPlan()
      }
      let place = loops.count
      loops.append(RuleLoopPlan(macro: .count, list: list.place, depth: loopDepth, isDouble: false))
      add(RuleInstruction(.loop, place), 1)
    case .double where type(first) == .int:
      try make(first)
      add(RuleInstruction(.toDouble), 0)
    case .percent, .scale, .ratioAtLeast:
      guard let share = share(arguments[arguments.count - 1], function) else { throw NoPlan() }
      for operand in arguments.dropLast() { try make(operand) }
      add(
        RuleInstruction(function == .ratioAtLeast ? .ratioAtLeast : .share, machine.share(share)),
        function == .ratioAtLeast ? -1 : 0)
    default:
      guard let part = RuleTimePart(function) else { throw NoPlan() }
      var zone = -1
      if arguments.count == 2 {
        guard case .literal(.string(let name)) = node(arguments[1]), let found = RuleZones.zone(named: name) else {
          throw NoPlan()
        }
        zone = machine.zone(found)
      }
      guard type(first) == .timestamp || (type(first) == .duration && arguments.count == 1) else { throw NoPlan() }
      try make(first)
      add(RuleInstruction(.timePart, machine.part(part), zone, type(first) == .duration ? 1 : 0), 0)
    }
  }

  // MARK: - Loops

  private mutating func makeLoop(_ loop: RuleLoop) throws(NoPlan) {
    // lines.filter(l, c).sum(m, e) is one loop with a condition.
    var over = loop.over
    var filter: RuleLoop?
    if case .loop(let inner) = node(over), inner.macro == .filter {
      filter = inner
      over = inner.over
    }
    // Loops in loops in loops are left to the evaluator, which counts its steps.
    guard loopDepth < 2, case .path(let names, _) = node(over), let list = layout.lists[names.joined(separator: ".")],
      loop.macro != .map,
      loop.macro != .filter, filter == nil || loop.condition == nil || loop.macro == .count
    else { throw NoPlan() }
    let resultType = loop.result.map { type($0) }
    if let resultType, !RuleLayout.isScalar(resultType) || resultType == .string || resultType == .bool {
      throw NoPlan()
    }
    // A sum of timestamps is none; the least of doubles has its own rule for NaN.
    if resultType == .timestamp, loop.macro == .sum { throw NoPlan() }
    if resultType == .double, loop.macro != .sum { throw NoPlan() }
    let conditions = [filter?.condition, loop.condition].compactMap { $0 }
    for slot in [filter?.slot, loop.slot].compactMap({ $0 }) { rows[slot] = (list, loopDepth) }
    guard loopDepth == 0, let mask = maskCode(loop, conditions, list, resultType) else {
      return try makeRows(loop, list, conditions, resultType)
    }
    let jump = add(RuleInstruction(.jumpIfLong, list.place), 0)
    for step in mask.steps { add(step.instruction, step.change) }
    depth -= 1
    let end = add(RuleInstruction(.jump), 0)
    code[jump].b = Int32(code.count)
    try makeRows(loop, list, conditions, resultType)
    code[end].a = Int32(code.count)
  }

  /// A loop as work on masks: any that only asks which rows pass, and a sum of one exact column over them.
  private func maskCode(_ loop: RuleLoop, _ conditions: [NodeID], _ list: RuleLayout.List, _ resultType: RuleType?)
    -> MaskCode?
  {
    if loop.result == nil {
      return masks(conditions, list).map {
        MaskCode(steps: $0.steps + [(RuleInstruction(closing(loop.macro), list.place), 0)])
      }
    }
    guard loop.macro == .sum, resultType != .double, let result = loop.result, let column = column(result, list) else {
      return nil
    }
    let every = MaskCode(steps: [(RuleInstruction(.maskEvery, list.place), 1)])
    guard let rows = conditions.isEmpty ? every : masks(conditions, list) else { return nil }
    return MaskCode(steps: rows.steps + [(RuleInstruction(.maskSum, list.place, column), 0)])
  }

  private mutating func makeRows(
    _ loop: RuleLoop, _ list: RuleLayout.List, _ conditions: [NodeID], _ resultType: RuleType?
  ) throws(NoPlan) {
    var plan = RuleLoopPlan(macro: loop.macro, list: list.place, depth: loopDepth, isDouble: resultType == .double)
    let place = loops.count
    loops.append(plan)
    let jump = add(RuleInstruction(.jump), 0)
    loopDepth += 1
    let start = code.count
    if !conditions.isEmpty { try makeJunction(conditions, .jumpIfFalse) }
    plan.condition = start..<code.count
    if !conditions.isEmpty { depth -= 1 }
    if let result = loop.result {
      let start = code.count
      try make(result)
      plan.result = start..<code.count
      depth -= 1
    }
    loopDepth -= 1
    loops[place] = plan
    code[jump].a = Int32(code.count)
    add(RuleInstruction(.loop, place), 1)
  }
}
