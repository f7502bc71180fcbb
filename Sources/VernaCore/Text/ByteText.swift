/// Text compared, hashed and ordered by its UTF-8 bytes.
///
/// Swift's `String ==` is canonical: `é` in one code point equals `é` in two. Ids must not (PRODUCT.md, "Text"),
/// so every id and dictionary key of the house is a `ByteText`.
public struct ByteText: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text itself.
  public let string: String

  /// Wraps a string.
  public init(_ string: String) {
    self.string = string
  }

  public init(stringLiteral value: String) { string = value }

  public var description: String { string }

  public static func == (left: ByteText, right: ByteText) -> Bool {
    var (left, right) = (left.string, right.string)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        left.count == right.count && left.elementsEqual(right)
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    var text = string
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xff as UInt8)
  }

  /// A number of the bytes that different texts rarely share, much quicker than a hash of Swift's; never stored.
  public var fingerprint: UInt64 {
    var text = string
    return text.withUTF8 { ByteText.fingerprint(UnsafeRawBufferPointer($0)) }
  }

  /// The fingerprint of some bytes: eight at a time, multiplied and folded (as Wang Yi's wyhash does).
  public static func fingerprint(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    func fold(_ word: UInt64) -> UInt64 {
      let product = word.multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
      return product.high ^ product.low ^ (word >> 29)
    }
    var state = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15
    var place = 0
    while place + 8 <= bytes.count {
      state = fold(state ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    // Of what is left the last eight bytes, some of them a second time; of shorter texts byte by byte.
    if place < bytes.count, bytes.count >= 8 {
      return fold(state ^ bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    return fold(state ^ rest)
  }

  public static func < (left: ByteText, right: ByteText) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}
