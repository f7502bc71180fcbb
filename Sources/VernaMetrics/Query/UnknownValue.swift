/// A value that a segment asks for and that nothing in the data has: most often a slip of the pen.
public struct UnknownValue: Sendable, Hashable {
  /// What has the attribute.
  public enum Holder: String, Sendable, Hashable {
    case receipt, line, member
  }

  /// What has the attribute.
  public var holder: Holder
  /// The attribute as written.
  public var name: String
  /// The value asked for.
  public var value: String
  /// The first values there are, in order; the last one is "…" where there are more.
  public var known: [String]

  /// How many of the known values are listed.
  static let listed = 8

  /// Makes one from its parts.
  public init(holder: Holder, name: String, value: String, known: [String]) {
    self.holder = holder
    self.name = name
    self.value = value
    self.known = known
  }
}
