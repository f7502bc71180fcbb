/// Makes the index of receipts from what the joiner found.
enum IndexBuilding {
  /// Which row each ordinal has, and which ordinal each row.
  struct Rows {
    let rowOfOrdinal: Column<UInt32>
    let ordinalOfRow: Column<UInt32>
  }

  /// The rows, in the given order of placed receipts.
  static func rows(_ resolver: ReceiptResolver, _ order: Column<UInt32>) -> Rows {
    let count = resolver.numberOfOrdinal.count
    let rowOfOrdinal = Column<UInt32>(count: count)
    let ordinalOfRow = Column<UInt32>(count: order.count)
    for row in 0..<order.count {
      let ordinal = resolver.placed[Int(order[row])].ordinal
      ordinalOfRow.start[row] = ordinal
      if resolver.placedOfOrdinal[Int(ordinal)] == order[row] { rowOfOrdinal.start[Int(ordinal)] = UInt32(row) }
    }
    return Rows(rowOfOrdinal: rowOfOrdinal, ordinalOfRow: ordinalOfRow)
  }

  /// The index; the placed receipts are not needed any more.
  static func index(_ resolver: ReceiptResolver, _ rows: Rows) -> ReceiptIndex {
    let (idStart, bytes) = ids(resolver)
    return ReceiptIndex(
      slots: slots(resolver), idStart: idStart, bytes: bytes, rowOfOrdinal: rows.rowOfOrdinal,
      ordinalOfRow: rows.ordinalOfRow,
      receiptContent: resolver.receiptContent.isEmpty ? nil : Column(resolver.receiptContent),
      lineContent: resolver.lineContent.isEmpty ? nil : Column(resolver.lineContent))
  }

  /// The joiner's slots with ordinals for numbers; ids of which nothing was placed leave a mark that is never found.
  private static func slots(_ resolver: ReceiptResolver) -> Column<UInt32> {
    let joined = resolver.joiner.slots
    let slots = Column<UInt32>(count: joined.count)
    let isSame = resolver.numberOfOrdinal.count == resolver.joiner.count
    var ordinalOfNumber: [UInt32] = []
    if !isSame {
      ordinalOfNumber = [UInt32](repeating: ReceiptIndex.gone, count: resolver.joiner.count)
      for (ordinal, number) in resolver.numberOfOrdinal.enumerated() {
        ordinalOfNumber[Int(number)] = UInt32(ordinal + 1)
      }
    }
    for slot in 0..<joined.count {
      let entry = UInt32(truncatingIfNeeded: joined[slot])
      if entry != 0 { slots.start[slot] = isSame ? entry : ordinalOfNumber[Int(entry) - 1] }
    }
    return slots
  }

  private static func ids(_ resolver: ReceiptResolver) -> (Column<UInt64>, Column<UInt8>) {
    let count = resolver.numberOfOrdinal.count
    let idStart = Column<UInt64>(count: count + 1)
    let bytes = Column<UInt8>(count: resolver.chunks.reduce(0) { $0 + $1.ids.byteCount })
    var end = 0
    var ordinal = 0
    for chunk in resolver.chunks {
      let limit = chunk.base + chunk.count
      chunk.ids.withAllBytes { texts, ends in
        while ordinal < count && Int(resolver.numberOfOrdinal[ordinal]) < limit {
          let code = Int(chunk.idCodes[Int(resolver.numberOfOrdinal[ordinal]) - chunk.base])
          let start = code == 0 ? 0 : Int(ends[code - 1])
          let length = Int(ends[code]) - start
          idStart.start[ordinal] = UInt64(end)
          for offset in 0..<length { bytes.start[end + offset] = texts[start + offset] }
          end += length
          ordinal += 1
        }
      }
    }
    idStart.start[count] = UInt64(end)
    return (idStart, bytes)
  }
}
