internal import CZstd

/// Unpacks Zstandard, any number of frames one after another (RFC 8878).
final class ZstdUnpacker: Unpacker {
  private let path: String
  private let stream: OpaquePointer?
  private var input = [UInt8](repeating: 0, count: 256 * 1024)
  private var inputStart = 0
  private var inputEnd = 0
  private var packedBefore: Int64 = 0
  /// Whether a frame has begun and not ended.
  private var isInFrame = false

  init(path: String) {
    self.path = path
    stream = ZSTD_createDStream()
    // A frame may ask for a window of up to 2 GB; 128 MB is what the zstd tool itself accepts.
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 27)
  }

  deinit { ZSTD_freeDStream(stream) }

  func unpack(
    into buffer: UnsafeMutableRawBufferPointer,
    more: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  ) throws(ImportError) -> Int {
    while true {
      if inputStart == inputEnd {
        packedBefore += Int64(inputEnd)
        inputStart = 0
        inputEnd = try refill(more)
      }
      let atEnd = inputEnd == 0
      var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      let hint = input.withUnsafeBytes { packed in
        var source = ZSTD_inBuffer(src: packed.baseAddress, size: inputEnd, pos: inputStart)
        let hint = ZSTD_decompressStream(stream, &output, &source)
        inputStart = source.pos
        return hint
      }
      if ZSTD_isError(hint) != 0 {
        let detail = String(cString: ZSTD_getErrorName(hint))
        throw .corrupt(path: path, atByte: packedBefore + Int64(inputStart), detail: detail)
      }
      if !(atEnd && output.pos == 0) { isInFrame = hint != 0 }
      if output.pos > 0 { return output.pos }
      if atEnd {
        if isInFrame { throw .truncated(path: path, atByte: packedBefore) }
        return 0
      }
    }
  }

  private func refill(_ more: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int) throws(ImportError) -> Int {
    var got: Result<Int, ImportError> = .success(0)
    input.withUnsafeMutableBytes { bytes in
      do throws(ImportError) { got = .success(try more(bytes)) } catch { got = .failure(error) }
    }
    return try got.get()
  }
}
