internal import VernaCore

extension ReceiptColumns {
  /// A receipt of a row of the base or the tail, in full.
  func receipt(_ row: Int) -> TailReceipt {
    // The base is asked first: binding the tail would count references row by row.
    if row >= base.rowCount, let tail { return tail.receipts[row - tail.firstRow] }
    let block = base.block(shopper: base.shopper(ofRow: row), first: row, count: 1)
    return TailReceipt(
      at: block.at[0], day: block.day[0], store: block.store[0], cashier: block.cashier[0], channel: block.channel[0],
      flags: ReceiptFlags(rawValue: block.flags[0]), total: block.total(0), pointsPaid: block.pointsPaid(0),
      shopper: Int32(block.shopper), ordinal: index.ordinalOfRow[row], lineStart: UInt32(block.lines(0).lowerBound),
      lineCount: UInt32(block.lines(0).count))
  }

  /// Calls with each line of a row.
  func forEachLine(ofRow row: Int, _ body: (TailLine) -> Void) {
    if row >= base.rowCount, let tail {
      let receipt = tail.receipts[row - tail.firstRow]
      for line in 0..<Int(receipt.lineCount) { body(tail.lines[Int(receipt.lineStart) + line]) }
      return
    }
    let block = base.block(shopper: -1, first: row, count: 1)
    guard let terms = block.lineTerm else { return }
    for line in block.lines(0) {
      body(TailLine(term: terms[line], quantity: block.quantity(line), amount: block.amount(line)))
    }
  }

  /// The shopper of a row, -1 for anonymous.
  func shopper(ofRow row: Int) -> Int {
    if row >= base.rowCount, let tail { return Int(tail.receipts[row - tail.firstRow].shopper) }
    return base.shopper(ofRow: row)
  }

  /// A row's id's place in order of import.
  func ordinal(ofRow row: Int) -> Int {
    if row >= base.rowCount, let tail { return Int(tail.receipts[row - tail.firstRow].ordinal) }
    return Int(index.ordinalOfRow[row])
  }

  /// The row of an id, nil if it is not in the data.
  func row(ofReceipt id: UnsafeRawBufferPointer) -> Int? {
    if let row = index.row(of: id) { return tail?.current(row) ?? row }
    guard let tail, let ordinal = tail.ids.index(of: id) else { return nil }
    return tail.current(Int(tail.rowOfOrdinal[ordinal]))
  }

  /// What was imported under an id: hashes of its receipts row and of its lines, 0 for none; nil if it is not there.
  func content(of id: UnsafeRawBufferPointer) -> (receipt: UInt64, lines: UInt64)? {
    if let ordinal = index.ordinal(of: id) {
      return (index.receiptContent?[ordinal] ?? 0, index.lineContent?[ordinal] ?? 0)
    }
    guard let tail, let ordinal = tail.ids.index(of: id) else { return nil }
    return (tail.receiptContent[ordinal], tail.lineContent[ordinal])
  }

  /// The rows of a shopper, those hidden left out, in order of time, then of import.
  func rows(ofShopper shopper: Int) -> [Int] {
    let inBase = Array(base.rows(ofShopper: shopper))
    guard let tail, tail.isTouched[shopper] else { return inBase }
    let rows = inBase.filter { tail.movedTo[UInt32($0)] == nil } + tail.rows(ofShopper: shopper)
    let keyed = rows.map { row -> (at: UInt32, ordinal: UInt32, isReturn: Bool, row: Int) in
      let receipt = receipt(row)
      return (receipt.at, receipt.ordinal, receipt.flags.contains(.isReturn), row)
    }
    return keyed.sorted { left, right in
      if left.at != right.at { return left.at < right.at }
      if left.ordinal != right.ordinal { return left.ordinal < right.ordinal }
      return !left.isReturn && right.isReturn
    }.map(\.row)
  }

  /// Calls with the block of a shopper whose rows are in the base and the tail.
  func withMerged(shopper: Int, _ tail: TailColumns, _ body: (borrowing ReceiptBlock) -> Void) {
    let rows = rows(ofShopper: shopper)
    if !rows.isEmpty { withRows(rows, shopper: shopper, body) }
  }

  /// Calls with a block of any rows.
  func withRows(_ rows: [Int], shopper: Int, _ body: (borrowing ReceiptBlock) -> Void) {
    let hasPointsPaid = base.pointsPaid != nil || tail?.hasPointsPaid == true
    let hasLines = base.lineStart != nil || tail?.lines.isEmpty == false
    MergedBlock(rows, of: self).withBlock(
      shopper: shopper, hasPointsPaid: hasPointsPaid, hasLines: hasLines, body)
  }
}

extension ReceiptColumns {
  /// Makes room for shoppers who are new.
  mutating func setShopperCount(_ count: Int) {
    shopperCount = count
    tail?.setShopperCount(count)
  }

  /// Adds a receipt to the tail; its row.
  mutating func add(_ receipt: TailReceipt, lines: [TailLine]) -> Int {
    let day = Day(number: Int32(receipt.day))
    let at = Int64(receipt.at)
    days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    moments = moments.map { min($0.lowerBound, at)...max($0.upperBound, at) } ?? at...at
    return tail?.add(receipt, lines: lines) ?? 0
  }

  /// The row that stands for a row now.
  func current(_ row: Int) -> Int { tail?.current(row) ?? row }

  /// Gives all rows of a shopper to another.
  mutating func moveRows(ofShopper shopper: Int, to other: Int) {
    for row in rows(ofShopper: shopper) {
      var receipt = receipt(row)
      receipt.shopper = Int32(other)
      move(row, as: receipt)
    }
  }

  /// Gives a return to the owner that its original sale makes it have.
  mutating func follow(sale: Int, byReturn row: Int) {
    let sale = receipt(sale)
    var receipt = receipt(row)
    let (shopper, flags) = ReturnOwner.owner(
      sale: (sale.shopper, sale.flags), own: (receipt.shopper, receipt.flags))
    receipt.shopper = shopper
    receipt.flags = flags.subtracting(.lacksOriginal).union(.hasOriginal)
    move(row, as: receipt)
  }

  private mutating func move(_ row: Int, as receipt: TailReceipt) {
    var lines: [TailLine] = []
    forEachLine(ofRow: row) { lines.append($0) }
    let shopper = shopper(ofRow: row)
    let newRow = add(receipt, lines: lines)
    tail?.move(row, to: newRow, shopper: shopper, lineCount: lines.count)
  }
}
