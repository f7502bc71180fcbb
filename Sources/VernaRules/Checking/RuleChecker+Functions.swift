extension RuleChecker {
  mutating func call(_ name: String, _ target: NodeID?, _ arguments: [NodeID], at id: NodeID) -> RuleType {
    let values = (target.map { [$0] } ?? []) + arguments
    let types = values.map { known($0) }
    guard let function = RuleFunction(rawValue: name), target == nil ? function.isGlobal : function.isMethod else {
      let meant = RuleEnvironment.nearest(to: name, among: RuleFunction.allCases.map(\.rawValue))
      return wrong(
        id, "there is no function '\(name)'" + (target == nil ? "" : " of \(types[0].text)"),
        hint: meant.map { "did you mean \($0)?" } ?? "take it out")
    }
    func takes(_ wanted: [[RuleType]]) -> Bool {
      types.count == wanted.count && zip(types, wanted).allSatisfy { $0.isDyn || $1.isEmpty || $1.contains($0) }
    }
    func result(_ wanted: [[RuleType]], _ type: RuleType) -> RuleType? { takes(wanted) ? type : nil }
    let found: RuleType?
    switch function {
    case .size:
      if case .list? = types.first, types.count == 1 { return .int }
      if case .map? = types.first, types.count == 1 { return .int }
      found = result([[.string, .bytes]], .int)
    case .contains, .startsWith, .endsWith: found = result([[.string], [.string]], .bool)
    case .matches:
      checkPattern(arguments.last)
      found = result([[.string], [.string]], .bool)
    case .type: found = result([[]], .type)
    case .dyn: found = result([[]], .dyn)
    case .bool: found = result([[.bool, .string]], .bool)
    case .int: found = result([[.int, .uint, .double, .string, .timestamp]], .int)
    case .uint: found = result([[.int, .uint, .double, .string]], .uint)
    case .double: found = result([[.int, .uint, .double, .string]], .double)
    case .string:
      found = result([[.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]], .string)
    case .bytes: found = result([[.string, .bytes]], .bytes)
    case .timestamp: found = result([[.int, .string, .timestamp]], .timestamp)
    case .duration: found = result([[.string, .duration]], .duration)
    case .percent, .scale:
      checkShare(arguments.last, types.last, function)
      found = result([[.money, .points], [.int, .double]], types.first ?? .dyn)
    case .ratioAtLeast:
      checkShare(arguments.last, types.last, function)
      found =
        types.count == 3 && types[0] == types[1]
        ? result([[.money, .points], [.money, .points], [.int, .double]], .bool) : nil
    default:
      let isOfLength = [.getHours, .getMinutes, .getSeconds, .getMilliseconds].contains(function)
      found =
        result([isOfLength ? [.timestamp, .duration] : [.timestamp]], .int) ?? result([[.timestamp], [.string]], .int)
    }
    if let found { return found }
    return wrong(
      id, "\(name)() takes no \(types.isEmpty ? "nothing" : types.map(\.text).joined(separator: ", "))",
      hint: RuleChecker.example(of: function))
  }

  private mutating func checkPattern(_ id: NodeID?) {
    guard let id, case .literal(.string(let text)) = nodes[Int(id)].kind else { return }
    do throws(PatternRefusal) { _ = try RulePattern(text) } catch {
      note(
        id, "the pattern is wrong: \(error.reason)", hint: "write it in RE2's syntax: github.com/google/re2/wiki/Syntax"
      )
    }
  }

  private mutating func checkShare(_ id: NodeID?, _ type: RuleType?, _ function: RuleFunction) {
    guard let id, type == .double || type == .dyn, literal(id) == nil else { return }
    note(id, "a share of money is exact, this number is not", hint: RuleChecker.example(of: function))
  }

  private static func example(of function: RuleFunction) -> String {
    switch function {
    case .size: "write size(lines) or member.city.size()"
    case .contains, .startsWith, .endsWith, .matches: "write l.category.\(function.rawValue)(\"shoes/\")"
    case .percent: "write percent(basket.total, 7.5)"
    case .scale: "write scale(basket.total, 0.075)"
    case .ratioAtLeast: "write ratio_at_least(a, b, 0.3), a and b both money or both points"
    case .timestamp: "write timestamp(\"2026-03-31T00:00:00Z\")"
    case .duration: "write duration(\"36h\")"
    case .type, .dyn, .bool, .int, .uint, .double, .string, .bytes: "write \(function.rawValue)(x) with one value"
    default: "write now.\(function.rawValue)(\"Europe/Moscow\")"
    }
  }
}
