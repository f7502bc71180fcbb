import VernaColumns
import VernaCore

/// The VAT rates of a data set's lines, each a class, so that money is added up as whole units by class and the tax is
/// taken off once, exactly.
struct VATClasses: Sendable {
  /// Rates in millionths; class 0 is no tax.
  private(set) var rates: [Int32] = [0]

  /// The classes of the rates of a data set's terms.
  init(_ terms: [LineTerm]) {
    for term in terms { _ = add(term.vatRateMillionths) }
  }

  var count: Int { rates.count }

  /// The class of a rate.
  mutating func add(_ rate: Int32) -> Int {
    if let found = rates.firstIndex(of: rate) { return found }
    rates.append(rate)
    return rates.count - 1
  }

  /// The class of a rate that a term has.
  func index(of rate: Int32) -> Int { rates.firstIndex(of: rate) ?? 0 }

  /// Sums by class without their tax, added up and rounded half away from zero to a minor unit.
  ///
  /// - Parameters:
  ///   - sums: a sum a class.
  ///   - scale: how many units of the sums make one minor unit.
  func minorUnitsWithoutTax(_ sums: [Int128], scale: Int128 = 1) -> Int64 {
    // sum / (1 + rate) is sum x p / q; over the least common multiple of all q the total is one exact fraction.
    var common: Int128 = 1
    var parts: [(top: Int128, bottom: Int128)] = []
    for (sum, rate) in zip(sums, rates) {
      let whole = Int128(1_000_000 + rate)
      let divisor = VATClasses.greatestCommonDivisor(1_000_000, whole)
      parts.append((sum * (1_000_000 / divisor), whole / divisor))
      if sum != 0 { common = common / VATClasses.greatestCommonDivisor(common, whole / divisor) * (whole / divisor) }
    }
    var total: Int128 = 0
    for part in parts where part.top != 0 {
      let (scaled, overflow) = part.top.multipliedReportingOverflow(by: common / part.bottom)
      let (sum, overflowSum) = total.addingReportingOverflow(scaled)
      if overflow || overflowSum { return Int64((withoutTax(sums) / Double(scale)).rounded()) }
      total = sum
    }
    return divideRoundingHalfAway(total, by: common * scale)
  }

  /// Sums by class without their tax, added up, unrounded.
  func withoutTax(_ sums: [Int128]) -> Double {
    zip(sums, rates).reduce(0) { $0 + Double($1.0) * 1_000_000 / Double(1_000_000 + $1.1) }
  }

  private static func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
    var (large, small) = (first, second)
    while small != 0 { (large, small) = (small, large % small) }
    return large
  }
}
