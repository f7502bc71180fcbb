/// A number of a metric: exact where it is a sum, a Double where it is a quotient or an estimate.
public enum MetricNumber: Sendable, Hashable {
  /// Money in minor units.
  case money(Int64)
  /// How many.
  case count(Int64)
  /// Points in hundredths.
  case points(Int64)
  /// A quotient, an estimate, a number of days. The value of a metric whose unit is money is in minor units here,
  /// unrounded.
  case real(Double)
  /// Money that is a quotient or an estimate and stands as a part of another metric: minor units, unrounded.
  case moneyEstimate(Double)

  /// The number as a Double: money in minor units, points in whole points.
  public var double: Double {
    switch self {
    case .money(let minor): Double(minor)
    case .count(let count): Double(count)
    case .points(let hundredths): Double(hundredths) / 100
    case .real(let value), .moneyEstimate(let value): value
    }
  }
}
