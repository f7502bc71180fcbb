import Foundation

/// An exact ratio of two whole numbers, in lowest terms: sums, products and comparisons lose nothing.
struct Fraction: Hashable, Comparable, Sendable {
  let numerator: WholeNumber
  /// Above zero.
  let denominator: WholeNumber

  static let zero = Fraction(0)
  static let one = Fraction(1)

  init(_ whole: some BinaryInteger) {
    numerator = WholeNumber(whole)
    denominator = .one
  }

  /// A ratio; the denominator may not be zero.
  init(_ numerator: some BinaryInteger, _ denominator: some BinaryInteger) {
    self.init(WholeNumber(numerator), WholeNumber(denominator))
  }

  init(_ numerator: WholeNumber, _ denominator: WholeNumber) {
    precondition(!denominator.isZero, "the denominator of a fraction is not zero")
    let divisor = WholeNumber.greatestCommonDivisor(numerator, denominator)
    let top = numerator.quotientAndRemainder(dividingBy: divisor).quotient
    let bottom = denominator.quotientAndRemainder(dividingBy: divisor).quotient
    self.numerator = bottom.isNegative ? -top : top
    self.denominator = bottom.magnitude
  }

  var isZero: Bool { numerator.isZero }
  var isNegative: Bool { numerator.isNegative }

  static prefix func - (value: Fraction) -> Fraction { Fraction(-value.numerator, value.denominator) }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
  }

  static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient; the divisor may not be zero.
  static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// The quotient, nil for a divisor of zero.
  func over(_ divisor: Fraction) -> Fraction? { divisor.isZero ? nil : self / divisor }

  /// The greatest whole number that is not above it.
  var floor: WholeNumber {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.isNegative ? quotient - .one : quotient
  }

  /// The least whole number that is not below it.
  var ceiling: WholeNumber { -(-self).floor }

  /// The nearest double, of two equally near the even one.
  var double: Double {
    guard !numerator.isZero else { return 0 }
    // A quotient of 62 or 63 bits, its lowest bit set where anything was cut off, rounds as the whole would.
    let shift = 62 - (numerator.bitWidth - denominator.bitWidth)
    let top = shift > 0 ? numerator.magnitude << shift : numerator.magnitude
    let bottom = shift < 0 ? denominator << -shift : denominator
    let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
    let bits = quotient.lowBits | (remainder.isZero ? 0 : 1)
    let size = scalbn(Double(bits), -shift)
    return isNegative ? -size : size
  }

  /// Rounded up to so many significant digits: 1286.67 to two is 1300; 0 stays.
  func roundedUp(significantDigits digits: Int) -> Fraction {
    guard !isZero, !isNegative else { return self }
    let limit = Fraction(power(10, digits))
    var unit = Fraction.one
    while self / unit >= limit { unit = unit * Fraction(10) }
    while self / unit < limit * Fraction(1, 10) { unit = unit * Fraction(1, 10) }
    return Fraction((self / unit).ceiling, .one) * unit
  }

  private func power(_ base: Int, _ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * base } }
}
