/// How many bytes receipts and lines take in memory.
public struct ColumnMemory: Sendable, Equatable {
  /// Of all receipts: every column with an entry a receipt or a shopper.
  public var receipts: Int
  /// Of all lines: every column with an entry a line.
  public var lines: Int
  /// Of the index of ids and content hashes, which is mapped.
  public var index: Int
}

extension ReceiptColumns {
  /// The bytes of the base; the tail is small and short-lived.
  public var memory: ColumnMemory {
    let receipts = [
      base.shopperStart.bytes, base.at.bytes, base.day.bytes, base.store.bytes, base.cashier.bytes, base.channel.bytes,
      base.flags.bytes, base.total.bytes, base.pointsPaid?.bytes, base.lineStart?.bytes,
    ]
    let lines = [base.lineTerm?.bytes, base.quantity?.bytes, base.amount?.bytes]
    let ids = [
      index.slots.bytes, index.idStart.bytes, index.bytes.bytes, index.rowOfOrdinal.bytes, index.ordinalOfRow.bytes,
      index.receiptContent?.bytes, index.lineContent?.bytes,
    ]
    func sum(_ parts: [UnsafeRawBufferPointer?]) -> Int { parts.reduce(0) { $0 + ($1?.count ?? 0) } }
    return ColumnMemory(receipts: sum(receipts), lines: sum(lines), index: sum(ids))
  }
}
