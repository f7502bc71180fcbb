/// A run of whole records of one file.
///
/// Handed from the reader to one worker and then dropped; never shared.
final class Chunk: @unchecked Sendable {
  /// Bytes after `count` that may be read, and are zero: lets words of eight be loaded at the end.
  static let padding = 64

  /// The bytes.
  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int
  /// How many bytes belong to whole records.
  var count = 0
  /// Where the first record starts (after the header in the first chunk).
  var start = 0
  /// The order of chunks in the file, from 0.
  var sequence = 0
  /// The line of the first record where the reader counts lines, else 1.
  var firstLine = 1

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Chunk.padding)
  }

  deinit { bytes.deallocate() }

  /// Clears the padding after the last byte.
  func seal() { bytes.advanced(by: count).update(repeating: 0, count: Chunk.padding) }
}
