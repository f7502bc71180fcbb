/// The type of an expression, as far as it is known before the rule runs.
public indirect enum RuleType: Hashable, Sendable {
  /// Known only when the rule runs.
  case dyn
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  case timestamp
  case duration
  case money
  case points
  case type
  case list(RuleType)
  case map(RuleType, RuleType)
  /// A thing with named fields, declared in the environment.
  case object(String)
  /// Of the elements of an empty list or map, until something settles it.
  case open(Int)

  /// The type as programme files write it: `list(line)`, `map(string, int)`.
  public var text: String {
    switch self {
    case .dyn, .open: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .money: "money"
    case .points: "points"
    case .type: "type"
    case .list(let element): "list(\(element.text))"
    case .map(let key, let value): "map(\(key.text), \(value.text))"
    case .object(let name): name
    }
  }

  private static let simple: [String: RuleType] = [
    "dyn": .dyn, "null_type": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
    "bytes": .bytes, "timestamp": .timestamp, "duration": .duration, "money": .money, "points": .points, "type": .type,
  ]

  /// Reads a type as programme files write it; nil for what is none.
  ///
  /// - Parameter objects: names of objects that are declared.
  public init?(_ text: String, objects: Set<String> = []) {
    let trimmed = text.filter { $0 != " " }
    func inner(_ name: String) -> String? {
      trimmed.hasPrefix(name + "(") && trimmed.hasSuffix(")")
        ? String(trimmed.dropFirst(name.count + 1).dropLast()) : nil
    }
    if let found = RuleType.simple[trimmed] {
      self = found
    } else if trimmed.utf8.count > 200 {
      return nil
    } else if let element = inner("list") {
      guard let type = RuleType(element, objects: objects) else { return nil }
      self = .list(type)
    } else if let both = inner("map") {
      guard let comma = both.firstIndex(of: ","), let key = RuleType(String(both[..<comma]), objects: objects),
        [.bool, .int, .uint, .string, .dyn].contains(key),
        let value = RuleType(String(both[both.index(after: comma)...]), objects: objects)
      else { return nil }
      self = .map(key, value)
    } else if objects.contains(trimmed) {
      self = .object(trimmed)
    } else {
      return nil
    }
  }

  var isNumber: Bool { self == .int || self == .uint || self == .double }
  var isAmount: Bool { self == .money || self == .points }
  var isDyn: Bool { self == .dyn }
}
