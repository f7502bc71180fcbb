/// How a cache file is laid out: a header, the columns one by one, each on a boundary of 64 bytes, and the facts.
///
/// Header, little-endian: magic (8 bytes), version (4), number of sections (4), checksum of the fingerprint (8), then
/// for each section offset (8), bytes (8) and checksum (8), and last the checksum of all that (8).
package enum CacheLayout {
  /// `VERNACOL` in bytes.
  package static let magic: UInt64 = 0x4c4f_4341_4e52_4556
  /// Raised whenever anything about the file or what it holds changes.
  package static let version: UInt32 = 2
  package static let alignment = 64

  /// The sections, in order.
  package enum Section: Int, CaseIterable {
    case shopperStart, at, day, store, cashier, channel, flags, total, pointsPaid
    case lineStart, lineTerm, quantity, amount
    case slots, idStart, idBytes, rowOfOrdinal, ordinalOfRow, receiptContent, lineContent
    case facts
  }

  package static let headerBytes = 24 + Section.allCases.count * 24 + 8

  package static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}
