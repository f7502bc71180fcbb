/// A batch in the builder's own form: receipts, each with its lines side by side.
struct ReceiptChunk {
  let source: Int
  let isLines: Bool
  let pointsIncluded: Bool
  /// The batch's dictionaries of ids; what they say is not merged until the end.
  let ids: TextTable
  let originals: TextTable
  /// By receipt: the code of its id.
  let idCodes: [UInt32]
  /// What is said of each receipt; empty once the receipts are settled.
  var receipts: [StagedReceipt] = []
  var staged = StagedLines()
  /// The physical line of each line.
  var lineNumbers: [UInt32] = []
  /// How many receipts are in the chunks before.
  var base = 0

  /// How many receipts.
  var count: Int { idCodes.count }

  /// Calls with the bytes of a receipt's id.
  @inline(__always)
  func withID<Result>(_ receipt: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    ids.withBytes(of: Int(idCodes[receipt]), body)
  }

  /// Leaves nothing but the ids.
  mutating func forget() {
    receipts = []
    staged = StagedLines()
    lineNumbers = []
  }
}
