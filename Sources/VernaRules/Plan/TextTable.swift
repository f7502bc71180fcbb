import VernaCore

/// Places of texts in the order in which they came, found by their bytes: open addressing with linear probing.
struct TextTable {
  /// All texts one after the other, and where each ends.
  private var bytes: ContiguousArray<UInt8> = []
  private var ends: ContiguousArray<Int> = []
  /// By slot: 32 bits of the hash above the place and one; 0 for an empty slot.
  private var slots = ContiguousArray<UInt64>(repeating: 0, count: 256)

  /// The place of a text, and whether it came only now.
  mutating func place(of text: UnsafeBufferPointer<UInt8>) -> (place: Int, isNew: Bool) {
    let hash = ByteText.fingerprint(UnsafeRawBufferPointer(text))
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let place = Int(slots[slot] & 0xffff_ffff) - 1
        if isEqual(place, text) { return (place, false) }
      }
      slot = (slot + 1) & mask
    }
    let place = ends.count
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = (hash & 0xffff_ffff_0000_0000) | UInt64(place + 1)
    if ends.count * 2 > slots.count { grow() }
    return (place, true)
  }

  private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = place == 0 ? 0 : ends[place - 1]
    guard ends[place] - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      let (old, new) = (UnsafeRawBufferPointer(bytes), UnsafeRawBufferPointer(text))
      while index + 8 <= new.count {
        if old.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
          != new.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        {
          return false
        }
        index += 8
      }
      while index < new.count {
        if old[start + index] != new[index] { return false }
        index += 1
      }
      return true
    }
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    bytes.withUnsafeBufferPointer { bytes in
      for place in ends.indices {
        let start = place == 0 ? 0 : ends[place - 1]
        let hash = ByteText.fingerprint(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<ends[place]]))
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = (hash & 0xffff_ffff_0000_0000) | UInt64(place + 1)
      }
    }
  }
}
