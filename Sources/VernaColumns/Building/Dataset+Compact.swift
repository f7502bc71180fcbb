extension Dataset {
  /// Lays base and tail out as a new base; nothing else changes but the numbers of rows.
  ///
  /// - Complexity: O(receipts + lines).
  public mutating func compact() {
    guard columns.tail != nil else { return }
    let compaction = Compaction(columns)
    for index in directory.rowsOfAwaited.indices {
      directory.rowsOfAwaited[index] = directory.rowsOfAwaited[index].map { row in
        compaction.rowOfOldRow[columns.current(Int(row))]
      }
    }
    let (days, moments, shopperCount) = (columns.days, columns.moments, columns.shopperCount)
    columns = ReceiptColumns(base: compaction.base, index: compaction.index)
    columns.days = days
    columns.moments = moments
    columns.shopperCount = shopperCount
  }
}
