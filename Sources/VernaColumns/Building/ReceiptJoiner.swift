/// Finds the staged receipts that carry one id, by bytes, across batches and files.
///
/// A staged receipt's *number* is its place in order of import.
struct ReceiptJoiner {
  /// The chunks' ids, without what is said under them.
  private let chunks: [ReceiptChunk]
  /// Open addressing: number of the first staged receipt of an id + 1 under the high half of the hash, 0 is free.
  let slots: Column<UInt64>
  /// How many staged receipts.
  let count: Int
  /// By number: the next staged receipt of the same id + 1, 0 for none; empty where every id is there once.
  private(set) var next: [UInt32] = []
  /// By number: whether it repeats an earlier one's id; empty where every id is there once.
  private(set) var isRepeat: [Bool] = []
  private var last: [UInt32] = []

  /// Finds what belongs together.
  ///
  /// Slots are looked at in groups before they are used, so that the machine waits for many of them at once.
  init(_ chunks: [ReceiptChunk]) {
    self.chunks = chunks.map { chunk in
      var ids = chunk
      ids.forget()
      return ids
    }
    count = chunks.reduce(0) { $0 + $1.count }
    slots = Column(count: count + count / 2 + 16)
    var hashes: [UInt64] = []
    for chunk in chunks {
      hashes.removeAll(keepingCapacity: true)
      chunk.ids.withAllBytes { bytes, ends in
        for idCode in chunk.idCodes {
          let code = Int(idCode)
          let start = code == 0 ? 0 : Int(ends[code - 1])
          hashes.append(
            hashOfBytes(UnsafeRawBufferPointer(rebasing: bytes[start..<Int(ends[code])])))
        }
      }
      join(chunk, hashes)
    }
  }

  private mutating func join(_ chunk: ReceiptChunk, _ hashes: [UInt64]) {
    let size = slots.count
    var start = 0
    while start < hashes.count {
      let end = min(start + 32, hashes.count)
      var seen: UInt64 = 0
      for receipt in start..<end { seen |= slots[slotOfHash(hashes[receipt], size)] }
      for receipt in start..<end {
        let hash = hashes[receipt]
        var slot = slotOfHash(hash, size)
        // An empty group needs no search at all.
        if seen == 0 && slots[slot] == 0 {
          slots.start[slot] = UInt64(chunk.base + receipt + 1) | hash & 0xffff_ffff_0000_0000
          continue
        }
        let first = chunk.withID(receipt) { find($0, hash, &slot) }
        if first < 0 {
          slots.start[slot] = UInt64(chunk.base + receipt + 1) | hash & 0xffff_ffff_0000_0000
        } else {
          link(chunk.base + receipt, to: first)
        }
      }
      start = end
    }
  }

  private mutating func link(_ number: Int, to first: Int) {
    if next.isEmpty {
      next = [UInt32](repeating: 0, count: count)
      isRepeat = [Bool](repeating: false, count: count)
      last = (0..<UInt32(count)).map { $0 }
    }
    next[Int(last[first])] = UInt32(number + 1)
    last[first] = UInt32(number)
    isRepeat[number] = true
  }

  /// The first staged receipt of an id, nil if there is none.
  func first(of id: UnsafeRawBufferPointer) -> Int? {
    let hash = hashOfBytes(id)
    var slot = slotOfHash(hash, slots.count)
    let first = find(id, hash, &slot)
    return first < 0 ? nil : first
  }

  /// The number of the next staged receipt of the same id, nil for none.
  func next(after number: Int) -> Int? { next.isEmpty || next[number] == 0 ? nil : Int(next[number]) - 1 }

  /// The chunk of a staged receipt and its index there.
  func locate(_ number: Int) -> (chunk: Int, receipt: Int) {
    var low = 0
    var high = chunks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if chunks[middle].base <= number { low = middle } else { high = middle }
    }
    return (low, number - chunks[low].base)
  }

  private func find(_ id: UnsafeRawBufferPointer, _ hash: UInt64, _ slot: inout Int) -> Int {
    while true {
      let entry = slots[slot]
      if entry == 0 { return -1 }
      if (entry ^ hash) >> 32 == 0 {
        let number = Int(entry & 0xffff_ffff) - 1
        let (chunk, receipt) = locate(number)
        if chunks[chunk].withID(receipt, { equalBytes($0, id) }) { return number }
      }
      slot += 1
      if slot == slots.count { slot = 0 }
    }
  }
}

/// Where the search for a hash starts in a table of any size: the hash as a fraction of the table.
@inline(__always)
func slotOfHash(_ hash: UInt64, _ size: Int) -> Int { Int(hash.multipliedFullWidth(by: UInt64(size)).high) }
