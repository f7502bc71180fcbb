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
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in string.utf8 { hasher.combine(byte) }
    hasher.combine(0xff as UInt8)
  }

  public static func < (left: ByteText, right: ByteText) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}
