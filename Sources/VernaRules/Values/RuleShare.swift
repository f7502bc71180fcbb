/// A share as an exact fraction, its denominator above zero: the one place where shares of amounts are rounded and compared.
struct RuleShare: Sendable {
  let numerator: Int128
  let denominator: Int128

  /// A number as it is written, or an int; nil for any other double, which would be no exact share, and for more digits than
  /// amounts can bear.
  init?(_ decimal: RuleDecimal?, _ value: RuleValue, isPercent: Bool) {
    var fraction = decimal?.fraction()
    if fraction == nil, case .int(let number) = value { fraction = (Int128(number), 1) }
    guard let fraction, fraction.numerator.magnitude <= 1 << 63, fraction.denominator < 1 << 56 else { return nil }
    numerator = fraction.numerator
    denominator = fraction.denominator * (isPercent ? 100 : 1)
  }

  /// The share of an amount, rounded half away from zero; nil beyond 64 bits.
  func of(_ units: Int64) -> Int64? {
    let (size, overflow) = Int128(units).multipliedReportingOverflow(by: numerator)
    if overflow { return nil }
    let rounded = (size.magnitude + denominator.magnitude / 2) / denominator.magnitude
    return Int64(exactly: rounded).map { size < 0 ? -$0 : $0 }
  }

  /// Whether a part is at least this share of a whole, multiplied out; a whole under zero turns the comparison, and there is
  /// no answer for one of zero or beyond 128 bits.
  func isReached(by part: Int64, of whole: Int64) -> Bool? {
    let (right, overflow) = numerator.multipliedReportingOverflow(by: Int128(whole))
    let (left, more) = Int128(part).multipliedReportingOverflow(by: denominator)
    if whole == 0 || overflow || more { return nil }
    return whole > 0 ? left >= right : left <= right
  }
}
