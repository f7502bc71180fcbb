/// A place in a rule's text: line and column from 1, the column in code points.
public struct RulePosition: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in code points.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
