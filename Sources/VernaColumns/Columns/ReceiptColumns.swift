public import VernaCore

/// Receipts and lines in columns clustered by shopper: a large base, which may be mapped from a cache file, and a
/// small tail of receipts appended since.
public struct ReceiptColumns: Sendable {
  var base: BaseColumns
  /// Ids and what was imported under them.
  var index: ReceiptIndex
  /// Nil until something is appended.
  var tail: TailColumns?
  /// The first and the last local day on which there is a receipt; nil where there is none.
  public internal(set) var days: ClosedRange<Day>?
  /// The first and the last moment of a receipt, UTC seconds.
  public internal(set) var moments: ClosedRange<Int64>?
  /// How many shoppers.
  public internal(set) var shopperCount: Int

  /// No receipts.
  public init() { self.init(base: .empty, index: .empty) }

  init(base: BaseColumns, index: ReceiptIndex) {
    self.base = base
    self.index = index
    shopperCount = base.shopperCount
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
    if base.rowCount == 0 { return }
    moments = Int64(least)...Int64(greatest)
    days = Day(number: Int32(firstDay))...Day(number: Int32(lastDay))
  }

  /// How many receipts, sales and returns together.
  public var receiptCount: Int { base.rowCount + (tail.map { $0.receipts.count - $0.hiddenCount } ?? 0) }
  /// How many lines.
  public var lineCount: Int { base.lineCount + (tail.map { $0.lines.count - $0.hiddenLines } ?? 0) }
  /// How many receipts lie in the tail.
  public var tailCount: Int { tail?.receipts.count ?? 0 }

  /// Calls with the block of each shopper of a range who has receipts, in order of index.
  ///
  /// Safe to call from several threads at once on different ranges.
  public func forEachShopper(in range: Range<Int>, _ body: (borrowing ReceiptBlock) -> Void) {
    guard let tail else {
      forEachBaseShopper(in: range.clamped(to: 0..<base.shopperCount), body)
      return
    }
    // Runs of shoppers whom the tail leaves alone go the quick way.
    var shopper = max(range.lowerBound, 0)
    let end = min(range.upperBound, shopperCount)
    while shopper < end {
      var run = shopper
      while run < end && run < base.shopperCount && !tail.isTouched[run] { run += 1 }
      if run > shopper { forEachBaseShopper(in: shopper..<run, body) }
      if run < end { withMerged(shopper: run, tail, body) }
      shopper = run + 1
    }
  }

  private func forEachBaseShopper(in range: Range<Int>, _ body: (borrowing ReceiptBlock) -> Void) {
    let base = base
    for shopper in range {
      let first = Int(base.shopperStart[shopper])
      let count = Int(base.shopperStart[shopper + 1]) - first
      if count > 0 { body(base.block(shopper: shopper, first: first, count: count)) }
    }
  }

  /// Calls with runs of anonymous receipts, each at most `chunk` long, that together cover the `part`-th of `parts`
  /// equal shares of them. Order of time within a run is not promised.
  public func forEachAnonymous(part: Int, of parts: Int, chunk: Int = 65_536, _ body: (borrowing ReceiptBlock) -> Void)
  {
    let first = base.firstAnonymousRow
    let rows = share(part, of: parts, in: base.rowCount - first)
    var start = first + rows.lowerBound
    let end = first + rows.upperBound
    let hidden = tail?.hiddenAnonymous ?? []
    while start < end {
      let barrier = hidden.first { $0 >= start }.map { Int($0) } ?? end
      let length = min(chunk, min(barrier, end) - start)
      if length > 0 { body(base.block(shopper: -1, first: start, count: length)) }
      start += length > 0 ? length : 1
    }
    guard let tail else { return }
    let later = tail.anonymous.map { tail.firstRow + Int($0) }.filter { tail.movedTo[UInt32($0)] == nil }
    var rest = later[share(part, of: parts, in: later.count)]
    while !rest.isEmpty {
      withRows(Array(rest.prefix(chunk)), shopper: -1, body)
      rest = rest.dropFirst(chunk)
    }
  }

  /// Ranges of shoppers that hold about equal numbers of receipts, for as many threads.
  public func shopperRanges(_ parts: Int) -> [Range<Int>] {
    let rows = base.firstAnonymousRow
    var ranges: [Range<Int>] = []
    var start = 0
    for part in 1...max(parts, 1) {
      let wanted = rows * part / max(parts, 1)
      var low = start
      var high = base.shopperCount
      while low < high {
        let middle = (low + high) / 2
        if Int(base.shopperStart[middle]) < wanted { low = middle + 1 } else { high = middle }
      }
      let end = part == max(parts, 1) ? shopperCount : low
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// The row of a receipt by its id, nil if it is not in the data; of an id that is a sale and a return, the sale's.
  public func row(ofReceipt id: String) -> Int? {
    var copy = id
    return copy.withUTF8 { row(ofReceipt: UnsafeRawBufferPointer($0)) }
  }

  /// The id of the receipt of a row.
  public func receiptID(ofRow row: Int) -> String {
    let ordinal = ordinal(ofRow: row)
    if let tail, ordinal >= tail.firstOrdinal { return tail.ids[ordinal - tail.firstOrdinal] }
    return String(decoding: index.idBytes(ordinal), as: UTF8.self)
  }

  /// Calls with the one-receipt block of a row; its shopper is -1 for anonymous.
  public func withReceipt(row: Int, _ body: (borrowing ReceiptBlock) -> Void) {
    let row = tail?.current(row) ?? row
    if row < base.rowCount {
      body(base.block(shopper: base.shopper(ofRow: row), first: row, count: 1))
    } else {
      withRows([row], shopper: shopper(ofRow: row), body)
    }
  }
}
