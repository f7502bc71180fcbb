import Foundation

/// One input of an import: a file on the disk, or bytes in memory under the name that a file would have.
public struct ImportInput: Sendable {
  /// The path, or the name; messages show it, and what is recognised by names goes by its last part.
  public let path: String
  /// The bytes; nil where they are on the disk.
  let contents: [UInt8]?
  /// How this input is read, where it goes by another mapping than the import's own.
  public var mapping: Mapping?
  /// How it was packed before it was kept; nil where it is as it was given.
  var originalPacking: ByteSource.Packing?

  /// A file.
  public init(path: String) {
    self.path = path
    contents = nil
  }

  /// Bytes that are no file: packed or plain, as a file would hold them.
  ///
  /// - Parameter name: such as `lines.csv`.
  public init(name: String, contents: [UInt8]) {
    path = name
    self.contents = contents
  }

  /// Whether the bytes are still there after they have been read once: not those of a pipe.
  var canBeReadAgain: Bool {
    if contents != nil { return true }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
