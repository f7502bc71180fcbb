/// Columns and index of a base and its tail as one base.
struct Compaction {
  let base: BaseColumns
  let index: ReceiptIndex
  /// By row of the old columns: the row now; meaningless for hidden rows.
  let rowOfOldRow: Column<UInt32>

  init(_ columns: ReceiptColumns) {
    let count = columns.receiptCount
    let shopperStart = Column<UInt32>(count: columns.shopperCount + 1)
    let hasPointsPaid = columns.base.pointsPaid != nil || columns.tail?.hasPointsPaid == true
    let lineCount = columns.lineCount
    let receipts = ClusteredReceipts(count: count, hasPointsPaid: hasPointsPaid, hasLines: lineCount > 0)
    let lines = lineCount > 0 ? ClusteredLines(count: lineCount) : nil
    let rowOfOldRow = Column<UInt32>(count: columns.base.rowCount + columns.tailCount)
    let ordinalOfRow = Column<UInt32>(count: count)
    var escapes = CompactedEscapes()
    var row = 0
    var line = 0
    var nextShopper = 0
    func lay(_ block: borrowing ReceiptBlock) {
      while nextShopper <= block.shopper {
        shopperStart.start[nextShopper] = UInt32(row)
        nextShopper += 1
      }
      for index in 0..<block.count {
        let old = block.row(index)
        rowOfOldRow.start[old] = UInt32(row)
        ordinalOfRow.start[row] = UInt32(columns.ordinal(ofRow: old))
        receipts.at.start[row] = block.at[index]
        receipts.day.start[row] = block.day[index]
        receipts.store.start[row] = block.store[index]
        receipts.cashier.start[row] = block.cashier[index]
        receipts.channel.start[row] = block.channel[index]
        receipts.flags.start[row] = block.flags[index]
        receipts.total.start[row] = escapes.narrowed(block.total(index), at: row, \.totals)
        if let pointsPaid = receipts.pointsPaid {
          pointsPaid.start[row] = escapes.narrowed(block.pointsPaid(index), at: row, \.pointsPaid)
        }
        receipts.lineStart?.start[row] = UInt32(line)
        if let lines, let terms = block.lineTerm {
          for source in block.lines(index) {
            lines.term.start[line] = terms[source]
            lines.quantity.start[line] = escapes.narrowed(block.quantity(source), at: line, \.quantities)
            lines.amount.start[line] = escapes.narrowed(block.amount(source), at: line, \.amounts)
            line += 1
          }
        }
        row += 1
      }
    }
    columns.forEachShopper(in: 0..<columns.shopperCount, lay)
    while nextShopper <= columns.shopperCount {
      shopperStart.start[nextShopper] = UInt32(row)
      nextShopper += 1
    }
    columns.forEachAnonymous(part: 0, of: 1, lay)
    receipts.lineStart?.start[count] = UInt32(line)
    self.rowOfOldRow = rowOfOldRow
    base = BaseColumns(
      shopperStart: shopperStart, at: receipts.at, day: receipts.day, store: receipts.store, cashier: receipts.cashier,
      channel: receipts.channel, flags: receipts.flags, total: receipts.total, pointsPaid: receipts.pointsPaid,
      lineStart: receipts.lineStart, lineTerm: lines?.term, quantity: lines?.quantity, amount: lines?.amount,
      escapes: escapes.all)
    index = Compaction.index(columns, ordinalOfRow: ordinalOfRow, rowOfOldRow: rowOfOldRow)
  }

  private static func index(
    _ columns: ReceiptColumns, ordinalOfRow: Column<UInt32>, rowOfOldRow: Column<UInt32>
  ) -> ReceiptIndex {
    let old = columns.index
    guard let tail = columns.tail else { return old }
    let count = old.count + tail.ids.count
    let idStart = Column<UInt64>(count: count + 1)
    let bytes = Column<UInt8>(count: Int(old.idStart[old.count]) + tail.ids.byteCount)
    let slots = Column<UInt32>(count: count + count / 2 + 16)
    let rowOfOrdinal = Column<UInt32>(count: count)
    let receiptContent = Column<UInt64>(count: count)
    let lineContent = Column<UInt64>(count: count)
    var end = 0
    for ordinal in 0..<count {
      let later = ordinal - old.count
      let row = Int(later < 0 ? old.rowOfOrdinal[ordinal] : tail.rowOfOrdinal[later])
      rowOfOrdinal.start[ordinal] = rowOfOldRow[tail.current(row)]
      receiptContent.start[ordinal] = later < 0 ? old.receiptContent?[ordinal] ?? 0 : tail.receiptContent[later]
      lineContent.start[ordinal] = later < 0 ? old.lineContent?[ordinal] ?? 0 : tail.lineContent[later]
      idStart.start[ordinal] = UInt64(end)
      func add(_ id: UnsafeRawBufferPointer) {
        for (offset, byte) in id.enumerated() { bytes.start[end + offset] = byte }
        end += id.count
        var slot = slotOfHash(hashOfBytes(id), slots.count)
        while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
        slots.start[slot] = UInt32(ordinal + 1)
      }
      if later < 0 { add(old.idBytes(ordinal)) } else { tail.ids.withBytes(of: later, add) }
    }
    idStart.start[count] = UInt64(end)
    return ReceiptIndex(
      slots: slots, idStart: idStart, bytes: bytes, rowOfOrdinal: rowOfOrdinal, ordinalOfRow: ordinalOfRow,
      receiptContent: receiptContent, lineContent: lineContent)
  }
}

/// Escapes while columns are laid out anew.
private struct CompactedEscapes {
  var totals: [Int: Int64] = [:]
  var pointsPaid: [Int: Int64] = [:]
  var quantities: [Int: Int64] = [:]
  var amounts: [Int: Int64] = [:]

  var all: EscapedAmounts {
    EscapedAmounts(totals: totals, pointsPaid: pointsPaid, quantities: quantities, amounts: amounts)
  }

  mutating func narrowed(_ value: Int64, at key: Int, _ path: WritableKeyPath<CompactedEscapes, [Int: Int64]>) -> Int32
  {
    if let small = narrow(value) { return small }
    self[keyPath: path][key] = value
    return Int32.min
  }
}
