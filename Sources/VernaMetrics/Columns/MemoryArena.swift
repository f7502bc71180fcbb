import VernaColumns

/// Memory handed out from the front of ever larger regions, all of it given back at once. One thread takes.
final class MemoryArena {
  private var regions: [(region: MemoryRegion, byteCount: Int)] = []
  private var next: UnsafeMutableRawPointer?
  private var left = 0
  private var regionSize = MemoryArena.firstSize

  private static let firstSize = 1 << 16
  private static let greatestSize = 1 << 25
  private static let alignment = 64

  /// Memory whose content is not settled, alive as long as the arena.
  func take(byteCount: Int) -> UnsafeMutableRawPointer {
    let size = (byteCount + MemoryArena.alignment - 1) / MemoryArena.alignment * MemoryArena.alignment
    if let next, size <= left {
      self.next = next + size
      left -= size
      return next
    }
    let room = max(size, regionSize)
    let region = RegionPool.take(byteCount: room)
    regions.append((region, room))
    left = room - size
    next = region.start + size
    regionSize = min(regionSize * 2, MemoryArena.greatestSize)
    return region.start
  }

  deinit {
    for (region, byteCount) in regions { RegionPool.give(region, byteCount: byteCount) }
  }
}
