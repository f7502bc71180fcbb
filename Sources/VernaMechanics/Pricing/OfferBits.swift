/// A set of offers by rank, a bit each.
struct OfferBits {
  private(set) var words: ContiguousArray<UInt64>

  init(count: Int, all: Bool = false) {
    words = ContiguousArray(repeating: all ? ~0 : 0, count: (count + 63) / 64)
    if all, count & 63 != 0 { words[words.count - 1] = (1 << UInt64(count & 63)) - 1 }
  }

  mutating func insert(_ rank: Int) { words[rank >> 6] |= 1 << UInt64(rank & 63) }

  func contains(_ rank: Int) -> Bool { words[rank >> 6] >> UInt64(rank & 63) & 1 == 1 }

  mutating func formUnion(_ other: OfferBits) {
    for word in words.indices { words[word] |= other.words[word] }
  }

  mutating func formIntersection(_ other: OfferBits) {
    for word in words.indices { words[word] &= other.words[word] }
  }

  /// The words to write to.
  mutating func withWords(_ body: (UnsafeMutablePointer<UInt64>) -> Void) {
    words.withUnsafeMutableBufferPointer { words in
      if let start = words.baseAddress { body(start) }
    }
  }

  /// Becomes another set of the same room.
  mutating func copy(_ other: OfferBits) {
    for word in words.indices { words[word] = other.words[word] }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
