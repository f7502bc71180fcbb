import VernaCore

/// A map of a rule: keys are bool, int, uint or string; numbers are the same key across their types.
public struct RuleMap: Sendable {
  /// In the order in which they were put in.
  public private(set) var keys: [RuleValue] = []
  public private(set) var values: [RuleValue] = []
  private var places: [Key: Int] = [:]

  /// A key in the form in which keys of several types are one.
  private enum Key: Hashable {
    case bool(Bool)
    case number(Int128)
    case text(ByteText)

    /// Nil where a value cannot be a key.
    init?(_ value: RuleValue) {
      switch value {
      case .bool(let bool): self = .bool(bool)
      case .int(let number): self = .number(Int128(number))
      case .uint(let number): self = .number(Int128(number))
      case .string(let text): self = .text(ByteText(text))
      default: return nil
      }
    }

    /// The key that a value asks for: a double may ask for a whole number.
    init?(lookup value: RuleValue) {
      if case .double(let number) = value {
        guard let whole = Int128(exactly: number) else { return nil }
        self = .number(whole)
      } else {
        self.init(value)
      }
    }
  }

  /// An empty map.
  public init() {}

  /// A map of texts.
  public init(_ fields: [(String, RuleValue)]) {
    for (name, value) in fields { insert(value, for: .string(name)) }
  }

  /// How many keys.
  public var count: Int { keys.count }

  /// Puts a value in; false where the key is there already or is no possible key.
  @discardableResult
  public mutating func insert(_ value: RuleValue, for key: RuleValue) -> Bool {
    guard let place = Key(key), places[place] == nil else { return false }
    places[place] = keys.count
    keys.append(key)
    values.append(value)
    return true
  }

  /// Whether a value can be a key.
  static func isKey(_ value: RuleValue) -> Bool { Key(value) != nil }

  /// The value of a key, nil where there is none.
  ///
  /// - Complexity: O(1), of a text O(length).
  public func value(for key: RuleValue) -> RuleValue? {
    guard let place = Key(lookup: key), let index = places[place] else { return nil }
    return values[index]
  }

  /// The value of a text as key.
  public func value(named name: String) -> RuleValue? {
    places[.text(ByteText(name))].map { values[$0] }
  }

  func isEqual(to other: RuleMap) -> Bool {
    count == other.count
      && keys.indices.allSatisfy { index in
        other.value(for: keys[index]).map { values[index].isEqual(to: $0) } ?? false
      }
  }
}
