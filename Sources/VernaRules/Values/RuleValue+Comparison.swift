import VernaCore

extension RuleValue {
  /// CEL's equality: by value across int, uint and double, by bytes for texts, element by element for lists and maps;
  /// values of other types are unequal.
  public func isEqual(to other: RuleValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isEqual(to: $1) }
    case (.map(let left), .map(let right)): left.isEqual(to: right)
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.money(let left), .money(let right)): left == right
    case (.points(let left), .points(let right)): left == right
    case (.type(let left), .type(let right)): left.utf8.elementsEqual(right.utf8)
    default: RuleNumber(self).flatMap { left in RuleNumber(other).map { left.order(to: $0) == .same } } ?? false
    }
  }

  /// CEL's order: of numbers across their types, and within bool, string, bytes, timestamp, duration, money and points.
  ///
  /// Nil where the two have no order.
  func order(to other: RuleValue) -> RuleOrder? {
    switch (self, other) {
    case (.bool(let left), .bool(let right)): RuleOrder(left ? 1 : 0, right ? 1 : 0)
    case (.string(let left), .string(let right)): RuleOrder.ofBytes(left.utf8, right.utf8)
    case (.bytes(let left), .bytes(let right)): RuleOrder.ofBytes(left, right)
    case (.timestamp(let left), .timestamp(let right)): RuleOrder(left, right)
    case (.duration(let left), .duration(let right)): RuleOrder(left, right)
    case (.money(let left), .money(let right)): RuleOrder(left, right)
    case (.points(let left), .points(let right)): RuleOrder(left, right)
    default: RuleNumber(self).flatMap { left in RuleNumber(other).map { left.order(to: $0) } }
    }
  }
}

/// How one value stands to another.
enum RuleOrder {
  case less
  case same
  case greater
  /// A NaN is among the two.
  case none

  init<Value: Comparable>(_ left: Value, _ right: Value) {
    self = left < right ? .less : (left == right ? .same : .greater)
  }

  static func ofBytes(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> RuleOrder {
    if left.elementsEqual(right) { return .same }
    return left.lexicographicallyPrecedes(right) ? .less : .greater
  }
}

/// A number of any of CEL's three types. An int or uint is compared with a double as the double next to it.
enum RuleNumber {
  /// An int or uint.
  case whole(Int128)
  case real(Double)

  init?(_ value: RuleValue) {
    switch value {
    case .int(let number): self = .whole(Int128(number))
    case .uint(let number): self = .whole(Int128(number))
    case .double(let number): self = .real(number)
    default: return nil
    }
  }

  func order(to other: RuleNumber) -> RuleOrder {
    switch (self, other) {
    case (.whole(let left), .whole(let right)): RuleOrder(left, right)
    case (.whole(let left), .real(let right)): RuleNumber.order(Double(left), right)
    case (.real(let left), .whole(let right)): RuleNumber.order(left, Double(right))
    case (.real(let left), .real(let right)): RuleNumber.order(left, right)
    }
  }

  private static func order(_ left: Double, _ right: Double) -> RuleOrder {
    left.isNaN || right.isNaN ? .none : RuleOrder(left, right)
  }
}
