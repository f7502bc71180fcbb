public import VernaCore

/// A value of a rule: one of CEL's, or money or points, which stand outside CEL's numbers.
public enum RuleValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([RuleValue])
  case map(RuleMap)
  case timestamp(RuleTimestamp)
  case duration(RuleDuration)
  case money(Money)
  case points(Points)
  /// A type, by its name.
  case type(String)

  /// The name of the value's type, as `type(value)` gives it.
  public var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .money: "money"
    case .points: "points"
    case .type: "type"
    }
  }

  /// Names that stand for types.
  static let typeNames: Set<String> = [
    "null_type", "bool", "int", "uint", "double", "string", "bytes", "list", "map", "google.protobuf.Timestamp",
    "google.protobuf.Duration", "money", "points", "type",
  ]
}
