import Synchronization
import VernaColumns

/// Regions that arenas have done with, for the next report: fresh memory costs as much as a tenth of one.
///
/// What lies here is forgotten, so that the system may take it back whenever it is short of memory.
enum RegionPool {
  private static let idle = Mutex<(bySize: [Int: [MemoryRegion]], byteCount: Int)>(([:], 0))
  /// The most that is kept.
  private static let greatestByteCount = 1 << 30

  /// A region whose content is not settled.
  static func take(byteCount: Int) -> MemoryRegion {
    let found = idle.withLock { idle in
      let region = idle.bySize[byteCount]?.popLast()
      if region != nil { idle.byteCount -= byteCount }
      return region
    }
    return found ?? MemoryRegion(byteCount: byteCount)
  }

  /// Takes a region that nobody reads any more.
  static func give(_ region: MemoryRegion, byteCount: Int) {
    region.forget()
    idle.withLock { idle in
      if idle.byteCount + byteCount > greatestByteCount { return }
      idle.bySize[byteCount, default: []].append(region)
      idle.byteCount += byteCount
    }
  }
}
