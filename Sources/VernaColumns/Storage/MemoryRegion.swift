#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Zeroed memory straight from the system, given back when the last column in it goes.
///
/// Large regions ask for huge pages, and begin where one begins, since clustering writes all over them.
package final class MemoryRegion: @unchecked Sendable {
  package let start: UnsafeMutableRawPointer
  /// What was mapped, with what lies before the first huge page; nil where nothing was.
  private let mapped: UnsafeMutableRawBufferPointer?

  /// Regions from this size on are mapped.
  private static let leastMapped = 1 << 20
  private static let hugePage = 1 << 21

  package init(byteCount: Int) {
    let size = byteCount < MemoryRegion.hugePage ? byteCount : byteCount + MemoryRegion.hugePage
    if byteCount >= MemoryRegion.leastMapped,
      let mapped = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0), mapped != MAP_FAILED
    {
      #if os(Linux)
        madvise(mapped, size, 14)  // MADV_HUGEPAGE
      #endif
      start = size == byteCount ? mapped : mapped.alignedUp(toMultipleOf: MemoryRegion.hugePage)
      self.mapped = UnsafeMutableRawBufferPointer(start: mapped, count: size)
    } else {
      start = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
      start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      mapped = nil
    }
  }

  /// Says that what the region holds is not needed: the system may take pages of a mapped one back, and until it does
  /// they cost no fresh ones.
  package func forget() {
    guard let mapped else { return }
    #if os(Linux)
      madvise(mapped.baseAddress, mapped.count, 8)  // MADV_FREE
    #else
      madvise(mapped.baseAddress, mapped.count, MADV_FREE)
    #endif
  }

  deinit {
    if let mapped { munmap(mapped.baseAddress, mapped.count) } else { start.deallocate() }
  }
}
