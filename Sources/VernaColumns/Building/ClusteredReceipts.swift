/// The columns of receipts while they are filled, row by row, from placed receipts all over memory.
struct ClusteredReceipts {
  let at: Column<UInt32>
  let day: Column<UInt16>
  let store: Column<UInt16>
  let cashier: Column<UInt32>
  let channel: Column<UInt8>
  let flags: Column<UInt8>
  let total: Column<Int32>
  let pointsPaid: Column<Int32>?
  /// Counts of lines until the lines are laid out.
  let lineStart: Column<UInt32>?
  /// Where each row's lines are: chunk and place in it.
  let lineSource: Column<UInt64>

  init(count: Int, hasPointsPaid: Bool, hasLines: Bool) {
    at = Column(count: count)
    day = Column(count: count)
    store = Column(count: count)
    cashier = Column(count: count)
    channel = Column(count: count)
    flags = Column(count: count)
    total = Column(count: count)
    pointsPaid = hasPointsPaid ? Column(count: count) : nil
    lineStart = hasLines ? Column(count: count + 1) : nil
    lineSource = Column(count: hasLines ? count : 0)
  }

  /// Fills rows.
  func gather(
    _ rows: Range<Int>, _ resolver: ReceiptResolver, _ shoppers: ShopperAssignment, _ order: Column<UInt32>
  ) {
    resolver.placed.withUnsafeBufferPointer { placed in
      shoppers.standings.withUnsafeBufferPointer { standings in
        for row in rows {
          let index = Int(order[row])
          let receipt = placed[index]
          at.start[row] = receipt.at
          day.start[row] = receipt.day
          store.start[row] = receipt.store
          cashier.start[row] = receipt.cashier
          channel.start[row] = receipt.channel
          flags.start[row] = receipt.flags.union(standings[index]).rawValue
          total.start[row] = narrow(receipt.total) ?? Int32.min
          if let pointsPaid { pointsPaid.start[row] = narrow(receipt.pointsPaid) ?? Int32.min }
          if let lineStart {
            lineStart.start[row] = receipt.lineCount
            lineSource.start[row] = UInt64(receipt.chunk) << 32 | UInt64(receipt.lineStart)
          }
        }
      }
    }
  }
}

/// The columns of lines while they are filled.
struct ClusteredLines {
  let term: Column<UInt32>
  let quantity: Column<Int32>
  let amount: Column<Int32>

  init(count: Int) {
    term = Column(count: count)
    quantity = Column(count: count)
    amount = Column(count: count)
  }

  /// Fills the lines of rows; on a return, sizes count.
  func gather(_ rows: Range<Int>, _ receipts: ClusteredReceipts, _ resolver: ReceiptResolver, _ terms: [UInt32]) {
    guard let lineStart = receipts.lineStart else { return }
    terms.withUnsafeBufferPointer { terms in
      for row in rows {
        let source = receipts.lineSource[row]
        let chunk = UInt32(truncatingIfNeeded: source >> 32)
        let from = Int(source & 0xffff_ffff)
        let (start, end) = (Int(lineStart[row]), Int(lineStart[row + 1]))
        if chunk == PlacedReceipt.settled {
          settle(start..<end, from: from, resolver, terms)
          continue
        }
        let isReturn = receipts.flags[row] & ReceiptFlags.isReturn.rawValue != 0
        resolver.chunks[Int(chunk)].staged.lines.withUnsafeBufferPointer { staged in
          for line in start..<end {
            let one = staged[from + line - start]
            term.start[line] = terms[Int(one.term)]
            quantity.start[line] = isReturn ? abs(one.quantity) : one.quantity
            amount.start[line] = isReturn ? abs(one.amount) : one.amount
          }
        }
      }
    }
  }

  private func settle(
    _ lines: Range<Int>, from: Int, _ resolver: ReceiptResolver, _ terms: UnsafeBufferPointer<UInt32>
  ) {
    for line in lines {
      let place = from + line - lines.lowerBound
      let wide = resolver.settled.wide(place)
      term.start[line] = terms[Int(resolver.settled.lines[place].term)]
      quantity.start[line] = narrow(wide.quantity) ?? Int32.min
      amount.start[line] = narrow(wide.amount) ?? Int32.min
    }
  }
}
