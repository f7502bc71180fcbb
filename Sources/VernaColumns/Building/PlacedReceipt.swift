/// A sale or a return with everything settled but its place.
struct PlacedReceipt {
  var at: UInt32
  /// Builder's codes, 0 for none.
  var member: UInt32
  var customer: UInt32
  var cashier: UInt32
  var store: UInt16
  var channel: UInt8
  var flags: ReceiptFlags
  var total: Int64
  var pointsPaid: Int64
  /// Its id's place in order of import.
  var ordinal: UInt32
  /// Its lines: in a chunk as staged, or in the settled lines.
  var chunk: UInt32
  var lineStart: UInt32
  var lineCount: UInt32
  /// Index of its shopper, -1 for anonymous.
  var shopper: Int32 = -1

  /// In place of a chunk: the lines are in the settled ones.
  static let settled = UInt32.max
}

/// A return that names its original sale.
struct PendingReturn {
  /// Index into the placed receipts.
  var placed: Int
  /// Where the text of the original's id is.
  var chunk: Int
  var originalCode: UInt32
}
