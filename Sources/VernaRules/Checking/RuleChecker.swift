import VernaCore

/// Finds the type of each part of a rule, and all that cannot work.
struct RuleChecker {
  private(set) var nodes: [RuleNode]
  let environment: RuleEnvironment
  private(set) var problems: [RuleProblem] = []
  private var locals: [RuleType]
  /// By node; dyn for those that were never asked.
  private var types: [RuleType]
  /// What open types have turned out to be.
  private var settledTypes: [RuleType?] = []

  init(_ expression: RuleExpression, _ environment: RuleEnvironment) {
    nodes = expression.nodes
    self.environment = environment
    locals = [RuleType](repeating: .dyn, count: expression.slots)
    types = [RuleType](repeating: .dyn, count: expression.nodes.count)
  }

  /// The type of each part, once all are known.
  var settledTypesOfNodes: [RuleType] { types.map { settled($0) } }

  mutating func note(_ id: NodeID, _ message: String, hint: String) {
    problems.append(RuleProblem(at: nodes[Int(id)].position, message, hint: hint))
  }

  /// Notes a problem; what it is about counts as of any type from then on.
  mutating func wrong(_ id: NodeID, _ message: String, hint: String) -> RuleType {
    note(id, message, hint: hint)
    return .dyn
  }

  func literal(_ id: NodeID) -> RuleDecimal? {
    if case .number(_, let decimal) = nodes[Int(id)].kind { return decimal }
    return nil
  }

  mutating func replace(_ id: NodeID, by value: RuleValue) {
    nodes[Int(id)].kind = .literal(value)
    types[Int(id)] = RuleChecker.type(of: value)
  }

  /// The type of a part with what its open parts have turned out to be.
  mutating func known(_ id: NodeID) -> RuleType {
    let found = type(of: id)
    return settled(found)
  }

  mutating func type(of id: NodeID) -> RuleType {
    let found = infer(id)
    types[Int(id)] = found
    return found
  }

  private mutating func infer(_ id: NodeID) -> RuleType {
    switch nodes[Int(id)].kind {
    case .literal(let value), .number(let value, _): return RuleChecker.type(of: value)
    case .local(let slot): return settled(locals[slot])
    case .path(let names, _): return path(names, at: id)
    case .select(let operand, let field): return self.field(field, of: type(of: operand), at: id)
    case .has(let operand, let field):
      _ = self.field(field, of: type(of: operand), at: id)
      return .bool
    case .index(let operand, let index): return element(type(of: operand), type(of: index), at: id)
    case .unary(let unary, let operand): return apply(unary, type(of: operand), at: id)
    case .binary(let binary, let left, let right): return apply(binary, left, right, at: id)
    case .and(let all), .or(let all):
      for operand in all { wantBool(operand, "&& and || join conditions") }
      return .bool
    case .conditional(let condition, let yes, let no):
      wantBool(condition, "before ? stands a condition")
      let (left, right) = (type(of: yes), type(of: no))
      guard fits(left, right) else {
        return wrong(
          id, "the two sides of : are \(settled(left).text) and \(settled(right).text)",
          hint: "make both of one type, or use dyn(..)")
      }
      return left.isDyn ? left : settled(left)
    case .list(let elements):
      return .list(common(elements))
    case .map(let entries):
      for entry in entries {
        let key = known(entry.key)
        if ![.dyn, .bool, .int, .uint, .string].contains(key) {
          note(entry.key, "a \(key.text) cannot be a key", hint: "use a text or a whole number")
        }
      }
      return .map(common(entries.map(\.key)), common(entries.map(\.value)))
    case .call(let name, let target, let arguments): return call(name, target, arguments, at: id)
    case .matches(let operand, _):
      let found = type(of: operand)
      return fits(found, .string)
        ? .bool : wrong(id, "matches() takes a text, not \(settled(found).text)", hint: "use string(..)")
    case .loop(let loop): return run(loop, at: id)
    }
  }

  private static func type(of value: RuleValue) -> RuleType {
    switch value {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .money: .money
    case .points: .points
    case .type: .type
    case .list, .map: .dyn
    }
  }

  // MARK: - Fitting

  /// A type with what its open parts have turned out to be.
  func settled(_ type: RuleType) -> RuleType {
    switch type {
    case .open(let place): settledTypes[place].map { settled($0) } ?? type
    case .list(let element): .list(settled(element))
    case .map(let key, let value): .map(settled(key), settled(value))
    default: type
    }
  }

  private mutating func open() -> RuleType {
    settledTypes.append(nil)
    return .open(settledTypes.count - 1)
  }

  /// Whether one type can stand for another; open types become what they must be.
  mutating func fits(_ left: RuleType, _ right: RuleType) -> Bool {
    switch (settled(left), settled(right)) {
    case (.dyn, _), (_, .dyn): return true
    case (.open(let place), let other), (let other, .open(let place)):
      if other == .open(place) { return true }
      // A list of itself is no type.
      if holds(other, .open(place)) { return false }
      settledTypes[place] = other
      return true
    case (.list(let left), .list(let right)): return fits(left, right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      return fits(leftKey, rightKey) && fits(leftValue, rightValue)
    case (let left, let right): return left == right
    }
  }

  /// Whether a type has another in it.
  private func holds(_ type: RuleType, _ part: RuleType) -> Bool {
    switch type {
    case .list(let element): holds(element, part)
    case .map(let key, let value): holds(key, part) || holds(value, part)
    default: type == part
    }
  }

  /// The type that all of some parts have, dyn where they differ.
  private mutating func common(_ parts: [NodeID]) -> RuleType {
    guard let first = parts.first else { return open() }
    let types = [type(of: first)] + parts.dropFirst().map { type(of: $0) }
    return types.dropFirst().allSatisfy { fits(types[0], $0) } ? settled(types[0]) : .dyn
  }

  private mutating func wantBool(_ id: NodeID, _ rule: String) {
    let found = type(of: id)
    if fits(found, .bool) { return }
    note(id, "\(rule), this is \(settled(found).text)", hint: "compare it with something: ==, >=, in [..]")
  }

  // MARK: - Names, fields and elements

  private mutating func path(_ names: [String], at id: NodeID) -> RuleType {
    for length in stride(from: names.count, through: 1, by: -1) {
      let name = names[..<length].joined(separator: ".")
      let found = environment.variables[name] ?? (RuleValue.typeNames.contains(name) ? RuleType.type : nil)
      guard var type = found else { continue }
      for field in names[length...] { type = self.field(field, of: type, at: id) }
      return type
    }
    let written = names.joined(separator: ".")
    let known = environment.variables.keys
    if let meant = RuleEnvironment.nearest(to: written, among: known)
      ?? RuleEnvironment.nearest(to: names[0], among: known)
    {
      return wrong(id, "there is no variable '\(written)'", hint: "did you mean \(meant)?")
    }
    return wrong(
      id, "there is no variable '\(written)'",
      hint: known.isEmpty
        ? "declare it in the environment" : "there are: \(known.sorted().prefix(12).joined(separator: ", "))")
  }

  private mutating func field(_ name: String, of type: RuleType, at id: NodeID) -> RuleType {
    switch settled(type) {
    case .dyn, .open: return .dyn
    case .map(let key, let value) where fits(key, .string): return settled(value)
    case .object(let object):
      let fields = environment.objects[object] ?? [:]
      if let found = fields[name] { return found }
      let meant = RuleEnvironment.nearest(to: name, among: fields.keys).map { "did you mean \($0)?" }
      return wrong(
        id, "\(object) has no field '\(name)'", hint: meant ?? "it has: \(fields.keys.sorted().joined(separator: ", "))"
      )
    case .list(let element):
      return wrong(
        id, "a list has no field '\(name)'",
        hint: "ask its elements: .exists(l, l.\(name) == …), of type \(element.text)")
    case let other: return wrong(id, "\(other.text) has no field '\(name)'", hint: "take .\(name) out")
    }
  }

  private mutating func element(_ operand: RuleType, _ index: RuleType, at id: NodeID) -> RuleType {
    switch settled(operand) {
    case .dyn, .open: return .dyn
    case .list(let element):
      return fits(index, .int) ? element : wrong(id, "the index of a list is int, not \(index.text)", hint: "write [0]")
    case .map(let key, let value):
      return fits(index, key)
        ? value : wrong(id, "the keys of this map are \(key.text), not \(index.text)", hint: "use \(key.text)(..)")
    case let other: return wrong(id, "\(other.text) has no elements", hint: "take the index out")
    }
  }

  // MARK: - Macros

  private mutating func run(_ loop: RuleLoop, at id: NodeID) -> RuleType {
    let over = known(loop.over)
    let element: RuleType
    switch over {
    case .list(let type): element = settled(type)
    case .map(let key, _): element = settled(key)
    case .dyn, .open: element = .dyn
    default: return wrong(id, "\(loop.macro.rawValue) goes over a list, this is \(over.text)", hint: "use a list")
    }
    locals[loop.slot] = element
    if let condition = loop.condition { wantBool(condition, "\(loop.macro.rawValue) wants a condition") }
    let result = loop.result.map { known($0) } ?? element
    switch loop.macro {
    case .all, .exists, .existsOne: return .bool
    case .count: return .int
    case .filter, .map: return .list(result)
    case .sum:
      let zeros: [RuleType: RuleValue] = [
        .int: .int(0), .uint: .uint(0), .double: .double(0), .money: .money(.zero), .points: .points(.zero),
        .duration: .duration(RuleDuration(nanoseconds: 0)),
      ]
      guard zeros[result] != nil || result.isDyn else {
        return wrong(id, "\(result.text) cannot be summed", hint: "sum numbers, money, points or durations")
      }
      var typed = loop
      typed.zero = zeros[result]
      nodes[Int(id)].kind = .loop(typed)
      return result
    case .min, .max:
      return RuleChecker.isOrdered(result) || result.isDyn
        ? result : wrong(id, "\(result.text) has no least and greatest", hint: "use numbers, money, texts or times")
    }
  }

  static func isOrdered(_ type: RuleType) -> Bool {
    [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .money, .points].contains(type)
  }
}
