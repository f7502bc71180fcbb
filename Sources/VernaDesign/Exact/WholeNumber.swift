/// A whole number of any size, sign and magnitude in base 2^32.
///
/// The few hundred figures of a design are worked as exact fractions, whose parts pass 128 bits; no line of a receipt is.
struct WholeNumber: Hashable, Sendable {
  /// The least significant first, without leading zeros; empty is 0.
  private(set) var limbs: [UInt32]
  private(set) var isNegative: Bool

  static let zero = WholeNumber(limbs: [], isNegative: false)
  static let one = WholeNumber(1)

  init(_ value: some BinaryInteger) {
    var rest = value.magnitude
    limbs = []
    while rest != 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    isNegative = value < 0
  }

  private init(limbs: [UInt32], isNegative: Bool) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.limbs = limbs
    self.isNegative = isNegative && !limbs.isEmpty
  }

  var isZero: Bool { limbs.isEmpty }
  var magnitude: WholeNumber { WholeNumber(limbs: limbs, isNegative: false) }
  /// How many bits the magnitude has; 0 for 0.
  var bitWidth: Int { limbs.isEmpty ? 0 : limbs.count * 32 - (limbs.last?.leadingZeroBitCount ?? 0) }
  private var isEven: Bool { (limbs.first ?? 0) & 1 == 0 }

  /// The number where 64 bits hold it.
  var int64: Int64? {
    guard bitWidth <= 63 else { return nil }
    var value: Int64 = 0
    for limb in limbs.reversed() { value = value << 32 | Int64(limb) }
    return isNegative ? -value : value
  }

  /// The lowest 64 bits of the magnitude.
  var lowBits: UInt64 {
    UInt64(limbs.first ?? 0) | (limbs.count > 1 ? UInt64(limbs[1]) << 32 : 0)
  }

  static prefix func - (number: WholeNumber) -> WholeNumber {
    WholeNumber(limbs: number.limbs, isNegative: !number.isNegative)
  }

  static func + (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    if left.isNegative == right.isNegative {
      return WholeNumber(limbs: sum(left.limbs, right.limbs), isNegative: left.isNegative)
    }
    switch compare(left.limbs, right.limbs) {
    case 0: return .zero
    case 1...: return WholeNumber(limbs: difference(left.limbs, right.limbs), isNegative: left.isNegative)
    default: return WholeNumber(limbs: difference(right.limbs, left.limbs), isNegative: right.isNegative)
    }
  }

  static func - (left: WholeNumber, right: WholeNumber) -> WholeNumber { left + -right }

  static func * (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    guard !left.isZero, !right.isZero else { return .zero }
    var product = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (place, one) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (other, two) in right.limbs.enumerated() {
        let sum = UInt64(one) * UInt64(two) + UInt64(product[place + other]) + carry
        product[place + other] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[place + right.limbs.count] = UInt32(carry)
    }
    return WholeNumber(limbs: product, isNegative: left.isNegative != right.isNegative)
  }

  static func << (number: WholeNumber, bits: Int) -> WholeNumber {
    guard bits > 0, !number.isZero else { return number }
    var limbs = [UInt32](repeating: 0, count: bits / 32)
    var carry: UInt64 = 0
    for limb in number.limbs {
      let shifted = UInt64(limb) << UInt64(bits % 32) | carry
      limbs.append(UInt32(truncatingIfNeeded: shifted))
      carry = shifted >> 32
    }
    limbs.append(UInt32(carry))
    return WholeNumber(limbs: limbs, isNegative: number.isNegative)
  }

  /// Towards zero.
  static func >> (number: WholeNumber, bits: Int) -> WholeNumber {
    guard bits > 0 else { return number }
    var limbs: [UInt32] = []
    let rest = UInt64(bits % 32)
    let kept = number.limbs.dropFirst(bits / 32)
    for place in kept.indices {
      let above = place + 1 < number.limbs.count ? UInt64(number.limbs[place + 1]) : 0
      limbs.append(UInt32(truncatingIfNeeded: (above << 32 | UInt64(number.limbs[place])) >> rest))
    }
    return WholeNumber(limbs: limbs, isNegative: number.isNegative)
  }

  /// The quotient towards zero and what is left, which has the sign of the number.
  ///
  /// - Complexity: O(bits of the quotient x limbs).
  func quotientAndRemainder(dividingBy divisor: WholeNumber) -> (quotient: WholeNumber, remainder: WholeNumber) {
    precondition(!divisor.isZero, "nothing is divided by zero")
    let bits = bitWidth - divisor.bitWidth
    guard bits >= 0 else { return (.zero, self) }
    var rest = magnitude
    var quotient = [UInt32](repeating: 0, count: bits / 32 + 1)
    var step = divisor.magnitude << bits
    for bit in stride(from: bits, through: 0, by: -1) {
      if rest >= step {
        rest = rest - step
        quotient[bit / 32] |= 1 << UInt32(bit % 32)
      }
      step = step >> 1
    }
    return (
      WholeNumber(limbs: quotient, isNegative: isNegative != divisor.isNegative), isNegative ? -rest : rest
    )
  }

  /// The greatest common divisor of two magnitudes, by Stein's binary algorithm; 0 and n have n.
  static func greatestCommonDivisor(_ left: WholeNumber, _ right: WholeNumber) -> WholeNumber {
    if left.isZero { return right.magnitude }
    if right.isZero { return left.magnitude }
    let shared = min(left.trailingZeros, right.trailingZeros)
    var one = left.magnitude >> left.trailingZeros
    var two = right.magnitude >> right.trailingZeros
    while !two.isZero {
      two = two >> two.trailingZeros
      if one > two { swap(&one, &two) }
      two = two - one
    }
    return one << shared
  }

  private var trailingZeros: Int {
    var zeros = 0
    for limb in limbs {
      zeros += limb.trailingZeroBitCount
      if limb != 0 { break }
    }
    return zeros
  }

  private static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    for place in left.indices.reversed() where left[place] != right[place] {
      return left[place] < right[place] ? -1 : 1
    }
    return 0
  }

  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var limbs: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(left.count, right.count) {
      carry += UInt64(place < left.count ? left[place] : 0) + UInt64(place < right.count ? right[place] : 0)
      limbs.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    limbs.append(UInt32(carry))
    return limbs
  }

  /// Of a greater magnitude less a smaller one.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var limbs: [UInt32] = []
    var borrow: Int64 = 0
    for place in left.indices {
      let value = Int64(left[place]) - (place < right.count ? Int64(right[place]) : 0) - borrow
      limbs.append(UInt32(truncatingIfNeeded: value))
      borrow = value < 0 ? 1 : 0
    }
    return limbs
  }
}

extension WholeNumber: Comparable {
  static func < (left: WholeNumber, right: WholeNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let order = compare(left.limbs, right.limbs)
    return left.isNegative ? order > 0 : order < 0
  }
}
