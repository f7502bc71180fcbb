public import VernaModels

/// What is known of a driver.
public enum DriverFit: Hashable, Sendable {
  /// Nothing: what follows from it is absent.
  case absent
  /// It is zero, and stays so.
  case zero
  /// A series that was seen, or supposed.
  case series(StructuralSeries)
  /// Months of the past, one of which comes again each month: costs that are paid now and then.
  case lumps([Double])

  /// Whether anything is known.
  public var isKnown: Bool { self != .absent }
}

/// How a driver is moved by what a person says of it.
public struct DriverAdjustment: Hashable, Sendable {
  /// What it is multiplied with (or, of a share, what is added), 1 (0) for nothing.
  public var factor: Double
  /// The standard deviation of that, in logarithms (or shares).
  public var deviation: Double

  /// Makes an adjustment.
  public init(factor: Double, deviation: Double) {
    self.factor = factor
    self.deviation = deviation
  }
}
