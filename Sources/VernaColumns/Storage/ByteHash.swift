#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A 64-bit hash of bytes, eight at a time: multiply, fold the high half into the low, end with a mix.
///
/// The same on every machine and in every run, since it keys cache files. The multiply-and-fold step is that of
/// Wang Yi's wyhash.
@inline(__always)
func hashOfBytes(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15 ^ 0xa076_1d64_78bd_642f
  guard let start = bytes.baseAddress else { return hash }
  var position = 0
  let count = bytes.count
  while position + 8 <= count {
    let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    hash = fold(hash ^ word, 0xe703_7ed1_a0b4_28db)
    position += 8
  }
  if position < count {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while position < count {
      word |= UInt64(start.load(fromByteOffset: position, as: UInt8.self)) << shift
      shift += 8
      position += 1
    }
    hash = fold(hash ^ word, 0x8ebc_6af0_9c88_c6e3)
  }
  return fold(hash, 0x5899_65cc_7537_4cc3)
}

/// The two halves of a 128-bit product, folded together.
@inline(__always)
func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}

/// Whether two runs of bytes are the same.
@inline(__always)
func equalBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count else { return false }
  guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return true }
  return memcmp(leftStart, rightStart, left.count) == 0
}
