/// Codes the cells of one text column of one batch: each different text once, in order of appearance, code 0 empty.
///
/// Open addressing. A slot holds the text itself where it has up to eight bytes, else its 64-bit hash; so a cell
/// costs one load of a slot, without a branch that data could make the processor guess wrong. Cells must be readable
/// eight bytes beyond their end, as everything in a `FieldBlock` is.
final class TextCoder {
  private struct Slot {
    /// The text or its hash.
    var key: UInt64
    /// How long the text is.
    var length: UInt32
    /// Its code plus one; 0 where the slot is free.
    var codePlusOne: UInt32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  /// The texts one after another, eight readable bytes after the last.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  /// Where each text ends; as many as `capacity`.
  private var ends: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  /// How many different texts, the empty one included.
  private(set) var count = 1

  init() {
    mask = 255
    slots = .allocate(capacity: 256)
    slots.initialize(repeating: Slot(key: 0, length: 0, codePlusOne: 0), count: 256)
    byteCapacity = 4096
    bytes = .allocate(capacity: byteCapacity + 8)
    bytes.initialize(repeating: 0, count: byteCapacity + 8)
    capacity = 256
    ends = .allocate(capacity: capacity)
    ends[0] = 0
    slots[Int(truncatingIfNeeded: TextCoder.position(0)) & mask] = Slot(key: 0, length: 0, codePlusOne: 1)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
    ends.deallocate()
  }

  /// Forgets the texts and keeps the memory: fresh memory costs a page fault every 4 KB.
  func reset() {
    slots.update(repeating: Slot(key: 0, length: 0, codePlusOne: 0), count: mask + 1)
    slots[Int(truncatingIfNeeded: TextCoder.position(0)) & mask] = Slot(key: 0, length: 0, codePlusOne: 1)
    count = 1
  }

  /// Codes the cells of some rows of a block, in order.
  func code(
    _ cells: UnsafePointer<Span>, rows: UnsafePointer<Int32>, count: Int, into codes: UnsafeMutablePointer<UInt32>
  ) {
    for index in 0..<count {
      let cell = cells[Int(rows[index])]
      let key = TextCoder.key(cell.start, cell.count)
      var slot = Int(truncatingIfNeeded: TextCoder.position(key)) & mask
      while true {
        let entry = slots[slot]
        if entry.key == key && Int(entry.length) == cell.count && entry.codePlusOne != 0 {
          let code = entry.codePlusOne &- 1
          if cell.count <= 8 || isText(code, cell) {
            codes[index] = code
            break
          }
        } else if entry.codePlusOne == 0 {
          codes[index] = insert(cell, key: key, slot: slot)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }

  @inline(__always)
  private static func key(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count > 8 { return rowHash(start, count) }
    let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    return count == 8 ? word : word & ((1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }

  /// Where a key is looked for first.
  @inline(__always)
  private static func position(_ key: UInt64) -> UInt64 { fold(key ^ 0x9e37_79b9_7f4a_7c15, 0xa076_1d64_78bd_642f) }

  @inline(__always)
  private func isText(_ code: UInt32, _ cell: Span) -> Bool {
    let start = code == 0 ? 0 : Int(ends[Int(code) - 1])
    return equalWords(bytes + start, cell.start, cell.count)
  }

  @inline(never)
  private func insert(_ cell: Span, key: UInt64, slot: Int) -> UInt32 {
    let code = UInt32(count)
    let used = Int(ends[count - 1])
    if used + cell.count > byteCapacity {
      let larger = max(byteCapacity * 2, used + cell.count)
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + 8)
      moved.update(from: bytes, count: used)
      (moved + used).initialize(repeating: 0, count: larger + 8 - used)
      bytes.deallocate()
      bytes = moved
      byteCapacity = larger
    }
    if count == capacity {
      let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
      moved.update(from: ends, count: count)
      ends.deallocate()
      ends = moved
      capacity *= 2
    }
    (bytes + used).update(from: cell.start, count: cell.count)
    ends[count] = UInt32(used + cell.count)
    count += 1
    slots[slot] = Slot(key: key, length: UInt32(cell.count), codePlusOne: code + 1)
    if count * 2 > mask { grow() }
    return code
  }

  private func grow() {
    let larger = (mask + 1) * 4
    let moved = UnsafeMutablePointer<Slot>.allocate(capacity: larger)
    moved.initialize(repeating: Slot(key: 0, length: 0, codePlusOne: 0), count: larger)
    for index in 0...mask where slots[index].codePlusOne != 0 {
      var slot = Int(truncatingIfNeeded: TextCoder.position(slots[index].key)) & (larger - 1)
      while moved[slot].codePlusOne != 0 { slot = (slot + 1) & (larger - 1) }
      moved[slot] = slots[index]
    }
    slots.deallocate()
    slots = moved
    mask = larger - 1
  }

  /// The texts by code, not to be searched by text.
  func table() -> TextTable {
    var table = TextTable()
    for code in 0..<count { table.append(text(code).bytes) }
    return table
  }

  /// The text of a code.
  func string(_ code: UInt32) -> String { text(Int(code)).string }

  private func text(_ code: Int) -> Span {
    let start = code == 0 ? 0 : Int(ends[code - 1])
    return Span(start: UnsafePointer(bytes + start), count: Int(ends[code]) - start)
  }
}

/// Whether two runs of bytes are the same; both must be readable eight bytes beyond their end.
@inline(__always)
func equalWords(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let (left, right) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
  var offset = 0
  while offset &+ 8 <= count {
    if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    {
      return false
    }
    offset &+= 8
  }
  return offset == count || lastWord(left + offset, count &- offset) == lastWord(right + offset, count &- offset)
}
