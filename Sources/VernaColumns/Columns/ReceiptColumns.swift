public import VernaCore

/// Receipts and lines in columns clustered by shopper: a large base, which may be mapped from a cache file, and a
/// small tail of receipts appended since.
public struct ReceiptColumns: Sendable {
  /// How many receipts, sales and returns together.
  public var receiptCount: Int { 0 }
  /// How many lines.
  public var lineCount: Int { 0 }
  /// How many shoppers.
  public var shopperCount: Int { 0 }
  /// The first and the last local day on which there is a receipt; nil where there is none.
  public var days: ClosedRange<Day>? { nil }
  /// The first and the last moment of a receipt, UTC seconds.
  public var moments: ClosedRange<Int64>? { nil }

  /// Calls with the block of each shopper of a range who has receipts, in order of index.
  ///
  /// Safe to call from several threads at once on different ranges.
  public func forEachShopper(in range: Range<Int>, _ body: (borrowing ReceiptBlock) -> Void) {}

  /// Calls with runs of anonymous receipts, each at most `chunk` long, that together cover the `part`-th of `parts`
  /// equal shares of them. Order of time within a run is not promised.
  public func forEachAnonymous(part: Int, of parts: Int, chunk: Int = 65_536, _ body: (borrowing ReceiptBlock) -> Void) {}

  /// Ranges of shoppers that hold about equal numbers of receipts, for as many threads.
  public func shopperRanges(_ parts: Int) -> [Range<Int>] { [] }

  /// The row of a receipt by its id, nil if it is not in the data.
  public func row(ofReceipt id: String) -> Int? { nil }

  /// Calls with the one-receipt block of a row and the shopper's index (-1 for anonymous).
  public func withReceipt(row: Int, _ body: (borrowing ReceiptBlock) -> Void) {}
}
