/// The receipts of one shopper in order of time (ties in order of import), or a run of anonymous receipts, as
/// contiguous columns. Valid only inside the call that hands it out.
///
/// Money is the size of the receipt in its own direction: a return of 100 has `total` 100. It can be negative only
/// where the file says so (a given sale with money off beyond its price).
public struct ReceiptBlock {
  /// The shopper's index, or -1 for anonymous receipts (each is a shopper of its own).
  public let shopper: Int
  /// How many receipts.
  public let count: Int
  /// The row of the first receipt where rows are contiguous; see `row(_:)`.
  @usableFromInline let firstRow: Int
  @usableFromInline let rows: UnsafePointer<UInt32>?
  /// UTC seconds.
  public let at: UnsafePointer<UInt32>
  /// Local civil day in the programme's zone, as `Day.number`.
  public let day: UnsafePointer<UInt16>
  /// Codes of `Dataset.stores`, `cashiers`, `channels`; 0 is "not given".
  public let store: UnsafePointer<UInt16>
  public let cashier: UnsafePointer<UInt32>
  public let channel: UnsafePointer<UInt8>
  /// `ReceiptFlags`.
  public let flags: UnsafePointer<UInt8>
  /// `total(_:)` as stored: `Int32.min` stands for an amount that does not fit.
  public let total32: UnsafePointer<Int32>
  /// `pointsPaid(_:)` as stored; nil where nobody gave it.
  public let pointsPaid32: UnsafePointer<Int32>?
  /// `count + 1` offsets into the line columns below; nil where the data set has no lines.
  public let lineStart: UnsafePointer<UInt32>?
  /// Lines: a term (see `Dataset.terms`).
  public let lineTerm: UnsafePointer<UInt32>?
  /// `quantity(_:)` as stored: `Int32.min` stands for one that does not fit.
  public let quantity32: UnsafePointer<Int32>?
  /// `amount(_:)` as stored: `Int32.min` stands for an amount that does not fit.
  public let amount32: UnsafePointer<Int32>?
  /// Kept alive by the columns that hand the block out.
  @usableFromInline unowned(unsafe) let escapes: EscapedAmounts

  @inlinable @inline(__always)
  init(
    shopper: Int, count: Int, firstRow: Int, rows: UnsafePointer<UInt32>?, at: UnsafePointer<UInt32>,
    day: UnsafePointer<UInt16>, store: UnsafePointer<UInt16>, cashier: UnsafePointer<UInt32>,
    channel: UnsafePointer<UInt8>, flags: UnsafePointer<UInt8>, total32: UnsafePointer<Int32>,
    pointsPaid32: UnsafePointer<Int32>?, lineStart: UnsafePointer<UInt32>?, lineTerm: UnsafePointer<UInt32>?,
    quantity32: UnsafePointer<Int32>?, amount32: UnsafePointer<Int32>?, escapes: EscapedAmounts
  ) {
    self.shopper = shopper
    self.count = count
    self.firstRow = firstRow
    self.rows = rows
    self.at = at
    self.day = day
    self.store = store
    self.cashier = cashier
    self.channel = channel
    self.flags = flags
    self.total32 = total32
    self.pointsPaid32 = pointsPaid32
    self.lineStart = lineStart
    self.lineTerm = lineTerm
    self.quantity32 = quantity32
    self.amount32 = amount32
    self.escapes = escapes
  }

  /// The receipt's row in the data set: stable for as long as the columns are not rebuilt.
  @inlinable @inline(__always)
  public func row(_ index: Int) -> Int {
    if let rows { return Int(rows[index]) }
    return firstRow + index
  }

  /// Money paid, in minor units.
  @inlinable @inline(__always)
  public func total(_ index: Int) -> Int64 {
    let value = total32[index]
    return value != Int32.min ? Int64(value) : escapes.total(ofRow: row(index))
  }

  /// The part paid with points, in minor units; 0 where not given.
  @inlinable @inline(__always)
  public func pointsPaid(_ index: Int) -> Int64 {
    guard let pointsPaid32 else { return 0 }
    let value = pointsPaid32[index]
    return value != Int32.min ? Int64(value) : escapes.pointsPaid(ofRow: row(index))
  }

  /// The lines of a receipt, as indices into the line columns.
  @inlinable @inline(__always)
  public func lines(_ index: Int) -> Range<Int> {
    guard let lineStart else { return 0..<0 }
    return Range(uncheckedBounds: (Int(lineStart[index]), Int(lineStart[index + 1])))
  }

  /// A line's quantity in thousandths of a unit, positive in the receipt's own direction.
  @inlinable @inline(__always)
  public func quantity(_ line: Int) -> Int64 {
    guard let quantity32 else { return 0 }
    let value = quantity32[line]
    return value != Int32.min ? Int64(value) : escapes.quantity(ofLine: line)
  }

  /// A line's money paid, in minor units, positive in the receipt's own direction (negative: money off). Of a receipt
  /// flagged `amountsHoldPoints` the line's share of the points paid is still in it.
  @inlinable @inline(__always)
  public func amount(_ line: Int) -> Int64 {
    guard let amount32 else { return 0 }
    let value = amount32[line]
    return value != Int32.min ? Int64(value) : escapes.amount(ofLine: line)
  }
}
