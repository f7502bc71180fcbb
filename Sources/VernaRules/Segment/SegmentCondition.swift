/// One condition of a segment: a name and what its value must be.
public struct SegmentCondition: Sendable, Hashable {
  /// The name as written, such as `store`, `member.city` or `attr.size`.
  public var name: String
  /// Where the name stands in the text, in characters from 1.
  public var column: Int
  public var test: Test

  /// What the value must be.
  public enum Test: Sendable, Hashable {
    case equals(SegmentLiteral)
    case differs(SegmentLiteral)
    case isOneOf([SegmentLiteral])
    case startsWith(String)
    case less(SegmentLiteral)
    case lessOrEqual(SegmentLiteral)
    case greater(SegmentLiteral)
    case greaterOrEqual(SegmentLiteral)
  }

  /// Makes a condition.
  public init(name: String, column: Int, test: Test) {
    self.name = name
    self.column = column
    self.test = test
  }
}

/// A literal of CEL as far as segments use it.
public enum SegmentLiteral: Sendable, Hashable {
  case text(String)
  case int(Int64)
  case double(Double)
  case bool(Bool)
}
