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

extension SegmentError {
  /// A problem of a rule, as of a segment.
  init(_ problem: RuleProblem, in text: String) {
    self.init(
      column: SegmentError.column(of: problem.position, in: text), message: problem.message, hint: problem.hint)
  }

  /// A place as a column of the whole text: a segment is one line to who writes it.
  static func column(of position: RulePosition, in text: String) -> Int {
    if position.line == 1 { return position.column }
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).prefix(position.line - 1)
    return lines.reduce(position.column) { $0 + $1.count + 1 }
  }
}
