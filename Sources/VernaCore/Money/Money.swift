/// An exact amount of money in minor units (kopecks, cents) of the data set's one currency.
///
/// Arithmetic is exact and traps on overflow of `Int64`, which holds ninety thousand trillion roubles.
public struct Money: Hashable, Comparable, Sendable, Codable {
  /// The amount in minor units.
  public var minorUnits: Int64

  /// Makes an amount from minor units.
  public init(minorUnits: Int64) {
    self.minorUnits = minorUnits
  }

  /// No money.
  public static let zero = Money(minorUnits: 0)

  public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
  public static func + (left: Money, right: Money) -> Money { Money(minorUnits: left.minorUnits + right.minorUnits) }
  public static func - (left: Money, right: Money) -> Money { Money(minorUnits: left.minorUnits - right.minorUnits) }
  public static func += (left: inout Money, right: Money) { left.minorUnits += right.minorUnits }
  public static func -= (left: inout Money, right: Money) { left.minorUnits -= right.minorUnits }
  public static prefix func - (money: Money) -> Money { Money(minorUnits: -money.minorUnits) }
}
