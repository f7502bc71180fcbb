/// A figure that other figures are made of, or the reason why there is none.
enum Known<Value: Sendable>: Sendable {
  case value(Value)
  case absent(Absence)

  /// A figure made of this one.
  func map<Other>(_ transform: (Value) -> Other) -> Known<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .absent(let absence): .absent(absence)
    }
  }

  /// A figure made of this one, if it has what else it needs.
  func flatMap<Other>(_ transform: (Value) -> Known<Other>) -> Known<Other> {
    switch self {
    case .value(let value): transform(value)
    case .absent(let absence): .absent(absence)
    }
  }

  /// A result made of this figure, absent where it is.
  func result(_ make: (Value) -> MetricResult) -> MetricResult {
    switch self {
    case .value(let value): make(value)
    case .absent(let absence): .absent(absence)
    }
  }
}
