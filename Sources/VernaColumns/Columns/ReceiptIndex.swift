/// Receipt ids, and hashes of what was imported under them.
///
/// A receipt id has an *ordinal*, its place in order of import; one id that is a sale and a return is one ordinal with
/// two rows. Counted apart from the columns' memory, and mapped when it comes from a cache file.
struct ReceiptIndex: Sendable {
  /// Open addressing over ids: ordinal + 1, 0 is free. Its size is a power of two.
  let slots: Column<UInt32>
  /// By ordinal: where its id starts in `bytes`; one more entry than ordinals.
  let idStart: Column<UInt64>
  let bytes: Column<UInt8>
  /// By ordinal: the row, of a sale and a return the sale's.
  let rowOfOrdinal: Column<UInt32>
  /// By row.
  let ordinalOfRow: Column<UInt32>
  /// By ordinal: a hash of its row in a receipts file, 0 where it had none; nil where there was no such file.
  let receiptContent: Column<UInt64>?
  /// By ordinal: a hash of its rows in a lines file, 0 where it had none; nil where there was no such file.
  let lineContent: Column<UInt64>?

  static let empty = ReceiptIndex(
    slots: Column(count: 1), idStart: Column(count: 1), bytes: Column(count: 0), rowOfOrdinal: Column(count: 0),
    ordinalOfRow: Column(count: 0), receiptContent: nil, lineContent: nil)

  var count: Int { rowOfOrdinal.count }

  /// The bytes of an ordinal's id.
  @inline(__always)
  func idBytes(_ ordinal: Int) -> UnsafeRawBufferPointer {
    let start = Int(idStart[ordinal])
    return UnsafeRawBufferPointer(start: bytes.start + start, count: Int(idStart[ordinal + 1]) - start)
  }

  /// The ordinal of an id, nil if it is not there.
  ///
  /// - Complexity: O(length) expected.
  func ordinal(of id: UnsafeRawBufferPointer) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashOfBytes(id)) & mask
    while slots[slot] != 0 {
      let ordinal = Int(slots[slot]) - 1
      if equalBytes(idBytes(ordinal), id) { return ordinal }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The row of an id, nil if it is not there.
  func row(of id: UnsafeRawBufferPointer) -> Int? { ordinal(of: id).map { Int(rowOfOrdinal[$0]) } }

  /// The id of a row.
  func id(ofRow row: Int) -> String { String(decoding: idBytes(Int(ordinalOfRow[row])), as: UTF8.self) }
}
