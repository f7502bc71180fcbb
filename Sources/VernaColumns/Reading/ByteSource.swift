import Foundation

/// The bytes of one input after unpacking, read in order. What packs it is known by content, never by name.
///
/// Not thread-safe: one reader at a time.
final class ByteSource {
  /// How the file is packed.
  enum Packing: String, Sendable, Codable {
    case plain, gzip, zstd
  }

  /// The path as the user gave it.
  let path: String
  /// Bytes as they are, before unpacking.
  let fileSize: Int64
  let packing: Packing
  /// Bytes taken from the disk so far.
  private(set) var bytesTaken: Int64 = 0
  /// Bytes handed out so far.
  private(set) var bytesGiven: Int64 = 0

  private let bytes: InputBytes
  private let unpacker: (any Unpacker)?
  private let limits: ImportLimits
  /// The first bytes, read to see what the input is.
  private var head: [UInt8]
  private var headOffset = 0

  /// Opens an input.
  ///
  /// - Throws: `.cannotOpen`, `.cannotRead`.
  init(_ input: ImportInput, limits: ImportLimits) throws(ImportError) {
    path = input.path
    self.limits = limits
    let bytes = try InputBytes(input)
    self.bytes = bytes
    fileSize = bytes.count
    var first = [UInt8](repeating: 0, count: 4)
    var filled = 0
    while filled < 4 {
      let got = first.withUnsafeMutableBytes { bytes.read(UnsafeMutableRawBufferPointer(rebasing: $0[filled...])) }
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
    let got = bytes.read(buffer)
    if got < 0 { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
    bytesTaken += Int64(got)
    return got
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
