/// What was written.
public struct DemoSummary: Hashable, Sendable {
  /// The files, in the order in which an import should name them; each a path under the folder asked for.
  public let files: [String]
  /// The path of `map.yaml`.
  public let map: String
  /// Sale receipts.
  public let sales: Int
  /// Returns.
  public let returns: Int
  /// Lines of sales and returns.
  public let lines: Int
  /// Members enrolled.
  public let members: Int
  /// Bytes of all files together.
  public let bytes: Int
}
