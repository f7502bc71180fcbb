import Foundation

/// Codes the cells of one text column of one batch: each different text once, in order of appearance, code 0 empty.
///
/// Open addressing; a slot holds 32 bits of the hash and the code, so that most cells cost one load and one
/// comparison of bytes. A cell equal to the one before costs only the comparison.
final class TextCoder {
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  private var byteCount = 0
  private var ends: [UInt32] = [0]
  private var lastCode: UInt32 = 0
  private var lastStart = 0
  private var lastCount = 0

  init() {
    mask = 1023
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: 0, count: 1024)
    byteCapacity = 16_384
    bytes = .allocate(capacity: byteCapacity)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// How many different texts, the empty one included.
  var count: Int { ends.count }

  /// The code of a cell.
  @inline(__always)
  func code(_ span: Span) -> UInt32 {
    let count = span.count
    if count == 0 { return 0 }
    if count == lastCount && memcmp(bytes + lastStart, span.start, count) == 0 { return lastCode }
    return find(span)
  }

  private func find(_ span: Span) -> UInt32 {
    let count = span.count
    let hash = rowHash(span.start, count)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let code = UInt32(truncatingIfNeeded: entry)
        let start = Int(ends[Int(code) - 1])
        let length = Int(ends[Int(code)]) - start
        if length == count && memcmp(bytes + start, span.start, count) == 0 {
          remember(code, start, count)
          return code
        }
      }
      slot = (slot + 1) & mask
    }
    return insert(span, tag: tag, slot: slot)
  }

  private func insert(_ span: Span, tag: UInt64, slot: Int) -> UInt32 {
    let code = UInt32(ends.count)
    if byteCount + span.count > byteCapacity {
      let larger = max(byteCapacity * 2, byteCount + span.count)
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
      moved.update(from: bytes, count: byteCount)
      bytes.deallocate()
      bytes = moved
      byteCapacity = larger
    }
    (bytes + byteCount).update(from: span.start, count: span.count)
    remember(code, byteCount, span.count)
    byteCount += span.count
    ends.append(UInt32(byteCount))
    slots[slot] = tag | UInt64(code)
    if ends.count * 2 > mask { grow() }
    return code
  }

  private func remember(_ code: UInt32, _ start: Int, _ count: Int) {
    lastCode = code
    lastStart = start
    lastCount = count
  }

  private func grow() {
    let larger = (mask + 1) * 4
    let moved = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    moved.initialize(repeating: 0, count: larger)
    for code in 1..<ends.count {
      let start = Int(ends[code - 1])
      // The bytes after a text may be another's or none: hash a copy that may be read beyond its end.
      let hash = hashOf(start, Int(ends[code]) - start)
      var slot = Int(truncatingIfNeeded: hash) & (larger - 1)
      while moved[slot] != 0 { slot = (slot + 1) & (larger - 1) }
      moved[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(code)
    }
    slots.deallocate()
    slots = moved
    mask = larger - 1
  }

  private func hashOf(_ start: Int, _ count: Int) -> UInt64 {
    if start + count + 8 <= byteCapacity { return rowHash(bytes + start, count) }
    var copy = [UInt8](UnsafeBufferPointer(start: bytes + start, count: count))
    copy.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0])
    return copy.withUnsafeBufferPointer { copied in copied.baseAddress.map { rowHash($0, count) } ?? 0 }
  }

  /// The texts by code, not to be searched by text.
  func table() -> TextTable {
    var table = TextTable()
    var start = 0
    for end in ends {
      table.append(UnsafeRawBufferPointer(start: bytes + start, count: Int(end) - start))
      start = Int(end)
    }
    return table
  }

  /// The text of a code.
  func text(_ code: UInt32) -> String {
    if code == 0 { return "" }
    let start = Int(ends[Int(code) - 1])
    return String(decoding: UnsafeBufferPointer(start: bytes + start, count: Int(ends[Int(code)]) - start), as: UTF8.self)
  }
}
