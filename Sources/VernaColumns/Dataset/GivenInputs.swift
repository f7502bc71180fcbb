/// Which files and which of their columns an import was given.
///
/// A column counts as given when it was mapped and at least one accepted row had a value in it. Metrics ask here
/// before they say "absent: wants lines.cost".
public struct GivenInputs: Sendable, Hashable, Codable {
  /// By file kind, the contract's names of the columns given.
  public var columns: [FileKind: Set<String>]

  /// Makes the record.
  public init(columns: [FileKind: Set<String>] = [:]) {
    self.columns = columns
  }

  /// Whether any row of a file kind was given.
  public func has(_ file: FileKind) -> Bool { columns[file] != nil }

  /// Whether a column was given, by the contract's name.
  public func has(_ file: FileKind, _ column: String) -> Bool { columns[file]?.contains(column) ?? false }

  /// Adds a column (and its file).
  public mutating func note(_ file: FileKind, _ column: String) { columns[file, default: []].insert(column) }
}
