/// The clustered columns as built or mapped, which nothing changes afterwards: rows in order of shopper, each
/// shopper's in order of time, the anonymous ones last in order of import.
final class BaseColumns: Sendable {
  /// Of each shopper the first row; one more entry than shoppers, where the anonymous rows start.
  let shopperStart: Column<UInt32>
  let at: Column<UInt32>
  let day: Column<UInt16>
  let store: Column<UInt16>
  let cashier: Column<UInt32>
  let channel: Column<UInt8>
  let flags: Column<UInt8>
  let total: Column<Int32>
  /// Nil where nobody gave points paid.
  let pointsPaid: Column<Int32>?
  /// One more entry than rows; nil without lines.
  let lineStart: Column<UInt32>?
  let lineTerm: Column<UInt32>?
  let quantity: Column<Int32>?
  let amount: Column<Int32>?
  let escapes: EscapedAmounts

  init(
    shopperStart: Column<UInt32>, at: Column<UInt32>, day: Column<UInt16>, store: Column<UInt16>,
    cashier: Column<UInt32>, channel: Column<UInt8>, flags: Column<UInt8>, total: Column<Int32>,
    pointsPaid: Column<Int32>?, lineStart: Column<UInt32>?, lineTerm: Column<UInt32>?, quantity: Column<Int32>?,
    amount: Column<Int32>?, escapes: EscapedAmounts
  ) {
    self.shopperStart = shopperStart
    self.at = at
    self.day = day
    self.store = store
    self.cashier = cashier
    self.channel = channel
    self.flags = flags
    self.total = total
    self.pointsPaid = pointsPaid
    self.lineStart = lineStart
    self.lineTerm = lineTerm
    self.quantity = quantity
    self.amount = amount
    self.escapes = escapes
  }

  /// No receipts.
  static let empty = BaseColumns(
    shopperStart: Column(count: 1), at: Column(count: 0), day: Column(count: 0), store: Column(count: 0),
    cashier: Column(count: 0), channel: Column(count: 0), flags: Column(count: 0), total: Column(count: 0),
    pointsPaid: nil, lineStart: nil, lineTerm: nil, quantity: nil, amount: nil, escapes: .none)

  var rowCount: Int { at.count }
  var lineCount: Int { lineTerm?.count ?? 0 }
  var shopperCount: Int { shopperStart.count - 1 }
  /// Where the anonymous rows start.
  var firstAnonymousRow: Int { Int(shopperStart[shopperCount]) }

  /// The rows of a shopper; none for a shopper who came after the base.
  func rows(ofShopper shopper: Int) -> Range<Int> {
    guard shopper < shopperCount else { return 0..<0 }
    return Int(shopperStart[shopper])..<Int(shopperStart[shopper + 1])
  }

  /// The shopper of a row, -1 for an anonymous one.
  ///
  /// - Complexity: O(log shoppers).
  func shopper(ofRow row: Int) -> Int {
    if row >= firstAnonymousRow { return -1 }
    var low = 0
    var high = shopperCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(shopperStart[middle]) <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// The block of a run of rows.
  @inline(__always)
  func block(shopper: Int, first: Int, count: Int) -> ReceiptBlock {
    ReceiptBlock(
      shopper: shopper, count: count, firstRow: first, rows: nil, at: UnsafePointer(at.start + first),
      day: UnsafePointer(day.start + first), store: UnsafePointer(store.start + first),
      cashier: UnsafePointer(cashier.start + first), channel: UnsafePointer(channel.start + first),
      flags: UnsafePointer(flags.start + first), total32: UnsafePointer(total.start + first),
      pointsPaid32: pointsPaid.map { UnsafePointer($0.start + first) },
      lineStart: lineStart.map { UnsafePointer($0.start + first) }, lineTerm: lineTerm.map { UnsafePointer($0.start) },
      quantity32: quantity.map { UnsafePointer($0.start) }, amount32: amount.map { UnsafePointer($0.start) },
      escapes: escapes)
  }
}
