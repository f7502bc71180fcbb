/// Finds the staged receipts that carry one id, by bytes, across batches and files.
struct ReceiptJoiner {
  private let chunks: [ReceiptChunk]
  /// Open addressing: number of the first staged receipt of an id + 1, 0 is free.
  private(set) var slots: [UInt32]
  /// By number: the next staged receipt of the same id + 1, 0 for none.
  private(set) var next: [UInt32]
  /// By number: whether it is the first of its id.
  private(set) var isFirst: [Bool]

  init(_ chunks: [ReceiptChunk]) {
    self.chunks = chunks
    let count = chunks.reduce(0) { $0 + $1.receipts.count }
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    next = [UInt32](repeating: 0, count: count)
    isFirst = [Bool](repeating: false, count: count)
    var last = [UInt32](repeating: 0, count: count)
    for chunk in chunks {
      for receipt in chunk.receipts.indices {
        let number = chunk.base + receipt
        let (first, slot) = chunk.withID(receipt) { find($0) }
        if let first {
          next[Int(last[first])] = UInt32(number + 1)
          last[first] = UInt32(number)
        } else {
          slots[slot] = UInt32(number + 1)
          isFirst[number] = true
          last[number] = UInt32(number)
        }
      }
    }
  }

  /// The first staged receipt of an id, nil if there is none.
  func first(of id: UnsafeRawBufferPointer) -> Int? { find(id).first }

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

  private func find(_ id: UnsafeRawBufferPointer) -> (first: Int?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashOfBytes(id)) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let (chunk, receipt) = locate(number)
      if chunks[chunk].withID(receipt, { equalBytes($0, id) }) { return (number, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }
}
