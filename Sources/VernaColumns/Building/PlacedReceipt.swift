/// A sale or a return with everything settled but its place.
struct PlacedReceipt {
  var at: UInt32
  var cashier: UInt32
  var store: UInt16
  /// Local civil day.
  var day: UInt16
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

  /// In place of a chunk: the lines are in the settled ones.
  static let settled = UInt32.max
}

/// Whose ids a placed receipt carries, as the builder's codes; 0 for none.
struct PlacedOwner {
  var member: UInt32
  var customer: UInt32
}

/// A return that names its original sale.
struct PendingReturn {
  /// Index into the placed receipts.
  var placed: Int
  /// Where the text of the original's id is.
  var chunk: Int
  var originalCode: UInt32
}
