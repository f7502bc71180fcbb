/// Receipt ids, and hashes of what was imported under them.
///
/// A receipt id has an *ordinal*, its place in order of import; one id that is a sale and a return is one ordinal with
/// two rows. Counted apart from the columns' memory, and mapped when it comes from a cache file.
struct ReceiptIndex: Sendable {
  /// Open addressing over ids: ordinal + 1, 0 is free. A hash's search starts at its share of the table.
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

  /// In a slot: an id of which nothing came into the data.
  static let gone = UInt32.max

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
    var slot = slotOfHash(hashOfBytes(id), slots.count)
    while slots[slot] != 0 {
      if slots[slot] != ReceiptIndex.gone {
        let ordinal = Int(slots[slot]) - 1
        if equalBytes(idBytes(ordinal), id) { return ordinal }
      }
      slot += 1
      if slot == slots.count { slot = 0 }
    }
    return nil
  }

  /// The row of an id, nil if it is not there.
  func row(of id: UnsafeRawBufferPointer) -> Int? { ordinal(of: id).map { Int(rowOfOrdinal[$0]) } }

  /// The id of a row.
  func id(ofRow row: Int) -> String { String(decoding: idBytes(Int(ordinalOfRow[row])), as: UTF8.self) }
}
