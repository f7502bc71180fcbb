/// A 64-bit checksum of any number of bytes, four lanes at a time, for finding damage; no defence against intent.
package enum Checksum {
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0x2d35_8dcc_aa6c_78a5 }
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var position = 0
    while position + 32 <= bytes.count {
      lanes.0 = fold(lanes.0 ^ word(start, position), 0xe703_7ed1_a0b4_28db)
      lanes.1 = fold(lanes.1 ^ word(start, position + 8), 0x8ebc_6af0_9c88_c6e3)
      lanes.2 = fold(lanes.2 ^ word(start, position + 16), 0x5899_65cc_7537_4cc3)
      lanes.3 = fold(lanes.3 ^ word(start, position + 24), 0x9e37_79b9_7f4a_7c15)
      position += 32
    }
    let rest = hashOfBytes(UnsafeRawBufferPointer(rebasing: bytes[position...]))
    let mixed = fold(lanes.0 ^ 0xa076_1d64_78bd_642f, lanes.1 ^ 0x1d8e_4e27_c47d_124f)
    let other = fold(lanes.2 ^ 0xeb44_acca_b455_d165, lanes.3 ^ 0x9e37_79b9_7f4a_7c15)
    return fold(mixed ^ rest, other ^ UInt64(bytes.count) &* 0x9e37_79b9_7f4a_7c15 | 1)
  }

  @inline(__always)
  private static func word(_ start: UnsafeRawPointer, _ position: Int) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }
}
