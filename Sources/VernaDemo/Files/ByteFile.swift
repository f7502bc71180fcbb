#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file written through one buffer: numbers and texts go in as bytes, without strings in between.
///
/// A failure is kept and thrown by `close()`, so that the hot loop stays free of error handling.
final class ByteFile {
  /// Where the file is.
  let path: String
  /// Bytes handed over so far.
  private(set) var bytes = 0

  private let descriptor: Int32
  private let buffer: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var failure: Int32 = 0
  private static let capacity = 1 << 18
  /// No single text or number is longer; longer texts are written in pieces.
  private static let slack = 64

  /// Creates or empties the file; one that is not kept takes everything and writes nothing.
  init(path: String, isKept: Bool = true) throws(DemoError) {
    self.path = path
    descriptor = isKept ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644) : -1
    if isKept && descriptor < 0 { throw .cannotWrite(path: path, code: errno) }
    buffer = .allocate(capacity: ByteFile.capacity)
  }

  /// Whether anything reaches the disk.
  var isKept: Bool { descriptor >= 0 }

  deinit {
    buffer.deallocate()
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(DemoError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += part
      if mkdir(prefix, 0o755) != 0 && errno != EEXIST { throw .cannotWrite(path: prefix, code: errno) }
      prefix += "/"
    }
  }

  @inline(__always)
  private func reserve() {
    if used > ByteFile.capacity - ByteFile.slack { flush() }
  }

  /// Writes one byte.
  @inline(__always)
  func byte(_ value: UInt8) {
    reserve()
    buffer[used] = value
    used += 1
  }

  /// Writes a text as it stands; the texts of the demo hold no comma, quote or line break.
  func text(_ value: String) {
    var value = value
    value.withUTF8 { source in
      var start = 0
      while start < source.count {
        reserve()
        let count = min(ByteFile.slack, source.count - start)
        if let base = source.baseAddress { (buffer + used).update(from: base + start, count: count) }
        used += count
        start += count
      }
    }
  }

  /// Writes prepared bytes, at most 64.
  @inline(__always)
  func prepared(_ value: PreparedText) {
    reserve()
    value.copy(to: buffer + used)
    used += value.count
  }

  /// Writes a whole number.
  @inline(__always)
  func number(_ value: Int64) {
    reserve()
    var size = value.magnitude
    if value < 0 {
      buffer[used] = 45
      used += 1
    }
    var width = 1
    var bound: UInt64 = 10
    while width < 19 && size >= bound {
      width += 1
      bound &*= 10
    }
    var position = used + width
    used = position
    repeat {
      position -= 1
      buffer[position] = UInt8(truncatingIfNeeded: 48 &+ size % 10)
      size /= 10
    } while size > 0
  }

  /// Writes a whole number of at least zero with leading zeros.
  @inline(__always)
  func number(_ value: Int, width: Int) {
    reserve()
    var rest = value
    var position = used + width
    used = position
    for _ in 0..<width {
      position -= 1
      buffer[position] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
      rest /= 10
    }
  }

  /// Writes an amount given in hundredths with two digits after the point.
  @inline(__always)
  func hundredths(_ value: Int64) {
    let size = Int64(value.magnitude)
    if value < 0 { byte(45) }
    number(size / 100)
    byte(46)
    number(Int(size % 100), width: 2)
  }

  /// Writes a quantity given in thousandths: three digits after the point unless it is whole.
  @inline(__always)
  func thousandths(_ value: Int64) {
    number(value / 1000)
    if value % 1000 != 0 {
      byte(46)
      number(Int(value % 1000), width: 3)
    }
  }

  @inline(__always)
  func comma() { byte(44) }

  @inline(__always)
  func newLine() { byte(10) }

  private func flush() {
    guard isKept else {
      used = 0
      return
    }
    var start = 0
    while start < used && failure == 0 {
      let written = write(descriptor, buffer + start, used - start)
      if written > 0 {
        start += written
      } else if written < 0 && errno != EINTR {
        failure = errno
      }
    }
    bytes += used
    used = 0
  }

  /// Writes what is left and closes the file.
  func close() throws(DemoError) {
    flush()
    guard isKept else { return }
    #if canImport(Glibc)
      let result = Glibc.close(descriptor)
    #elseif canImport(Musl)
      let result = Musl.close(descriptor)
    #else
      let result = Darwin.close(descriptor)
    #endif
    if failure == 0 && result != 0 { failure = errno }
    if failure != 0 { throw .cannotWrite(path: path, code: failure) }
  }
}
