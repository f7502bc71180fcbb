import VernaColumns

/// A cache file whose checksums are made right, whatever it holds.
///
/// Without this no change of a byte would get past the checksums, and what reads the sections would stay untried.
enum SealedCache {
  /// The bytes with magic, version, number of sections and fingerprint as the reader wants them, and every checksum
  /// worked out anew; sections that lie outside the file are left for the reader to refuse.
  static func bytes(_ body: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes = Array(body)
    guard bytes.count >= CacheLayout.headerBytes else { return bytes }
    put(CacheLayout.magic, at: 0, &bytes)
    put(CacheLayout.version, at: 8, &bytes)
    put(UInt32(CacheLayout.Section.allCases.count), at: 12, &bytes)
    put(Checksum.of(UnsafeRawBufferPointer(start: nil, count: 0)), at: 16, &bytes)
    for section in CacheLayout.Section.allCases {
      let place = 24 + section.rawValue * 24
      let offset = number(at: place, bytes)
      let (end, overflows) = offset.addingReportingOverflow(number(at: place + 8, bytes))
      if overflows || end > UInt64(bytes.count) { continue }
      put(checksum(bytes, Int(offset)..<Int(end)), at: place + 16, &bytes)
    }
    put(checksum(bytes, 0..<CacheLayout.headerBytes - 8), at: CacheLayout.headerBytes - 8, &bytes)
    return bytes
  }

  private static func checksum(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private static func number(at place: Int, _ bytes: [UInt8]) -> UInt64 {
    UInt64(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) })
  }

  private static func put(_ value: some FixedWidthInteger, at place: Int, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<place + $0.count, with: $0) }
  }
}
