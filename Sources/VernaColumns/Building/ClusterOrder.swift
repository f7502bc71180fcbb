/// The order of rows: by shopper, then by time, then by import; anonymous ones last, in order of import.
enum ClusterOrder {
  /// Of each shopper the first row, with one more entry where anonymous rows start; and by row the placed receipt.
  ///
  /// A counting sort, so that input in order of time needs no comparison but the check that it is.
  static func order(_ placed: [PlacedReceipt], shopperCount: Int) -> (Column<UInt32>, Column<UInt32>) {
    let start = Column<UInt32>(count: shopperCount + 1)
    for receipt in placed where receipt.shopper >= 0 { start.start[Int(receipt.shopper)] += 1 }
    var rows: UInt32 = 0
    for shopper in 0..<shopperCount {
      let count = start[shopper]
      start.start[shopper] = rows
      rows += count
    }
    start.start[shopperCount] = rows
    var next = start.array
    let order = Column<UInt32>(count: placed.count)
    for (index, receipt) in placed.enumerated() {
      let cluster = receipt.shopper >= 0 ? Int(receipt.shopper) : shopperCount
      order.start[Int(next[cluster])] = UInt32(index)
      next[cluster] += 1
    }
    for shopper in 0..<shopperCount {
      sort(Int(start[shopper])..<Int(start[shopper + 1]), of: order, by: placed)
    }
    return (start, order)
  }

  private static func sort(_ rows: Range<Int>, of order: Column<UInt32>, by placed: [PlacedReceipt]) {
    for row in rows.dropFirst() where placed[Int(order[row - 1])].at > placed[Int(order[row])].at {
      let sorted = rows.map { order[$0] }.sorted { left, right in
        let (first, second) = (placed[Int(left)].at, placed[Int(right)].at)
        return first != second ? first < second : left < right
      }
      for (offset, index) in sorted.enumerated() { order.start[rows.lowerBound + offset] = index }
      return
    }
  }
}
