/// Makes a data set of the sections of a cache file.
struct CacheReading {
  private let sections: CacheSections

  init(_ sections: CacheSections) { self.sections = sections }

  /// The data set, its columns in the mapping.
  func dataset() throws(CacheRefusal) -> Dataset {
    var facts = ByteReader(sections.bytes(.facts))
    let escapes = try CacheFacts.escapes(&facts)
    var data = try CacheFacts.dataset(&facts)
    if !facts.isAtEnd { throw .damaged(section: "facts") }
    let base = try base(escapes)
    let index = try index(rows: base.rowCount)
    if base.shopperCount != data.shopperIDs.count { throw .damaged(section: "shopperStart") }
    data.columns = ReceiptColumns(base: base, index: index)
    return data
  }

  private func base(_ escapes: EscapedAmounts) throws(CacheRefusal) -> BaseColumns {
    let at: Column<UInt32> = try sections.column(.at) ?? Column(count: 0)
    let rows = at.count
    guard let shopperStart = try sections.column(.shopperStart, of: UInt32.self) else {
      throw .damaged(section: "shopperStart")
    }
    let lineTerm = try sections.column(.lineTerm, of: UInt32.self)
    let lines = lineTerm?.count ?? 0
    let pointsPaid = try sections.column(.pointsPaid, of: Int32.self)
    if let pointsPaid, pointsPaid.count != rows { throw .damaged(section: "pointsPaid") }
    return BaseColumns(
      shopperStart: shopperStart, at: at, day: try sections.column(.day, count: rows),
      store: try sections.column(.store, count: rows), cashier: try sections.column(.cashier, count: rows),
      channel: try sections.column(.channel, count: rows), flags: try sections.column(.flags, count: rows),
      total: try sections.column(.total, count: rows), pointsPaid: pointsPaid,
      lineStart: lineTerm == nil ? nil : try sections.column(.lineStart, count: rows + 1), lineTerm: lineTerm,
      quantity: lineTerm == nil ? nil : try sections.column(.quantity, count: lines),
      amount: lineTerm == nil ? nil : try sections.column(.amount, count: lines), escapes: escapes)
  }

  private func index(rows: Int) throws(CacheRefusal) -> ReceiptIndex {
    let rowOfOrdinal: Column<UInt32> = try sections.column(.rowOfOrdinal) ?? Column(count: 0)
    let count = rowOfOrdinal.count
    guard let slots = try sections.column(.slots, of: UInt32.self) else { throw .damaged(section: "slots") }
    return ReceiptIndex(
      slots: slots, idStart: try sections.column(.idStart, count: count + 1),
      bytes: try sections.column(.idBytes) ?? Column(count: 0), rowOfOrdinal: rowOfOrdinal,
      ordinalOfRow: try sections.column(.ordinalOfRow, count: rows),
      receiptContent: try sections.column(.receiptContent), lineContent: try sections.column(.lineContent))
  }
}
