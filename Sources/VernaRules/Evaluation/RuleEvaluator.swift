import VernaCore

extension RuleExpression {
  /// Works the rule out as CEL's specification says: types meet at run time.
  ///
  /// - Throws: `RuleFailure` where CEL knows an error, or past the limit.
  /// - Complexity: at most `limits.steps` steps.
  public func value(_ variables: RuleVariables = RuleVariables(), limits: RuleLimits = RuleLimits()) throws(RuleFailure)
    -> RuleValue
  {
    var evaluator = RuleEvaluator(self, variables, limits)
    return try evaluator.value(of: root)
  }
}

/// Works out the tree of a rule.
struct RuleEvaluator {
  let nodes: [RuleNode]
  let variables: RuleVariables
  private let limit: Int
  private var stepsLeft: Int
  private var locals: [RuleValue]

  init(_ expression: RuleExpression, _ variables: RuleVariables, _ limits: RuleLimits) {
    nodes = expression.nodes
    self.variables = variables
    limit = limits.steps
    stepsLeft = limits.steps
    locals = [RuleValue](repeating: .null, count: expression.slots)
  }

  func failure(_ reason: RuleFailure.Reason, at node: NodeID) -> RuleFailure {
    RuleFailure(reason: reason, position: nodes[Int(node)].position)
  }

  /// Counts what is made.
  mutating func spend(_ steps: Int, at node: NodeID) throws(RuleFailure) {
    stepsLeft -= steps
    if stepsLeft < 0 { throw failure(.tooCostly(limit: limit), at: node) }
  }

  mutating func value(of id: NodeID) throws(RuleFailure) -> RuleValue {
    try spend(1, at: id)
    switch nodes[Int(id)].kind {
    case .literal(let value), .number(let value, _): return value
    case .local(let slot): return locals[slot]
    case .path(let names, let isRoot): return try path(names, isRoot: isRoot, at: id)
    case .select(let operand, let field): return try select(try value(of: operand), field, at: id)
    case .has(let operand, let field): return try has(operand, field, at: id)
    case .index(let operand, let index): return try element(try value(of: operand), try value(of: index), at: id)
    case .unary(let unary, let operand): return try apply(unary, try value(of: operand), at: id)
    case .binary(let binary, let left, let right): return try apply(binary, left, right, at: id)
    case .and(let all): return try junction(all, decidedBy: false, at: id)
    case .or(let all): return try junction(all, decidedBy: true, at: id)
    case .conditional(let condition, let yes, let no):
      let decided = try value(of: condition)
      guard case .bool(let isTrue) = decided else {
        throw failure(.noOverload("?:", types: [decided.typeName]), at: id)
      }
      return try value(of: isTrue ? yes : no)
    case .list(let elements):
      var values: [RuleValue] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try value(of: element)) }
      return .list(values)
    case .map(let entries): return try map(entries, at: id)
    case .call(let name, let target, let arguments): return try call(name, target, arguments, at: id)
    case .matches(let operand, let pattern):
      let text = try value(of: operand)
      guard case .string(let string) = text else {
        throw failure(.noOverload("matches", types: [text.typeName]), at: id)
      }
      try spend(string.utf8.count / 16, at: id)
      return .bool(pattern.matches(string))
    case .loop(let loop): return try run(loop, at: id)
    }
  }

  // MARK: - Names, fields and elements

  /// The longest part of the names that is a variable, and fields of it after that.
  private mutating func path(_ names: [String], isRoot: Bool, at id: NodeID) throws(RuleFailure) -> RuleValue {
    for length in stride(from: names.count, through: 1, by: -1) {
      let name = names[..<length].joined(separator: ".")
      guard var found = variables.value(named: name) ?? RuleEvaluator.type(named: name) else { continue }
      for field in names[length...] { found = try select(found, field, at: id) }
      return found
    }
    throw failure(.unknownName(names[0]), at: id)
  }

  private static func type(named name: String) -> RuleValue? {
    RuleValue.typeNames.contains(name) ? .type(name) : nil
  }

  private func select(_ operand: RuleValue, _ field: String, at id: NodeID) throws(RuleFailure) -> RuleValue {
    guard case .map(let map) = operand else {
      throw failure(.noOverload(".\(field)", types: [operand.typeName]), at: id)
    }
    guard let found = map.value(named: field) else { throw failure(.noSuchKey(field), at: id) }
    return found
  }

  private mutating func has(_ operand: NodeID, _ field: String, at id: NodeID) throws(RuleFailure) -> RuleValue {
    // A field may be part of a variable's name.
    if case .path(let names, _) = nodes[Int(operand)].kind,
      variables.value(named: (names + [field]).joined(separator: ".")) != nil
    {
      return .bool(true)
    }
    let holder = try value(of: operand)
    guard case .map(let map) = holder else { throw failure(.noOverload("has", types: [holder.typeName]), at: id) }
    return .bool(map.value(named: field) != nil)
  }

  private func element(_ operand: RuleValue, _ index: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch operand {
    case .list(let elements):
      let place: Int?
      switch index {
      case .int(let number): place = Int(exactly: number)
      case .uint(let number): place = Int(exactly: number)
      case .double(let number): place = Int(exactly: number)
      default: throw failure(.noOverload("[]", types: ["list", index.typeName]), at: id)
      }
      guard let place, elements.indices.contains(place) else {
        throw failure(.indexOutOfRange(index.shown), at: id)
      }
      return elements[place]
    case .map(let map):
      guard let found = map.value(for: index) else { throw failure(.noSuchKey(index.shown), at: id) }
      return found
    default: throw failure(.noOverload("[]", types: [operand.typeName, index.typeName]), at: id)
    }
  }

  private mutating func map(_ entries: [(key: NodeID, value: NodeID)], at id: NodeID) throws(RuleFailure) -> RuleValue {
    var map = RuleMap()
    for entry in entries {
      let key = try value(of: entry.key)
      guard RuleMap.isKey(key) else { throw failure(.wrongKey(type: key.typeName), at: entry.key) }
      guard map.insert(try value(of: entry.value), for: key) else {
        throw failure(.repeatedKey(key.shown), at: entry.key)
      }
    }
    return .map(map)
  }

  // MARK: - Conditions

  /// `&&` and `||`: one operand that decides is enough, wherever it stands and whatever the others fail with.
  private mutating func junction(_ all: [NodeID], decidedBy decisive: Bool, at id: NodeID) throws(RuleFailure)
    -> RuleValue
  {
    var first: RuleFailure?
    for operand in all {
      do throws(RuleFailure) {
        let found = try value(of: operand)
        guard case .bool(let bool) = found else {
          throw failure(.noOverload(decisive ? "||" : "&&", types: [found.typeName]), at: operand)
        }
        if bool == decisive { return .bool(decisive) }
      } catch {
        if case .tooCostly = error.reason { throw error }
        first = first ?? error
      }
    }
    if let first { throw first }
    return .bool(!decisive)
  }

  // MARK: - Macros

  private mutating func run(_ loop: RuleLoop, at id: NodeID) throws(RuleFailure) -> RuleValue {
    let over = try value(of: loop.over)
    let elements: [RuleValue]
    switch over {
    case .list(let list): elements = list
    case .map(let map): elements = map.keys
    default: throw failure(.noOverload(loop.macro.rawValue, types: [over.typeName]), at: id)
    }
    switch loop.macro {
    case .all: return try quantified(elements, loop, decidedBy: false)
    case .exists: return try quantified(elements, loop, decidedBy: true)
    case .existsOne, .count:
      var count: Int64 = 0
      for element in elements where try holds(loop, element) { count += 1 }
      return loop.macro == .count ? .int(count) : .bool(count == 1)
    case .filter, .map:
      var kept: [RuleValue] = []
      for element in elements where try holds(loop, element) {
        if let result = loop.result {
          kept.append(try value(of: result, with: element, in: loop))
        } else {
          kept.append(element)
        }
      }
      try spend(kept.count / 16, at: id)
      return .list(kept)
    case .sum, .min, .max: return try fold(elements, loop, at: id)
    }
  }

  private mutating func value(of body: NodeID, with element: RuleValue, in loop: RuleLoop) throws(RuleFailure)
    -> RuleValue
  {
    locals[loop.slot] = element
    return try value(of: body)
  }

  /// Whether an element meets the loop's condition; failures are not absorbed.
  private mutating func holds(_ loop: RuleLoop, _ element: RuleValue) throws(RuleFailure) -> Bool {
    guard let condition = loop.condition else { return true }
    let found = try value(of: condition, with: element, in: loop)
    guard case .bool(let bool) = found else {
      throw failure(.noOverload(loop.macro.rawValue, types: [found.typeName]), at: condition)
    }
    return bool
  }

  private mutating func quantified(_ elements: [RuleValue], _ loop: RuleLoop, decidedBy decisive: Bool)
    throws(RuleFailure)
    -> RuleValue
  {
    var first: RuleFailure?
    for element in elements {
      do throws(RuleFailure) {
        if try holds(loop, element) == decisive { return .bool(decisive) }
      } catch {
        if case .tooCostly = error.reason { throw error }
        first = first ?? error
      }
    }
    if let first { throw first }
    return .bool(!decisive)
  }

  private mutating func fold(_ elements: [RuleValue], _ loop: RuleLoop, at id: NodeID) throws(RuleFailure) -> RuleValue
  {
    guard let result = loop.result else { return .null }
    var folded: RuleValue?
    for element in elements {
      let next = try value(of: result, with: element, in: loop)
      guard let before = folded else {
        // One value alone must be such as can be added or compared.
        _ = try loop.macro == .sum ? sum(next, next.zero ?? next, at: id) : lesser(next, next, loop.macro, at: id)
        folded = next
        continue
      }
      folded = try loop.macro == .sum ? sum(before, next, at: id) : lesser(before, next, loop.macro, at: id)
    }
    if let folded { return folded }
    if loop.macro == .sum { return loop.zero ?? .int(0) }
    throw failure(.empty(loop.macro.rawValue), at: id)
  }

  private func lesser(_ left: RuleValue, _ right: RuleValue, _ macro: RuleMacro, at id: NodeID) throws(RuleFailure)
    -> RuleValue
  {
    guard let order = left.order(to: right) else {
      throw failure(.noOverload(macro.rawValue, types: [left.typeName, right.typeName]), at: id)
    }
    switch order {
    case .same: return left
    case .less: return macro == .min ? left : right
    case .greater: return macro == .min ? right : left
    // A NaN makes the whole a NaN.
    case .none: return .double(.nan)
    }
  }
}
