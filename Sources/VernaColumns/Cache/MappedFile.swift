#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file mapped into memory, given back when the last column in it goes.
///
/// Pages are private: whoever replaces or deletes the file does not change what is mapped.
final class MappedFile: @unchecked Sendable {
  let start: UnsafeMutableRawPointer
  let byteCount: Int
  private let isMapped: Bool

  init(path: String) throws(CacheRefusal) {
    let descriptor = open(path, O_RDONLY)
    if descriptor < 0 { throw errno == ENOENT ? .missing : .unreadable(errno) }
    defer { close(descriptor) }
    var facts = stat()
    if fstat(descriptor, &facts) != 0 { throw .unreadable(errno) }
    byteCount = Int(facts.st_size)
    if byteCount < CacheLayout.headerBytes { throw .notACache }
    guard let mapped = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED
    else { throw .unreadable(errno) }
    start = mapped
    isMapped = true
  }

  /// Bytes that are in memory already, copied.
  init(copying bytes: UnsafeRawBufferPointer) throws(CacheRefusal) {
    byteCount = bytes.count
    if byteCount < CacheLayout.headerBytes { throw .notACache }
    start = .allocate(byteCount: byteCount, alignment: CacheLayout.alignment)
    start.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(start), byteCount: byteCount)
    isMapped = false
  }

  deinit { if isMapped { munmap(start, byteCount) } else { start.deallocate() } }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: byteCount) }
}
