/// Receipts that came after the base was built, with what they changed about its rows.
///
/// A row is never changed: one whose shopper or flags change is hidden and added again. A tail row's number goes on
/// from the base's rows.
struct TailColumns: Sendable {
  let firstRow: Int
  /// How many ids the base's index has; tail ids' ordinals go on from there.
  let firstOrdinal: Int
  private(set) var receipts: [TailReceipt] = []
  private(set) var lines: [TailLine] = []
  /// By shopper: the newest of their tail rows + 1, 0 for none.
  private(set) var newest: [UInt32]
  /// By shopper: whether their rows are not just the base's.
  private(set) var isTouched: [Bool]
  /// By tail row: the next older one of the same shopper + 1, 0 for none.
  private(set) var older: [UInt32] = []
  /// Tail rows of anonymous receipts.
  private(set) var anonymous: [UInt32] = []
  /// Rows that were added again: the row that stands for each now.
  private(set) var movedTo: [UInt32: UInt32] = [:]
  /// Hidden anonymous rows of the base, ascending.
  private(set) var hiddenAnonymous: [UInt32] = []
  private(set) var hiddenLines = 0
  private(set) var hasPointsPaid = false
  /// Ids by ordinal less `firstOrdinal`, the row of each and what was imported under it.
  private(set) var ids = TextTable()
  private(set) var rowOfOrdinal: [UInt32] = []
  private(set) var receiptContent: [UInt64] = []
  private(set) var lineContent: [UInt64] = []

  init(firstRow: Int, firstOrdinal: Int, shopperCount: Int) {
    self.firstRow = firstRow
    self.firstOrdinal = firstOrdinal
    newest = [UInt32](repeating: 0, count: shopperCount)
    isTouched = [Bool](repeating: false, count: shopperCount)
  }

  /// How many rows there are fewer than the base's and the tail's together.
  var hiddenCount: Int { movedTo.count }

  /// Makes room for shoppers who are new.
  mutating func setShopperCount(_ count: Int) {
    while newest.count < count {
      newest.append(0)
      isTouched.append(false)
    }
  }

  /// Adds an id, which must not be there yet; its ordinal.
  mutating func addID(_ id: UnsafeRawBufferPointer, receiptContent: UInt64, lineContent: UInt64) -> Int {
    let index = ids.intern(id)
    precondition(index == rowOfOrdinal.count, "an id is added once")
    rowOfOrdinal.append(UInt32.max)
    self.receiptContent.append(receiptContent)
    self.lineContent.append(lineContent)
    return firstOrdinal + index
  }

  /// Adds a receipt with its lines; its row.
  mutating func add(_ receipt: TailReceipt, lines added: some Sequence<TailLine>) -> Int {
    var receipt = receipt
    receipt.lineStart = UInt32(lines.count)
    lines.append(contentsOf: added)
    receipt.lineCount = UInt32(lines.count) - receipt.lineStart
    let tailRow = UInt32(receipts.count)
    let row = firstRow + receipts.count
    receipts.append(receipt)
    if receipt.pointsPaid != 0 { hasPointsPaid = true }
    if receipt.shopper >= 0 {
      older.append(newest[Int(receipt.shopper)])
      newest[Int(receipt.shopper)] = tailRow + 1
      isTouched[Int(receipt.shopper)] = true
    } else {
      older.append(0)
      anonymous.append(tailRow)
    }
    let ordinal = Int(receipt.ordinal) - firstOrdinal
    if ordinal >= 0 && rowOfOrdinal[ordinal] == UInt32.max { rowOfOrdinal[ordinal] = UInt32(row) }
    return row
  }

  /// Hides a row that has been added again as another.
  mutating func move(_ row: Int, to newRow: Int, shopper: Int, lineCount: Int) {
    movedTo[UInt32(row)] = UInt32(newRow)
    hiddenLines += lineCount
    if shopper >= 0 {
      isTouched[shopper] = true
    } else if row < firstRow {
      let place = hiddenAnonymous.firstIndex { $0 > row } ?? hiddenAnonymous.count
      hiddenAnonymous.insert(UInt32(row), at: place)
    }
  }

  /// Flags a return of the tail whose original is not in the data.
  mutating func markLost(_ row: Int) { receipts[row - firstRow].flags.insert(.lacksOriginal) }

  /// The row that stands for a row now.
  func current(_ row: Int) -> Int {
    var row = row
    while let moved = movedTo[UInt32(row)] { row = Int(moved) }
    return row
  }

  /// The tail rows of a shopper that are not hidden, in no promised order.
  func rows(ofShopper shopper: Int) -> [Int] {
    var rows: [Int] = []
    var next = shopper < newest.count ? newest[shopper] : 0
    while next != 0 {
      let row = firstRow + Int(next) - 1
      if movedTo[UInt32(row)] == nil { rows.append(row) }
      next = older[Int(next) - 1]
    }
    return rows
  }
}

/// A receipt of the tail, or a base row on its way there.
struct TailReceipt: Sendable {
  var at: UInt32
  var day: UInt16
  var store: UInt16
  var cashier: UInt32
  var channel: UInt8
  var flags: ReceiptFlags
  var total: Int64
  var pointsPaid: Int64
  var shopper: Int32
  var ordinal: UInt32
  var lineStart: UInt32 = 0
  var lineCount: UInt32 = 0
}

/// A line of the tail.
struct TailLine: Sendable {
  var term: UInt32
  var quantity: Int64
  var amount: Int64
}
