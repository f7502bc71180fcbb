/// The order of rows: by shopper, then by time, then by import; anonymous ones last, in order of import.
enum ClusterOrder {
  /// Of each shopper the first row, with one more entry where anonymous rows start; and by row the placed receipt.
  ///
  /// A counting sort, so that input in order of time needs no comparison at all.
  static func order(
    _ placed: [PlacedReceipt], shoppers: [Int32], shopperCount: Int, isInOrderOfTime: Bool
  ) -> (start: Column<UInt32>, order: Column<UInt32>) {
    let start = Column<UInt32>(count: shopperCount + 1)
    let order = Column<UInt32>(count: placed.count)
    shoppers.withUnsafeBufferPointer { shoppers in
      for shopper in shoppers where shopper >= 0 { start.start[Int(shopper)] += 1 }
      var rows: UInt32 = 0
      for shopper in 0..<shopperCount {
        let count = start[shopper]
        start.start[shopper] = rows
        rows += count
      }
      start.start[shopperCount] = rows
      let next = Column(start.array)
      for index in 0..<shoppers.count {
        let cluster = shoppers[index] >= 0 ? Int(shoppers[index]) : shopperCount
        let row = next.start[cluster]
        next.start[cluster] = row + 1
        order.start[Int(row)] = UInt32(truncatingIfNeeded: index)
      }
    }
    if !isInOrderOfTime {
      placed.withUnsafeBufferPointer { placed in
        for shopper in 0..<shopperCount {
          sort(Int(start[shopper])..<Int(start[shopper + 1]), of: order, by: placed)
        }
      }
    }
    return (start, order)
  }

  private static func sort(
    _ rows: Range<Int>, of order: Column<UInt32>, by placed: UnsafeBufferPointer<PlacedReceipt>
  ) {
    for row in rows.dropFirst() where placed[Int(order[row - 1])].at > placed[Int(order[row])].at {
      var sorted = rows.map { UInt64(placed[Int(order[$0])].at) << 32 | UInt64(order[$0]) }
      sorted.sort()
      for (offset, key) in sorted.enumerated() {
        order.start[rows.lowerBound + offset] = UInt32(truncatingIfNeeded: key)
      }
      return
    }
  }
}
