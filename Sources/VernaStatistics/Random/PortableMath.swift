/// The natural logarithm and the exponential from correctly rounded operations only.
///
/// Mathematical libraries differ in the last digit; what a seed gives must not. The error is under 1e-14 of the result.
enum PortableMath {
  private static let ln2 = 0.693_147_180_559_945_3

  /// The natural logarithm of a number above zero.
  static func log(_ value: Double) -> Double {
    precondition(value > 0, "a logarithm wants a number above zero")
    var exponent = Double(value.exponent)
    var fraction = value.significand
    if fraction > 1.414_213_562_373_095 {
      fraction /= 2
      exponent += 1
    }
    // ln f = 2 artanh((f - 1) / (f + 1)); here the argument is under 0.172, so 11 terms leave less than 1e-17.
    let ratio = (fraction - 1) / (fraction + 1)
    let square = ratio * ratio
    var sum = 0.0
    for term in stride(from: 21, through: 1, by: -2) { sum = sum * square + 1 / Double(term) }
    return 2 * ratio * sum + exponent * ln2
  }

  /// The exponential of a number between -700 and 700.
  static func exp(_ value: Double) -> Double {
    precondition(value > -700 && value < 700, "an exponential wants a number between -700 and 700")
    let exponent = (value / ln2).rounded()
    let rest = value - exponent * ln2
    // Taylor: |rest| is at most 0.347, so 16 terms leave less than 1e-20.
    var sum = 1.0
    for term in stride(from: 16, through: 1, by: -1) { sum = 1 + rest / Double(term) * sum }
    return Double(sign: .plus, exponent: Int(exponent), significand: 1) * sum
  }
}
