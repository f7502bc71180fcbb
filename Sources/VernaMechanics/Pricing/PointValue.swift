import VernaCore

/// Points in money and money in points, exactly: a hundredth of a point is worth `numerator` / `denominator` minor units.
struct PointValue {
  private let numerator: Int64
  private let denominator: Int64

  /// - Parameter wallet: whose points are worth more than nothing; nothing counts as a millionth.
  init(_ wallet: Wallet, _ currency: Currency) {
    let micros = min(max(1, wallet.valueMicros), 1 << 40) * currency.minorPerMajor
    var (left, right) = (micros, Int64(100_000_000))
    while right != 0 { (left, right) = (right, left % right) }
    numerator = micros / left
    denominator = 100_000_000 / left
  }

  /// Money of points, rounded as said.
  func money(_ hundredths: Int64, _ rounding: AmountRounding) -> Int64 {
    if numerator == denominator { return hundredths }
    return rounding.divide(Int128(hundredths) * Int128(numerator), by: Int128(denominator))
  }

  /// The most points that are worth no more than an amount of money.
  func points(within money: Int64) -> Int64 {
    if numerator == denominator { return min(Pricing.mostPoints, money) }
    return min(
      Pricing.mostPoints, AmountRounding.down.divide(Int128(money) * Int128(denominator), by: Int128(numerator)))
  }

  /// Points of a share of money, in whole units, rounded as said.
  ///
  /// - Parameter share: millionths.
  func points(_ money: Int64, share: Int64, unit: Int64, _ rounding: AmountRounding) -> Int64 {
    let (part, overflow) = (Int128(money) * Int128(share)).multipliedReportingOverflow(by: Int128(denominator))
    let (divisor, more) = (Int128(numerator) * 1_000_000).multipliedReportingOverflow(by: Int128(unit))
    if overflow || more { return overflow ? Pricing.mostPoints / unit * unit : 0 }
    return min(rounding.divide(part, by: divisor), Pricing.mostPoints / unit) * unit
  }
}
