public import VernaCore

/// Receipts and lines in columns clustered by shopper: a large base, which may be mapped from a cache file, and a
/// small tail of receipts appended since.
public struct ReceiptColumns: Sendable {
  @usableFromInline var base: BaseColumns
  /// Ids and what was imported under them.
  var index: ReceiptIndex
  /// The first and the last local day on which there is a receipt; nil where there is none.
  public private(set) var days: ClosedRange<Day>?
  /// The first and the last moment of a receipt, UTC seconds.
  public private(set) var moments: ClosedRange<Int64>?

  /// No receipts.
  public init() {
    base = .empty
    index = .empty
  }

  init(base: BaseColumns, index: ReceiptIndex) {
    self.base = base
    self.index = index
    var least = UInt32.max
    var greatest = UInt32.min
    var firstDay = UInt16.max
    var lastDay = UInt16.min
    for row in 0..<base.rowCount {
      least = min(least, base.at[row])
      greatest = max(greatest, base.at[row])
      firstDay = min(firstDay, base.day[row])
      lastDay = max(lastDay, base.day[row])
    }
    guard base.rowCount > 0 else { return }
    moments = Int64(least)...Int64(greatest)
    days = Day(number: Int32(firstDay))...Day(number: Int32(lastDay))
  }

  /// How many receipts, sales and returns together.
  public var receiptCount: Int { base.rowCount }
  /// How many lines.
  public var lineCount: Int { base.lineCount }
  /// How many shoppers.
  public var shopperCount: Int { base.shopperCount }

  /// Calls with the block of each shopper of a range who has receipts, in order of index.
  ///
  /// Safe to call from several threads at once on different ranges.
  public func forEachShopper(in range: Range<Int>, _ body: (borrowing ReceiptBlock) -> Void) {
    for shopper in range.clamped(to: 0..<base.shopperCount) {
      let rows = base.rows(ofShopper: shopper)
      if rows.isEmpty { continue }
      body(base.block(shopper: shopper, first: rows.lowerBound, count: rows.count))
    }
  }

  /// Calls with runs of anonymous receipts, each at most `chunk` long, that together cover the `part`-th of `parts`
  /// equal shares of them. Order of time within a run is not promised.
  public func forEachAnonymous(part: Int, of parts: Int, chunk: Int = 65_536, _ body: (borrowing ReceiptBlock) -> Void) {
    let first = base.firstAnonymousRow
    let count = base.rowCount - first
    var start = first + count * part / parts
    let end = first + count * (part + 1) / parts
    while start < end {
      let length = min(chunk, end - start)
      body(base.block(shopper: -1, first: start, count: length))
      start += length
    }
  }

  /// Ranges of shoppers that hold about equal numbers of receipts, for as many threads.
  public func shopperRanges(_ parts: Int) -> [Range<Int>] {
    let count = base.shopperCount
    let rows = base.firstAnonymousRow
    var ranges: [Range<Int>] = []
    var start = 0
    for part in 1...max(parts, 1) {
      let wanted = rows * part / max(parts, 1)
      var low = start
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if Int(base.shopperStart[middle]) < wanted { low = middle + 1 } else { high = middle }
      }
      let end = part == max(parts, 1) ? count : low
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// The row of a receipt by its id, nil if it is not in the data; of an id that is a sale and a return, the sale's.
  public func row(ofReceipt id: String) -> Int? {
    var copy = id
    return copy.withUTF8 { index.row(of: UnsafeRawBufferPointer($0)) }
  }

  /// The id of the receipt of a row.
  public func receiptID(ofRow row: Int) -> String { index.id(ofRow: row) }

  /// Calls with the one-receipt block of a row and the shopper's index (-1 for anonymous).
  public func withReceipt(row: Int, _ body: (borrowing ReceiptBlock) -> Void) {
    body(base.block(shopper: base.shopper(ofRow: row), first: row, count: 1))
  }
}
