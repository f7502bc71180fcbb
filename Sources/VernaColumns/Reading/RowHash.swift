/// A 64-bit hash of bytes, the same in every run and on every machine: words of eight bytes folded by 128-bit
/// products (the scheme of wyhash by Wang Yi), good enough to tell rows apart, not to withstand an adversary.
///
/// - Complexity: O(length), about a nanosecond for ten bytes.
@inline(__always)
func rowHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: count) ^ 0x9e37_79b9_7f4a_7c15
  var cursor = UnsafeRawPointer(bytes)
  var left = count
  while left >= 8 {
    hash = fold(hash ^ UInt64(littleEndian: cursor.loadUnaligned(as: UInt64.self)), 0xa076_1d64_78bd_642f)
    cursor += 8
    left -= 8
  }
  if left > 0 { hash = fold(hash ^ lastWord(cursor, left), 0xe703_7ed1_a0b4_28db) }
  return fold(hash, 0x8ebc_6af0_9c88_c6e3)
}

/// Up to seven bytes as a word; eight bytes must be readable.
@inline(__always)
func lastWord(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) & ((1 << UInt64(count &* 8)) &- 1)
}
