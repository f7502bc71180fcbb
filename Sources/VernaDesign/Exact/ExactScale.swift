import VernaColumns
import VernaCore

/// One unit in which all money of a data set is whole with and without its VAT: so many to a major unit.
///
/// A price of 100 with 20 % VAT is 83.333... without it: 250 thirds. Over the least common multiple of all rates' denominators
/// every amount is a whole number, so that sums are exact and shares compare by cross-multiplication.
struct ExactScale: Sendable {
  /// Units in a billionth of a major unit; a multiple of 4, so that quartiles are whole too.
  let perBillionth: Int128
  private let minorInBillionths: Int128
  private let pricesIncludeVAT: Bool
  private let costsIncludeVAT: Bool

  /// Above this no common multiple is looked for: amounts are then rounded to the nearest of these units, a thousand million
  /// millionth of a billionth.
  private static let most: Int128 = 1_000_000_000_000_000

  init(_ settings: DatasetSettings, rates: Set<Int32>) {
    minorInBillionths = Int128(1_000_000_000 / settings.currency.minorPerMajor)
    pricesIncludeVAT = settings.pricesIncludeVAT
    costsIncludeVAT = settings.costsIncludeVAT
    var common: Int128 = 4
    for rate in rates.sorted() {
      let bottom = ExactScale.reduced(rate).bottom
      common = common / ExactScale.divisor(common, bottom) * bottom
      if common > ExactScale.most {
        common = ExactScale.most
        break
      }
    }
    perBillionth = common
  }

  /// Units in a major unit.
  var perMajor: Int128 { perBillionth * 1_000_000_000 }

  /// Units of a minor unit of money that a shopper pays, without VAT.
  func netOfMinor(_ rate: Int32) -> Int128 {
    minorInBillionths * (pricesIncludeVAT ? withoutVAT(rate) : perBillionth)
  }

  /// Turns billionths of a major unit that a shopper pays into units without VAT.
  func netOfPaidBillionth(_ rate: Int32) -> (Int128) -> Int128 {
    // What is paid always holds VAT, whatever prices of the data do.
    let factor = withoutVAT(rate)
    return { $0 * factor }
  }

  /// Units of a billionth of a major unit of cost, without VAT.
  func costOfBillionth(_ rate: Int32) -> Int128 { costsIncludeVAT ? withoutVAT(rate) : perBillionth }

  /// A price in millionths, without VAT.
  func net(priceMicros: Int64, _ rate: Int32) -> Int128 {
    Int128(priceMicros) * 1000 * (pricesIncludeVAT ? withoutVAT(rate) : perBillionth)
  }

  /// A cost in millionths, without VAT.
  func cost(micros: Int64, _ rate: Int32) -> Int128 { Int128(micros) * 1000 * costOfBillionth(rate) }

  /// A price in millionths as the shopper pays it, in major units.
  func paid(priceMicros: Int64, _ rate: Int32) -> Fraction {
    let price = Fraction(priceMicros, 1_000_000)
    return pricesIncludeVAT ? price : price * Fraction(1_000_000 + Int64(rate), 1_000_000)
  }

  /// Money paid in minor units with VAT, in major units.
  func paid(minor: Int128, _ currency: Currency) -> Fraction { Fraction(minor, Int128(currency.minorPerMajor)) }

  /// Units as major units.
  func major(_ units: Int128) -> Fraction { Fraction(units, perMajor) }

  private func withoutVAT(_ rate: Int32) -> Int128 {
    let (top, bottom) = ExactScale.reduced(rate)
    let whole = perBillionth * top
    return whole % bottom == 0 ? whole / bottom : (whole + bottom / 2) / bottom
  }

  /// 1 / (1 + rate) in lowest terms.
  private static func reduced(_ rate: Int32) -> (top: Int128, bottom: Int128) {
    let whole = Int128(1_000_000 + Int64(rate))
    let shared = divisor(1_000_000, whole)
    return (1_000_000 / shared, whole / shared)
  }

  private static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
