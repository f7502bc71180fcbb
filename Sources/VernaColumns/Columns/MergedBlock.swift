/// Columns of its own for a block whose rows do not lie side by side.
struct MergedBlock {
  private var at: [UInt32] = []
  private var day: [UInt16] = []
  private var store: [UInt16] = []
  private var cashier: [UInt32] = []
  private var channel: [UInt8] = []
  private var flags: [UInt8] = []
  private var total: [Int32] = []
  private var pointsPaid: [Int32] = []
  private var lineStart: [UInt32] = []
  private var lineTerm: [UInt32] = []
  private var quantity: [Int32] = []
  private var amount: [Int32] = []
  private var rows: [UInt32] = []
  private var escapedTotals: [Int: Int64] = [:]
  private var escapedPoints: [Int: Int64] = [:]
  private var escapedQuantities: [Int: Int64] = [:]
  private var escapedAmounts: [Int: Int64] = [:]

  /// Gathers rows in the order given.
  init(_ chosen: [Int], of columns: ReceiptColumns) {
    lineStart.append(0)
    for row in chosen {
      let receipt = columns.receipt(row)
      at.append(receipt.at)
      day.append(receipt.day)
      store.append(receipt.store)
      cashier.append(receipt.cashier)
      channel.append(receipt.channel)
      flags.append(receipt.flags.rawValue)
      total.append(MergedBlock.narrowed(receipt.total, at: row, &escapedTotals))
      pointsPaid.append(MergedBlock.narrowed(receipt.pointsPaid, at: row, &escapedPoints))
      rows.append(UInt32(row))
      columns.forEachLine(ofRow: row) { line in
        lineTerm.append(line.term)
        quantity.append(MergedBlock.narrowed(line.quantity, at: quantity.count, &escapedQuantities))
        amount.append(MergedBlock.narrowed(line.amount, at: amount.count, &escapedAmounts))
      }
      lineStart.append(UInt32(lineTerm.count))
    }
  }

  /// Calls with the block.
  func withBlock(shopper: Int, hasPointsPaid: Bool, hasLines: Bool, _ body: (borrowing ReceiptBlock) -> Void) {
    let escapes = EscapedAmounts(
      totals: escapedTotals, pointsPaid: escapedPoints, quantities: escapedQuantities, amounts: escapedAmounts)
    let receipts = ColumnSet(at, day, store, cashier, channel, flags, total, pointsPaid, rows)
    let lines = LineColumnSet(lineStart, lineTerm, quantity, amount)
    withExtendedLifetime((receipts, lines, escapes)) {
      body(
        ReceiptBlock(
          shopper: shopper, count: receipts.at.count, firstRow: 0, rows: UnsafePointer(receipts.rows.start),
          at: UnsafePointer(receipts.at.start), day: UnsafePointer(receipts.day.start),
          store: UnsafePointer(receipts.store.start), cashier: UnsafePointer(receipts.cashier.start),
          channel: UnsafePointer(receipts.channel.start), flags: UnsafePointer(receipts.flags.start),
          total32: UnsafePointer(receipts.total.start),
          pointsPaid32: hasPointsPaid ? UnsafePointer(receipts.pointsPaid.start) : nil,
          lineStart: hasLines ? UnsafePointer(lines.lineStart.start) : nil,
          lineTerm: hasLines ? UnsafePointer(lines.term.start) : nil,
          quantity32: hasLines ? UnsafePointer(lines.quantity.start) : nil,
          amount32: hasLines ? UnsafePointer(lines.amount.start) : nil, escapes: escapes))
    }
  }

  private static func narrowed(_ value: Int64, at key: Int, _ escapes: inout [Int: Int64]) -> Int32 {
    if let small = narrow(value) { return small }
    escapes[key] = value
    return Int32.min
  }

  /// Receipt columns in memory that does not move.
  private struct ColumnSet {
    let at: Column<UInt32>
    let day: Column<UInt16>
    let store: Column<UInt16>
    let cashier: Column<UInt32>
    let channel: Column<UInt8>
    let flags: Column<UInt8>
    let total: Column<Int32>
    let pointsPaid: Column<Int32>
    let rows: Column<UInt32>

    init(
      _ at: [UInt32], _ day: [UInt16], _ store: [UInt16], _ cashier: [UInt32], _ channel: [UInt8], _ flags: [UInt8],
      _ total: [Int32], _ pointsPaid: [Int32], _ rows: [UInt32]
    ) {
      self.at = Column(at)
      self.day = Column(day)
      self.store = Column(store)
      self.cashier = Column(cashier)
      self.channel = Column(channel)
      self.flags = Column(flags)
      self.total = Column(total)
      self.pointsPaid = Column(pointsPaid)
      self.rows = Column(rows)
    }
  }

  /// Line columns in memory that does not move.
  private struct LineColumnSet {
    let lineStart: Column<UInt32>
    let term: Column<UInt32>
    let quantity: Column<Int32>
    let amount: Column<Int32>

    init(_ lineStart: [UInt32], _ term: [UInt32], _ quantity: [Int32], _ amount: [Int32]) {
      self.lineStart = Column(lineStart)
      self.term = Column(term)
      self.quantity = Column(quantity)
      self.amount = Column(amount)
    }
  }
}
