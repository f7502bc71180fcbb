/// Why a segment cannot be read: what, where, and how to mend it.
public struct SegmentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The column in the text, in characters from 1.
  public var column: Int
  /// What is wrong.
  public var message: String
  /// How to mend it.
  public var hint: String

  /// Makes an error.
  public init(column: Int, message: String, hint: String) {
    self.column = column
    self.message = message
    self.hint = hint
  }

  public var description: String { "segment, column \(column): \(message); \(hint)" }
}
