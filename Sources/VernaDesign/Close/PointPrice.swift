public import VernaCore

/// What one point is worth by itself when it is given: its stand-alone selling price.
///
/// A point is an option to take goods for less. Its price cannot be observed, so it is estimated (IFRS 15.B42): the money that it takes off, less
/// what the customer would get anyway, times how likely it is to be used.
public struct PointPrice: Hashable, Sendable, Codable {
  /// Millionths of a major unit for one point, with the VAT of what it will buy, likelihood of use included; not under zero.
  public let micros: Int64

  /// A price that was estimated.
  public init(micros: Int64) { self.micros = max(0, micros) }

  /// Estimates a price.
  ///
  /// - Parameters:
  ///   - valueMicros: money that a point takes off, in millionths of a major unit.
  ///   - expected: the share of points that is expected to be redeemed, 0 to 1.
  ///   - discountWithout: the discount that customers get without points, as a share of the price, 0 to 1.
  public init(valueMicros: Int64, expected: Share, discountWithout: Share = .zero) {
    let less = discountWithout.of(valueMicros)
    self.init(micros: expected.of(valueMicros - less))
  }

  /// Minor units in hundred-millionths, exactly: what points are worth before any rounding.
  func fine(_ points: Points, minorPerMajor: Int64) -> Int128 {
    Int128(points.hundredths) * Int128(micros) * Int128(minorPerMajor)
  }

  /// How many parts of `fine` make a minor unit: hundredths of a point times millionths of a major unit.
  static let finePerMinor: Int128 = 100_000_000

  /// What points are worth by themselves, without VAT.
  ///
  /// - Parameters:
  ///   - points: zero or more.
  ///   - net: money without VAT as a share of money with it.
  public func money(_ points: Points, net: Share = .whole, minorPerMajor: Int64 = 100) -> Money {
    let fine = fine(points, minorPerMajor: minorPerMajor)
    if net == .whole { return Money(minorUnits: divideRoundingHalfAway(fine, by: PointPrice.finePerMinor)) }
    return Money(
      minorUnits: divideRoundingHalfAway(
        fine * Int128(net.millionths), by: PointPrice.finePerMinor * 1_000_000))
  }
}

/// The price of a sale, to be shared between the goods and the points given with them in proportion to what each would cost by itself
/// (IFRS 15.74-80): a discount falls on both alike (15.81).
///
/// Worked: goods that cost 1,000.00 by themselves are sold for 950.00 and bring 50 points of 0.80. Points stand for 40 / 1,040 of the
/// price: 36.54 is kept back, 913.46 is revenue of goods.
public struct SharedPrice: Hashable, Sendable {
  /// Money paid, without VAT: what is shared.
  public let paid: Money
  /// What the goods cost by themselves, with VAT, as the price of a point is.
  public let goods: Money
  /// All points that the sale gives, each wallet's at its own price, in parts of `PointPrice.fine`.
  private let points: Int128

  /// A sale.
  ///
  /// - Parameters:
  ///   - paid: without VAT.
  ///   - goods: with VAT.
  ///   - points: what it gives, with their prices.
  public init(
    paid: Money, goods: Money, points: [(points: Points, price: PointPrice)], minorPerMajor: Int64 = 100
  ) {
    self.paid = paid
    self.goods = goods
    self.points = points.reduce(0) { $0 + $1.price.fine($1.points, minorPerMajor: minorPerMajor) }
  }

  /// The part of the price that is kept back for some of the points, rounded half away from zero to the minor unit.
  ///
  /// Points given later for the same sale share at the same rate, as if the price were shared with them beside.
  public func deferred(_ some: Points, at price: PointPrice, minorPerMajor: Int64 = 100) -> Money {
    let part = price.fine(some, minorPerMajor: minorPerMajor)
    let whole = Int128(max(0, goods.minorUnits)) * PointPrice.finePerMinor + max(points, part)
    guard whole > 0, part > 0, paid > .zero else { return .zero }
    let (product, overflow) = Int128(paid.minorUnits).multipliedReportingOverflow(by: part)
    if !overflow { return Money(minorUnits: divideRoundingHalfAway(product, by: whole)) }
    // Of sums that no receipt has, the finest parts are left out.
    return Money(
      minorUnits: divideRoundingHalfAway(Int128(paid.minorUnits) * (part / 1_000_000), by: max(1, whole / 1_000_000)))
  }
}
