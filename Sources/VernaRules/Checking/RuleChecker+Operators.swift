import VernaCore

extension RuleChecker {
  mutating func apply(_ unary: RuleUnary, _ operand: RuleType, at id: NodeID) -> RuleType {
    let found = settled(operand)
    if found.isDyn { return unary == .not ? .bool : .dyn }
    switch unary {
    case .not:
      return fits(found, .bool)
        ? .bool : wrong(id, "! turns a condition round, this is \(found.text)", hint: "compare it first")
    case .minus:
      return [.int, .double, .duration, .money, .points].contains(found)
        ? found : wrong(id, "- does not take \(found.text)", hint: "use it before a number")
    }
  }

  mutating func apply(_ binary: RuleBinary, _ leftID: NodeID, _ rightID: NodeID, at id: NodeID) -> RuleType {
    var left = known(leftID)
    var right = known(rightID)
    if binary != .multiply, binary != .divide, binary != .modulo, binary != .isIn {
      if left.isAmount, right.isNumber { right = amount(rightID, right, beside: left) }
      if right.isAmount, left.isNumber { left = amount(leftID, left, beside: right) }
    }
    switch binary {
    case .equal, .unequal:
      if left != .null, right != .null, !fits(left, right) { return mismatch(binary, left, right, at: id) }
      return .bool
    case .less, .atMost, .greater, .atLeast:
      if left.isDyn || right.isDyn || (left.isNumber && right.isNumber) { return .bool }
      return fits(left, right) && RuleChecker.isOrdered(settled(left)) ? .bool : mismatch(binary, left, right, at: id)
    case .isIn:
      switch right {
      case .dyn, .open: return .bool
      case .list(let element):
        return fits(left, element)
          ? .bool
          : wrong(
            id, "a \(left.text) is looked for in a list of \(element.text)",
            hint: "write \(element.text)s in the list, or \(element.text)(..)")
      case .map(let key, _): return fits(left, key) ? .bool : mismatch(binary, left, right, at: id)
      default: return wrong(id, "in looks into a list or a map, this is \(right.text)", hint: "write in [..]")
      }
    default: return arithmetic(binary, left, right, at: id)
    }
  }

  private mutating func arithmetic(_ binary: RuleBinary, _ left: RuleType, _ right: RuleType, at id: NodeID) -> RuleType
  {
    if left.isDyn || right.isDyn { return .dyn }
    switch (binary, left, right) {
    case (.add, .list, .list), (.add, .open, _), (.add, _, .open):
      return fits(left, right) ? settled(left) : mismatch(binary, left, right, at: id)
    case (.add, _, _)
    where left == right && [.int, .uint, .double, .string, .bytes, .duration, .money, .points].contains(left),
      (.subtract, _, _) where left == right && [.int, .uint, .double, .duration, .money, .points].contains(left),
      (.multiply, _, _) where left == right && left.isNumber, (.divide, _, _) where left == right && left.isNumber,
      (.modulo, .int, .int), (.modulo, .uint, .uint):
      return left
    case (.subtract, .timestamp, .timestamp): return .duration
    case (.add, .timestamp, .duration), (.add, .duration, .timestamp), (.subtract, .timestamp, .duration):
      return .timestamp
    case (.divide, .money, .money), (.divide, .points, .points): return .double
    case (.multiply, .money, .int), (.multiply, .points, .int): return left
    case (.multiply, .int, .money), (.multiply, .int, .points): return right
    default: return mismatch(binary, left, right, at: id)
    }
  }

  /// A number beside money or points: as written it is read exactly, any other is wrong.
  private mutating func amount(_ id: NodeID, _ type: RuleType, beside amount: RuleType) -> RuleType {
    guard let decimal = literal(id) else {
      return wrong(
        id, "a \(type.text) stands beside \(amount.text), which is exact",
        hint: "write the amount as a number, or give the variable the type \(amount.text)")
    }
    let digits = amount == .money ? environment.moneyDigits : 2
    guard let units = decimal.units(digits: digits) else {
      return wrong(
        id, "the number has more digits than \(amount.text), which has \(digits) after the point",
        hint: "round it to \(digits) digits")
    }
    replace(id, by: amount == .money ? .money(Money(minorUnits: units)) : .points(Points(hundredths: units)))
    return amount
  }

  private mutating func mismatch(_ binary: RuleBinary, _ left: RuleType, _ right: RuleType, at id: NodeID) -> RuleType {
    let hint: String
    switch (settled(left), settled(right)) {
    case (let amount, .double) where amount.isAmount && binary == .multiply,
      (.double, let amount) where amount.isAmount && binary == .multiply:
      hint = "write percent(m, 7.5) or scale(m, 0.075)"
    case (let amount, _) where amount.isAmount && binary == .divide:
      hint = "divide by an amount, or write scale(m, 0.5)"
    case (.money, .points), (.points, .money): hint = "money and points are never mixed"
    case (let left, let right) where left.isNumber && right.isNumber:
      hint = "make both of one type: double(..) or int(..)"
    case (.string, let other) where other.isNumber: hint = "put the number in quotes, or use int(..)"
    case (let other, .string) where other.isNumber: hint = "take the quotes away, or use string(..)"
    default: hint = "compare and add values of one type"
    }
    return wrong(id, "'\(binary.rawValue)' takes no \(settled(left).text) and \(settled(right).text)", hint: hint)
  }
}
