#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A new file beside an old one, which it replaces only when all of it is on disk.
final class ReplacingFile {
  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var position = 0
  private var isDone = false

  init(path: String) throws(CacheWriteFailure) {
    self.path = path
    temporaryPath = path + ".\(getpid()).new"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if descriptor < 0 { throw CacheWriteFailure(step: "open", code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isDone { unlink(temporaryPath) }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(CacheWriteFailure) {
    var rest = bytes
    while let start = rest.baseAddress, rest.count > 0 {
      let written = write(descriptor, start, min(rest.count, 1 << 30))
      if written < 0 {
        if errno == EINTR { continue }
        throw CacheWriteFailure(step: "write", code: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    position += bytes.count
  }

  func pad(to alignment: Int) throws(CacheWriteFailure) {
    let gap = (alignment - position % alignment) % alignment
    if gap == 0 { return }
    let zeros = Column<UInt8>(count: gap)
    defer { withExtendedLifetime(zeros) {} }
    try append(zeros.bytes)
  }

  func replace() throws(CacheWriteFailure) {
    if fsync(descriptor) != 0 { throw CacheWriteFailure(step: "fsync", code: errno) }
    close(descriptor)
    descriptor = -1
    if rename(temporaryPath, path) != 0 { throw CacheWriteFailure(step: "rename", code: errno) }
    isDone = true
  }
}
