/// Turns text of a one-byte encoding into UTF-8 as it is read.
final class Transcoder {
  /// By byte: its UTF-8 form.
  private let forms: [[UInt8]]
  private var input = [UInt8](repeating: 0, count: 256 * 1024)
  private var inputStart = 0
  private var inputEnd = 0
  /// How much of the character at `inputStart` is already written.
  private var partial = 0

  /// Nil for UTF-8, which needs none.
  init?(_ encoding: TextEncoding) {
    if encoding == .utf8 { return nil }
    forms = (0..<256).map { byte in
      let scalar = Unicode.Scalar(encoding.codePoint(of: UInt8(byte))) ?? "\u{FFFD}"
      return Array(String(Character(scalar)).utf8)
    }
  }

  /// Fills a buffer; fewer bytes than it holds are written only at the end of the input.
  func fill(_ buffer: UnsafeMutableRawBufferPointer, from source: ByteSource) throws(ImportError) -> Int {
    var filled = 0
    while filled < buffer.count {
      if inputStart == inputEnd {
        inputStart = 0
        inputEnd = try refill(source)
        if inputEnd == 0 { return filled }
      }
      let form = forms[Int(input[inputStart])]
      while partial < form.count && filled < buffer.count {
        buffer[filled] = form[partial]
        filled += 1
        partial += 1
      }
      if partial == form.count {
        partial = 0
        inputStart += 1
      }
    }
    return filled
  }

  private func refill(_ source: ByteSource) throws(ImportError) -> Int {
    var got: Result<Int, ImportError> = .success(0)
    input.withUnsafeMutableBytes { bytes in
      do throws(ImportError) { got = .success(try source.fill(bytes)) } catch { got = .failure(error) }
    }
    return try got.get()
  }
}
