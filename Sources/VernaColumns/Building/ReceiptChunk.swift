/// A batch in the builder's own form: receipts, each with its lines side by side.
struct ReceiptChunk {
  let source: Int
  let isLines: Bool
  let pointsIncluded: Bool
  /// The batch's dictionaries of ids; what they say is not merged until the end.
  let ids: TextTable
  let originals: TextTable
  var receipts: [StagedReceipt] = []
  var staged = StagedLines()
  /// The physical line of each line.
  var lineNumbers: [UInt32] = []
  /// How many receipts are in the chunks before.
  var base = 0

  /// Calls with the bytes of a receipt's id.
  @inline(__always)
  func withID<Result>(_ receipt: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    ids.withBytes(of: Int(receipts[receipt].idCode), body)
  }
}
