internal import CZlib

/// Unpacks gzip, any number of members one after another (RFC 1952).
final class GzipUnpacker: Unpacker {
  private let path: String
  private var stream = z_stream()
  private var input = [UInt8](repeating: 0, count: 256 * 1024)
  private var inputStart = 0
  private var inputEnd = 0
  private var packedBefore: Int64 = 0
  private var isInMember = false
  private var isOpen = false
  private var membersSeen = 0

  init(path: String) {
    self.path = path
  }

  deinit { if isOpen { inflateEnd(&stream) } }

  func unpack(
    into buffer: UnsafeMutableRawBufferPointer,
    more: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  ) throws(ImportError) -> Int {
    while true {
      if inputStart == inputEnd {
        packedBefore += Int64(inputEnd)
        inputStart = 0
        inputEnd = try refill(more)
        if inputEnd == 0 {
          if isInMember { throw .truncated(path: path, atByte: packedBefore) }
          return 0
        }
      }
      if !isInMember {
        // Padding of zeros after the last member is common on tapes and harmless.
        if membersSeen > 0 && input[inputStart] != 0x1f {
          let position = packedBefore + Int64(inputStart)
          guard input[inputStart] == 0 else {
            throw .corrupt(path: path, atByte: position, detail: "bytes after the last gzip member")
          }
          inputStart += 1
          continue
        }
        try begin()
      }
      let (written, status) = step(buffer)
      if status == Z_STREAM_END {
        isInMember = false
      } else if status != Z_OK && status != Z_BUF_ERROR {
        let detail = stream.msg.map { String(cString: $0) } ?? "not gzip data"
        throw .corrupt(path: path, atByte: packedBefore + Int64(inputStart), detail: detail)
      }
      if written > 0 { return written }
    }
  }

  private func refill(_ more: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int) throws(ImportError) -> Int {
    var got: Result<Int, ImportError> = .success(0)
    input.withUnsafeMutableBytes { bytes in
      do throws(ImportError) { got = .success(try more(bytes)) } catch { got = .failure(error) }
    }
    return try got.get()
  }

  private func begin() throws(ImportError) {
    let size = Int32(MemoryLayout<z_stream>.size)
    let status = isOpen ? inflateReset(&stream) : inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size)
    guard status == Z_OK else { throw .corrupt(path: path, atByte: packedBefore, detail: "zlib would not start") }
    isOpen = true
    isInMember = true
    membersSeen += 1
  }

  private func step(_ buffer: UnsafeMutableRawBufferPointer) -> (written: Int, status: Int32) {
    let room = min(buffer.count, Int(Int32.max))
    return input.withUnsafeMutableBufferPointer { packed in
      stream.next_in = packed.baseAddress?.advanced(by: inputStart)
      stream.avail_in = UInt32(inputEnd - inputStart)
      stream.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
      stream.avail_out = UInt32(room)
      let status = inflate(&stream, Z_NO_FLUSH)
      inputStart = inputEnd - Int(stream.avail_in)
      return (room - Int(stream.avail_out), status)
    }
  }
}
