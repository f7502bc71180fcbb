/// Lays placed receipts and their lines out in clustered columns.
struct ColumnClustering {
  private let resolver: ReceiptResolver
  private let shoppers: ShopperAssignment
  private let start: Column<UInt32>
  /// By row: the placed receipt.
  let order: Column<UInt32>
  private let terms: [UInt32]
  private let threads: Int

  init(_ resolver: ReceiptResolver, _ shoppers: ShopperAssignment, terms: [UInt32], threads: Int) {
    self.resolver = resolver
    self.shoppers = shoppers
    self.terms = terms
    self.threads = threads
    (start, order) = ClusterOrder.order(
      resolver.placed, shoppers: shoppers.shoppers, shopperCount: shoppers.shopperIDs.count,
      isInOrderOfTime: resolver.isInOrderOfTime)
  }

  /// The columns.
  func columns() throws(BuildFailure) -> BaseColumns {
    let count = resolver.placed.count
    let lineCount = resolver.placed.reduce(0) { $0 + Int($1.lineCount) }
    if lineCount >= Int(UInt32.max) { throw .tooManyRows(limit: Int(UInt32.max) - 1) }
    let receipts = ClusteredReceipts(count: count, hasPointsPaid: resolver.hasPointsPaid, hasLines: lineCount > 0)
    concurrently(threads) { receipts.gather(share($0, of: threads, in: count), resolver, shoppers, order) }
    var lines: ClusteredLines?
    if let lineStart = receipts.lineStart {
      var line: UInt32 = 0
      for row in 0..<count {
        let length = lineStart[row]
        lineStart.start[row] = line
        line += length
      }
      lineStart.start[count] = line
      let clustered = ClusteredLines(count: lineCount)
      concurrently(threads) {
        clustered.gather(share($0, of: threads, in: count), receipts, resolver, terms)
      }
      lines = clustered
    }
    return BaseColumns(
      shopperStart: start, at: receipts.at, day: receipts.day, store: receipts.store, cashier: receipts.cashier,
      channel: receipts.channel, flags: receipts.flags, total: receipts.total, pointsPaid: receipts.pointsPaid,
      lineStart: receipts.lineStart, lineTerm: lines?.term, quantity: lines?.quantity, amount: lines?.amount,
      escapes: escapes(receipts, lines))
  }

  /// The amounts that do not fit, found again by their marks.
  private func escapes(_ receipts: ClusteredReceipts, _ lines: ClusteredLines?) -> EscapedAmounts {
    var totals: [Int: Int64] = [:]
    var points: [Int: Int64] = [:]
    var quantities: [Int: Int64] = [:]
    var amounts: [Int: Int64] = [:]
    for row in 0..<receipts.total.count where receipts.total[row] == Int32.min {
      totals[row] = resolver.placed[Int(order[row])].total
    }
    if let pointsPaid = receipts.pointsPaid {
      for row in 0..<pointsPaid.count where pointsPaid[row] == Int32.min {
        points[row] = resolver.placed[Int(order[row])].pointsPaid
      }
    }
    guard let lines, let lineStart = receipts.lineStart, !resolver.settled.escapes.isEmpty else {
      return EscapedAmounts(totals: totals, pointsPaid: points)
    }
    for row in 0..<order.count {
      let receipt = resolver.placed[Int(order[row])]
      if receipt.chunk != PlacedReceipt.settled { continue }
      for offset in 0..<Int(receipt.lineCount) {
        let line = Int(lineStart[row]) + offset
        let wide = resolver.settled.wide(Int(receipt.lineStart) + offset)
        if lines.quantity[line] == Int32.min { quantities[line] = wide.quantity }
        if lines.amount[line] == Int32.min { amounts[line] = wide.amount }
      }
    }
    return EscapedAmounts(totals: totals, pointsPaid: points, quantities: quantities, amounts: amounts)
  }
}
