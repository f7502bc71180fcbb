internal import VernaCore

/// Lays placed receipts out in clustered columns, and their ids in an index.
struct ColumnClustering {
  let base: BaseColumns
  let index: ReceiptIndex

  init(
    _ resolver: ReceiptResolver, placed: [PlacedReceipt], shopperCount: Int, terms: [UInt32], zone: TimeZoneRules
  ) throws(BuildFailure) {
    let lineCount = placed.reduce(0) { $0 + Int($1.lineCount) }
    if lineCount > Int(UInt32.max) - 1 { throw .tooManyRows(limit: Int(UInt32.max) - 1) }
    let (shopperStart, order) = ClusterOrder.order(placed, shopperCount: shopperCount)
    base = ColumnClustering.columns(
      resolver, placed, shopperStart: shopperStart, order: order, lineCount: lineCount, terms: terms, zone: zone)
    index = ColumnClustering.index(resolver, placed, order)
  }

  private static func columns(
    _ resolver: ReceiptResolver, _ placed: [PlacedReceipt], shopperStart: Column<UInt32>, order: Column<UInt32>,
    lineCount: Int, terms: [UInt32], zone: TimeZoneRules
  ) -> BaseColumns {
    let count = placed.count
    let hasLines = lineCount > 0
    let at = Column<UInt32>(count: count)
    let day = Column<UInt16>(count: count)
    let store = Column<UInt16>(count: count)
    let cashier = Column<UInt32>(count: count)
    let channel = Column<UInt8>(count: count)
    let flags = Column<UInt8>(count: count)
    let total = Column<Int32>(count: count)
    let pointsPaid = placed.contains { $0.pointsPaid != 0 } ? Column<Int32>(count: count) : nil
    let lineStart = hasLines ? Column<UInt32>(count: count + 1) : nil
    let lineTerm = hasLines ? Column<UInt32>(count: lineCount) : nil
    let quantity = hasLines ? Column<Int32>(count: lineCount) : nil
    let amount = hasLines ? Column<Int32>(count: lineCount) : nil
    var totals: [Int: Int64] = [:]
    var points: [Int: Int64] = [:]
    var quantities: [Int: Int64] = [:]
    var amounts: [Int: Int64] = [:]
    var line = 0
    for row in 0..<count {
      let receipt = placed[Int(order[row])]
      at.start[row] = receipt.at
      day.start[row] = UInt16(clamping: zone.day(at: Int64(receipt.at)).number)
      store.start[row] = receipt.store
      cashier.start[row] = receipt.cashier
      channel.start[row] = receipt.channel
      flags.start[row] = receipt.flags.rawValue
      total.start[row] = narrow(receipt.total) ?? Int32.min
      if total[row] == Int32.min { totals[row] = receipt.total }
      if let pointsPaid {
        pointsPaid.start[row] = narrow(receipt.pointsPaid) ?? Int32.min
        if pointsPaid[row] == Int32.min { points[row] = receipt.pointsPaid }
      }
      guard let lineStart, let lineTerm, let quantity, let amount else { continue }
      lineStart.start[row] = UInt32(line)
      let isSettled = receipt.chunk == PlacedReceipt.settled
      let isReturn = receipt.flags.contains(.isReturn)
      for source in Int(receipt.lineStart)..<Int(receipt.lineStart + receipt.lineCount) {
        let staged = isSettled ? resolver.settled.lines[source] : resolver.chunks[Int(receipt.chunk)].staged.lines[source]
        lineTerm.start[line] = terms[Int(staged.term)]
        if staged.amount == Int32.min {
          let wide = resolver.settled.wide(source)
          quantity.start[line] = narrow(wide.quantity) ?? Int32.min
          amount.start[line] = narrow(wide.amount) ?? Int32.min
          if quantity[line] == Int32.min { quantities[line] = wide.quantity }
          if amount[line] == Int32.min { amounts[line] = wide.amount }
        } else if isReturn && !isSettled {
          quantity.start[line] = abs(staged.quantity)
          amount.start[line] = abs(staged.amount)
        } else {
          quantity.start[line] = staged.quantity
          amount.start[line] = staged.amount
        }
        line += 1
      }
    }
    lineStart?.start[count] = UInt32(line)
    return BaseColumns(
      shopperStart: shopperStart, at: at, day: day, store: store, cashier: cashier, channel: channel, flags: flags,
      total: total, pointsPaid: pointsPaid, lineStart: lineStart, lineTerm: lineTerm, quantity: quantity,
      amount: amount, escapes: EscapedAmounts(totals: totals, pointsPaid: points, quantities: quantities, amounts: amounts))
  }

  private static func index(
    _ resolver: ReceiptResolver, _ placed: [PlacedReceipt], _ order: Column<UInt32>
  ) -> ReceiptIndex {
    let count = resolver.numberOfOrdinal.count
    let rowOfOrdinal = Column<UInt32>(count: count)
    let ordinalOfRow = Column<UInt32>(count: placed.count)
    for row in 0..<placed.count {
      let receipt = placed[Int(order[row])]
      let ordinal = Int(receipt.ordinal)
      ordinalOfRow.start[row] = receipt.ordinal
      if resolver.placedOfOrdinal[ordinal] == order[row] { rowOfOrdinal.start[ordinal] = UInt32(row) }
    }
    let idStart = Column<UInt64>(count: count + 1)
    var end = 0
    for ordinal in 0..<count {
      idStart.start[ordinal] = UInt64(end)
      end += withID(resolver, ordinal) { $0.count }
    }
    idStart.start[count] = UInt64(end)
    let bytes = Column<UInt8>(count: end)
    var size = 16
    while size < count * 3 / 2 { size *= 2 }
    let slots = Column<UInt32>(count: size)
    for ordinal in 0..<count {
      let start = Int(idStart[ordinal])
      var slot = withID(resolver, ordinal) { id -> Int in
        if let first = id.baseAddress { UnsafeMutableRawPointer(bytes.start + start).copyMemory(from: first, byteCount: id.count) }
        return Int(truncatingIfNeeded: hashOfBytes(id)) & (size - 1)
      }
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots.start[slot] = UInt32(ordinal + 1)
    }
    let hasReceipts = resolver.chunks.contains { !$0.isLines }
    let hasLines = resolver.chunks.contains { $0.isLines }
    return ReceiptIndex(
      slots: slots, idStart: idStart, bytes: bytes, rowOfOrdinal: rowOfOrdinal, ordinalOfRow: ordinalOfRow,
      receiptContent: hasReceipts ? Column(resolver.receiptContent) : nil,
      lineContent: hasLines ? Column(resolver.lineContent) : nil)
  }

  private static func withID<Result>(
    _ resolver: ReceiptResolver, _ ordinal: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let (chunk, receipt) = resolver.joiner.locate(Int(resolver.numberOfOrdinal[ordinal]))
    return resolver.chunks[chunk].withID(receipt, body)
  }
}
