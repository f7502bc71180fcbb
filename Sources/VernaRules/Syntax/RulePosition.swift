/// A place in a rule's text: line and column from 1, the column in code points.
public struct RulePosition: Hashable, Sendable {
  public var line: Int
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
