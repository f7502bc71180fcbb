#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Zeroed memory straight from the system, given back when the last column in it goes.
///
/// Large regions ask for huge pages, since clustering writes all over them.
package final class MemoryRegion: @unchecked Sendable {
  package let start: UnsafeMutableRawPointer
  private let byteCount: Int
  private let isMapped: Bool

  package init(byteCount: Int) {
    self.byteCount = byteCount
    if byteCount >= 1 << 20,
      let mapped = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0), mapped != MAP_FAILED
    {
      #if os(Linux)
        madvise(mapped, byteCount, 14)  // MADV_HUGEPAGE
      #endif
      start = mapped
      isMapped = true
    } else {
      start = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
      start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      isMapped = false
    }
  }

  deinit {
    if isMapped { munmap(start, byteCount) } else { start.deallocate() }
  }
}
