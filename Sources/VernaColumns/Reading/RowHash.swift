/// A 64-bit hash of bytes, the same in every run and on every machine: sixteen bytes folded by one 128-bit product
/// (the scheme of wyhash by Wang Yi), good enough to tell rows apart, not to withstand an adversary.
///
/// Eight bytes beyond the end must be readable.
///
/// - Complexity: O(length), about a nanosecond for sixteen bytes.
@inline(__always)
func rowHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: count) ^ 0x9e37_79b9_7f4a_7c15
  var cursor = UnsafeRawPointer(bytes)
  var left = count
  while left >= 16 {
    let first = UInt64(littleEndian: cursor.loadUnaligned(as: UInt64.self))
    let second = UInt64(littleEndian: cursor.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    hash = fold(first ^ 0xa076_1d64_78bd_642f, second ^ hash)
    cursor += 16
    left &-= 16
  }
  var first: UInt64 = 0
  if left >= 8 {
    first = UInt64(littleEndian: cursor.loadUnaligned(as: UInt64.self))
    cursor += 8
    left &-= 8
  }
  let second = left > 0 ? lastWord(cursor, left) : 0
  return fold(
    fold(first ^ 0xe703_7ed1_a0b4_28db, second ^ hash), 0x8ebc_6af0_9c88_c6e3 ^ UInt64(truncatingIfNeeded: count))
}

/// Up to seven bytes as a word; eight bytes must be readable.
@inline(__always)
func lastWord(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) & ((1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1)
}
