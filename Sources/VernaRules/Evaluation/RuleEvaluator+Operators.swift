import VernaCore

extension RuleEvaluator {
  func apply(_ unary: RuleUnary, _ operand: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch (unary, operand) {
    case (.not, .bool(let bool)): return .bool(!bool)
    case (.minus, .double(let number)): return .double(-number)
    case (.minus, .int(let number)):
      return .int(try exact(Int64(0).subtractingReportingOverflow(number), unary.rawValue, id))
    case (.minus, .duration(let length)):
      return .duration(
        RuleDuration(
          nanoseconds: try exact(Int64(0).subtractingReportingOverflow(length.nanoseconds), unary.rawValue, id)))
    case (.minus, .money(let money)):
      return .money(
        Money(minorUnits: try exact(Int64(0).subtractingReportingOverflow(money.minorUnits), unary.rawValue, id)))
    case (.minus, .points(let points)):
      return .points(
        Points(hundredths: try exact(Int64(0).subtractingReportingOverflow(points.hundredths), unary.rawValue, id)))
    default: throw failure(.noOverload(unary.rawValue, types: [operand.typeName]), at: id)
    }
  }

  mutating func apply(_ binary: RuleBinary, _ leftID: NodeID, _ rightID: NodeID, at id: NodeID) throws(RuleFailure)
    -> RuleValue
  {
    var left = try value(of: leftID)
    var right = try value(of: rightID)
    // A number written beside money or points is read exactly from the text.
    if binary != .multiply && binary != .divide && binary != .isIn {
      if let exact = try exactLiteral(leftID, beside: right) { left = exact }
      if let exact = try exactLiteral(rightID, beside: left) { right = exact }
    }
    switch binary {
    case .equal: return .bool(left.isEqual(to: right))
    case .unequal: return .bool(!left.isEqual(to: right))
    case .less, .atMost, .greater, .atLeast: return .bool(try ordered(binary, left, right, at: id))
    case .isIn:
      switch right {
      case .list(let elements):
        try spend(elements.count / 16, at: id)
        return .bool(elements.contains { $0.isEqual(to: left) })
      case .map(let map): return .bool(map.value(for: left) != nil)
      default: throw failure(.noOverload("in", types: [left.typeName, right.typeName]), at: id)
      }
    case .add: return try sum(left, right, at: id)
    case .subtract: return try difference(left, right, at: id)
    case .multiply: return try product(left, right, at: id)
    case .divide: return try quotient(left, right, at: id)
    case .modulo: return try remainder(left, right, at: id)
    }
  }

  /// A number as written, as money or points where the other side is that; nil for everything else.
  private func exactLiteral(_ id: NodeID, beside other: RuleValue) throws(RuleFailure) -> RuleValue? {
    guard case .number(_, let decimal?) = nodes[Int(id)].kind else { return nil }
    switch other {
    case .money:
      guard let units = decimal.units(digits: variables.moneyDigits) else {
        throw failure(.inexactMoney(shownNumber(id)), at: id)
      }
      return .money(Money(minorUnits: units))
    case .points:
      guard let units = decimal.units(digits: 2) else { throw failure(.inexactMoney(shownNumber(id)), at: id) }
      return .points(Points(hundredths: units))
    default: return nil
    }
  }

  private func shownNumber(_ id: NodeID) -> String {
    if case .number(let value, _) = nodes[Int(id)].kind { return value.shown }
    return ""
  }

  private func ordered(_ binary: RuleBinary, _ left: RuleValue, _ right: RuleValue, at id: NodeID) throws(RuleFailure)
    -> Bool
  {
    guard let order = left.order(to: right) else {
      throw failure(.noOverload(binary.rawValue, types: [left.typeName, right.typeName]), at: id)
    }
    switch binary {
    case .less: return order == .less
    case .atMost: return order == .less || order == .same
    case .greater: return order == .greater
    default: return order == .greater || order == .same
    }
  }

  // MARK: - Arithmetic

  private func exact<Number>(_ result: (partialValue: Number, overflow: Bool), _ name: String, _ id: NodeID)
    throws(RuleFailure) -> Number
  {
    if result.overflow { throw failure(.overflow(name), at: id) }
    return result.partialValue
  }

  private func noOverload(_ name: String, _ left: RuleValue, _ right: RuleValue, _ id: NodeID) -> RuleFailure {
    failure(.noOverload(name, types: [left.typeName, right.typeName]), at: id)
  }

  mutating func sum(_ left: RuleValue, _ right: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch (left, right) {
    case (.int(let left), .int(let right)): return .int(try exact(left.addingReportingOverflow(right), "+", id))
    case (.uint(let left), .uint(let right)): return .uint(try exact(left.addingReportingOverflow(right), "+", id))
    case (.double(let left), .double(let right)): return .double(left + right)
    case (.string(let left), .string(let right)):
      try spend((left.utf8.count + right.utf8.count) / 16, at: id)
      return .string(left + right)
    case (.bytes(let left), .bytes(let right)):
      try spend((left.count + right.count) / 16, at: id)
      return .bytes(left + right)
    case (.list(let left), .list(let right)):
      try spend((left.count + right.count) / 16, at: id)
      return .list(left + right)
    case (.money(let left), .money(let right)):
      return .money(
        Money(minorUnits: try exact(left.minorUnits.addingReportingOverflow(right.minorUnits), "+", id)))
    case (.points(let left), .points(let right)):
      return .points(
        Points(hundredths: try exact(left.hundredths.addingReportingOverflow(right.hundredths), "+", id)))
    case (.duration(let left), .duration(let right)):
      return .duration(
        RuleDuration(nanoseconds: try exact(left.nanoseconds.addingReportingOverflow(right.nanoseconds), "+", id)))
    case (.timestamp(let moment), .duration(let length)), (.duration(let length), .timestamp(let moment)):
      guard let later = moment.adding(length) else {
        throw failure(.outOfRange(type: "timestamp", value: "the sum"), at: id)
      }
      return .timestamp(later)
    default: throw noOverload("+", left, right, id)
    }
  }

  private func difference(_ left: RuleValue, _ right: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch (left, right) {
    case (.int(let left), .int(let right)): return .int(try exact(left.subtractingReportingOverflow(right), "-", id))
    case (.uint(let left), .uint(let right)): return .uint(try exact(left.subtractingReportingOverflow(right), "-", id))
    case (.double(let left), .double(let right)): return .double(left - right)
    case (.money(let left), .money(let right)):
      return .money(
        Money(minorUnits: try exact(left.minorUnits.subtractingReportingOverflow(right.minorUnits), "-", id)))
    case (.points(let left), .points(let right)):
      return .points(
        Points(hundredths: try exact(left.hundredths.subtractingReportingOverflow(right.hundredths), "-", id)))
    case (.duration(let left), .duration(let right)):
      return .duration(
        RuleDuration(nanoseconds: try exact(left.nanoseconds.subtractingReportingOverflow(right.nanoseconds), "-", id)))
    case (.timestamp(let moment), .duration(let length)):
      guard let earlier = moment.subtracting(length) else {
        throw failure(.outOfRange(type: "timestamp", value: "the difference"), at: id)
      }
      return .timestamp(earlier)
    case (.timestamp(let left), .timestamp(let right)):
      guard let length = left.since(right) else {
        throw failure(.outOfRange(type: "duration", value: "the difference"), at: id)
      }
      return .duration(length)
    default: throw noOverload("-", left, right, id)
    }
  }

  private func product(_ left: RuleValue, _ right: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch (left, right) {
    case (.int(let left), .int(let right)): return .int(try exact(left.multipliedReportingOverflow(by: right), "*", id))
    case (.uint(let left), .uint(let right)):
      return .uint(try exact(left.multipliedReportingOverflow(by: right), "*", id))
    case (.double(let left), .double(let right)): return .double(left * right)
    case (.money(let money), .int(let times)), (.int(let times), .money(let money)):
      return .money(Money(minorUnits: try exact(money.minorUnits.multipliedReportingOverflow(by: times), "*", id)))
    case (.points(let points), .int(let times)), (.int(let times), .points(let points)):
      return .points(Points(hundredths: try exact(points.hundredths.multipliedReportingOverflow(by: times), "*", id)))
    default: throw noOverload("*", left, right, id)
    }
  }

  private func quotient(_ left: RuleValue, _ right: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      if right == 0 { throw failure(.divisionByZero, at: id) }
      return .int(try exact(left.dividedReportingOverflow(by: right), "/", id))
    case (.uint(let left), .uint(let right)):
      if right == 0 { throw failure(.divisionByZero, at: id) }
      return .uint(left / right)
    case (.double(let left), .double(let right)): return .double(left / right)
    case (.money(let left), .money(let right)):
      if right == .zero { throw failure(.divisionByZero, at: id) }
      return .double(Double(left.minorUnits) / Double(right.minorUnits))
    case (.points(let left), .points(let right)):
      if right == .zero { throw failure(.divisionByZero, at: id) }
      return .double(Double(left.hundredths) / Double(right.hundredths))
    default: throw noOverload("/", left, right, id)
    }
  }

  private func remainder(_ left: RuleValue, _ right: RuleValue, at id: NodeID) throws(RuleFailure) -> RuleValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      if right == 0 { throw failure(.moduloByZero, at: id) }
      return .int(try exact(left.remainderReportingOverflow(dividingBy: right), "%", id))
    case (.uint(let left), .uint(let right)):
      if right == 0 { throw failure(.moduloByZero, at: id) }
      return .uint(left % right)
    default: throw noOverload("%", left, right, id)
    }
  }
}

extension RuleValue {
  /// What, added to the value, leaves it as it is.
  var zero: RuleValue? {
    switch self {
    case .int: .int(0)
    case .uint: .uint(0)
    case .double: .double(0)
    case .string: .string("")
    case .bytes: .bytes([])
    case .list: .list([])
    case .money: .money(.zero)
    case .points: .points(.zero)
    case .duration: .duration(RuleDuration(nanoseconds: 0))
    default: nil
    }
  }
}
