import Foundation

/// The bytes of one input as they are, packed or not, in order: from the disk or from memory.
///
/// Not thread-safe: one reader at a time.
final class InputBytes {
  /// How many bytes there are.
  let count: Int64
  private let descriptor: Int32
  private let contents: [UInt8]
  private var position = 0

  /// - Throws: `.cannotOpen`, `.cannotRead`.
  init(_ input: ImportInput) throws(ImportError) {
    if let contents = input.contents {
      descriptor = -1
      self.contents = contents
      count = Int64(contents.count)
      return
    }
    contents = []
    let descriptor = open(input.path, O_RDONLY)
    self.descriptor = descriptor
    guard descriptor >= 0 else { throw .cannotOpen(path: input.path, reason: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw .cannotRead(path: input.path, reason: reason)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .cannotOpen(path: input.path, reason: "it is a directory")
    }
    count = Int64(status.st_size)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads some bytes, at most as many as the buffer holds.
  ///
  /// - Returns: how many; 0 only at the end (or for an empty buffer), less than 0 where reading failed, why in `errno`.
  func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    if descriptor < 0 {
      let got = min(buffer.count, contents.count - position)
      contents.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + got]))
      }
      position += got
      return got
    }
    while true {
      let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 || errno != EINTR { return got }
    }
  }
}
