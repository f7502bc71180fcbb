/// A line's term as the line itself gives it, before the product's cost and VAT rate come in.
struct RawTerm: Equatable {
  /// Code of the builder's skus.
  var sku: UInt32
  var promotion: UInt32
  var attributes: UInt32
  var funding: UInt8
  /// Each `StagedBatch.missing` where not given.
  var listPrice: Int64
  var cost: Int64
  var vatRate: Int64

  var hash: UInt64 {
    let codes = fold(UInt64(sku) | UInt64(promotion) << 32, 0xe703_7ed1_a0b4_28db)
    let money = fold(UInt64(bitPattern: listPrice) ^ codes, 0x8ebc_6af0_9c88_c6e3)
    let rest = fold(UInt64(bitPattern: cost) ^ money, 0x5899_65cc_7537_4cc3)
    return fold(
      rest ^ UInt64(bitPattern: vatRate) &* 31 ^ UInt64(attributes) << 8 ^ UInt64(funding), 0x9e37_79b9_7f4a_7c15)
  }
}

/// Raw terms held once each.
struct TermTable {
  private(set) var terms: [RawTerm] = []
  /// Open addressing: index + 1, 0 is free. Its size is a power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The index of a term, added if it is not there.
  ///
  /// - Complexity: O(1) expected, amortised.
  mutating func intern(_ term: RawTerm) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: term.hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if terms[index] == term { return UInt32(index) }
      slot = (slot + 1) & mask
    }
    terms.append(term)
    slots[slot] = UInt32(terms.count)
    if terms.count * 2 > slots.count { grow() }
    return UInt32(terms.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, term) in terms.enumerated() {
      var slot = Int(truncatingIfNeeded: term.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
