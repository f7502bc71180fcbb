import Foundation

/// The bytes of one input file after unpacking, read in order. What packs it is known by content, never by name.
///
/// Not thread-safe: one reader at a time.
final class ByteSource {
  /// How the file is packed.
  enum Packing: String, Sendable, Codable {
    case plain, gzip, zstd
  }

  /// The path as the user gave it.
  let path: String
  /// Bytes on disk.
  let fileSize: Int64
  let packing: Packing
  /// Bytes taken from the disk so far.
  private(set) var bytesTaken: Int64 = 0
  /// Bytes handed out so far.
  private(set) var bytesGiven: Int64 = 0

  private let descriptor: Int32
  private let unpacker: (any Unpacker)?
  private let limits: ImportLimits
  /// The first bytes, read to see what the file is.
  private var head: [UInt8]
  private var headOffset = 0

  /// Opens a file.
  ///
  /// - Throws: `.cannotOpen`, `.cannotRead`.
  init(path: String, limits: ImportLimits) throws(ImportError) {
    self.path = path
    self.limits = limits
    let descriptor = open(path, O_RDONLY)
    self.descriptor = descriptor
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw .cannotRead(path: path, reason: reason)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .cannotOpen(path: path, reason: "it is a directory")
    }
    fileSize = Int64(status.st_size)
    var first = [UInt8](repeating: 0, count: 4)
    var filled = 0
    while filled < 4 {
      let got = first.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: filled), 4 - filled) }
      if got <= 0 { break }
      filled += got
    }
    head = Array(first.prefix(filled))
    if head.starts(with: [0x1f, 0x8b]) {
      packing = .gzip
      unpacker = GzipUnpacker(path: path)
    } else if head == [0x28, 0xb5, 0x2f, 0xfd] {
      packing = .zstd
      unpacker = ZstdUnpacker(path: path)
    } else {
      packing = .plain
      unpacker = nil
    }
  }

  deinit { close(descriptor) }

  /// Fills a buffer as far as the input goes.
  ///
  /// - Returns: how many bytes were written; less than the buffer holds only at the end of the input.
  /// - Throws: `.cannotRead`, `.truncated`, `.corrupt`, `.unpacksTooLarge`.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let got: Int
      if let unpacker {
        got = try unpacker.unpack(into: rest) { (packed) throws(ImportError) in try self.take(packed) }
      } else {
        got = try take(rest)
      }
      if got == 0 { break }
      filled += got
      bytesGiven += Int64(got)
      if packing != .plain { try checkSize() }
    }
    return filled
  }

  private func checkSize() throws(ImportError) {
    let limit = limits.unpackedBytes(packed: fileSize)
    guard bytesGiven > limit else { return }
    throw .unpacksTooLarge(path: path, packedBytes: fileSize, limit: limit)
  }

  private func take(_ buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    if headOffset < head.count {
      let count = min(buffer.count, head.count - headOffset)
      head.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[headOffset..<headOffset + count]))
      }
      headOffset += count
      bytesTaken += Int64(count)
      return count
    }
    while true {
      let got = read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 {
        bytesTaken += Int64(got)
        return got
      }
      if errno != EINTR { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
    }
  }
}

/// Unpacks a stream of packed bytes.
protocol Unpacker: AnyObject {
  /// Writes some unpacked bytes, asking for packed ones as it needs them.
  ///
  /// - Returns: how many bytes were written; 0 only at the end.
  func unpack(
    into buffer: UnsafeMutableRawBufferPointer,
    more: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  ) throws(ImportError) -> Int
}
