/// How far the writing has come.
public struct DemoProgress: Hashable, Sendable {
  /// Receipts written so far.
  public let receipts: Int
  /// Receipts that will be written, returns not counted.
  public let total: Int
  /// Bytes written so far, all files together.
  public let bytes: Int
}
