/// A number exactly as it stands in a rule's text: digits and a power of ten.
struct RuleDecimal: Sendable, Hashable {
  /// The digits as one whole number, with the sign.
  let digits: Int128
  /// The power of ten that the digits are multiplied by.
  let exponent: Int

  /// Reads what CEL writes as an int or double in base 10; nil for other texts and for more than 30 digits.
  init?(_ text: String) {
    var digits: Int128 = 0
    var count = 0
    var exponent = 0
    var isFraction = false
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == 45
    if isNegative { rest.removeFirst() }
    while let byte = rest.first {
      if byte == 46, !isFraction {
        isFraction = true
      } else if byte >= 48, byte <= 57 {
        if count == 30 { return nil }
        digits = digits * 10 + Int128(byte - 48)
        if digits != 0 { count += 1 }
        if isFraction { exponent -= 1 }
      } else {
        break
      }
      rest.removeFirst()
    }
    if let byte = rest.first {
      guard byte == 101 || byte == 69, let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        abs(power) < 1000
      else { return nil }
      exponent += power
    }
    self.digits = isNegative ? -digits : digits
    self.exponent = exponent
  }

  private init(digits: Int128, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  var negated: RuleDecimal { RuleDecimal(digits: -digits, exponent: exponent) }

  /// The number in units of a power of ten (2: hundredths), where it is a whole number of them.
  func units(digits places: Int) -> Int64? {
    guard let (numerator, denominator) = fraction(times: places), numerator % denominator == 0 else { return nil }
    return Int64(exactly: numerator / denominator)
  }

  /// The number times a power of ten, as a fraction; nil where 128 bits do not hold it.
  func fraction(times places: Int = 0) -> (numerator: Int128, denominator: Int128)? {
    var (numerator, denominator): (Int128, Int128) = (digits, 1)
    if digits == 0 { return (0, 1) }
    for _ in 0..<abs(exponent + places) {
      let isGrowing = exponent + places > 0
      let (grown, overflow) = (isGrowing ? numerator : denominator).multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      if isGrowing { numerator = grown } else { denominator = grown }
    }
    return (numerator, denominator)
  }
}
