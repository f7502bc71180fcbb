/// A linear scale with few ticks at round values (steps of 1, 2, 2.5 or 5 times a power of ten).
///
/// Total: it accepts any input. Values that are not finite are left out; equal values get room on both sides; a
/// span beyond what a Double can divide is narrowed. At most `maximumTicks` + 2 ticks.
public struct NiceScale: Sendable, Equatable {
  /// Lowest value drawn; a tick stands there.
  public let lower: Double
  /// Highest value drawn; a tick stands there.
  public let upper: Double
  /// Distance between ticks.
  public let step: Double

  /// Covers the values with round bounds.
  ///
  /// - Parameters:
  ///   - values: what has to be on the scale, norm bounds included.
  ///   - fromZero: bars start at zero whatever their values.
  ///   - maximumTicks: how many ticks there is room for, at least 2.
  public init(covering values: some Sequence<Double>, fromZero: Bool, maximumTicks: Int = 5) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { (low, high) = (0, 1) }
    // Beyond this a difference of two bounds would not be finite.
    low = min(max(low, -1e300), 1e300)
    high = min(max(high, -1e300), 1e300)
    if abs(low) < 1e-290 { low = 0 }
    if abs(high) < 1e-290 { high = 0 }
    if fromZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    // Values that differ by less than a Double can tell apart on a scale are drawn as equal.
    if high - low <= max(abs(low), abs(high)) * 1e-9 {
      let room = low == 0 ? 1 : abs(low) * 0.1
      if low == 0 && high == 0 { high = room } else { (low, high) = (low - room, high + room) }
    }
    let ticks = max(2, maximumTicks)
    let step = NiceScale.roundStep(atLeast: (high - low) / Double(ticks))
    self.step = step
    lower = (low / step).rounded(.down) * step
    upper = max((high / step).rounded(.up) * step, lower + step)
  }

  /// The tick values from lower to upper.
  public var ticks: [Double] {
    let count = min(Int(((upper - lower) / step).rounded()), 24)
    return (0...max(count, 1)).map { index in
      let value = lower + Double(index) * step
      // 0.30000000000000004 and -1e-17 would be printed as they are.
      return abs(value) < step * 1e-9 ? 0 : value
    }
  }

  /// The place of a value on a line of the given length: 0 at `lower`. Held within the line.
  public func place(_ value: Double, length: Double) -> Double {
    guard value.isFinite else { return 0 }
    let share = (value - lower) / (upper - lower)
    return min(max(share, 0), 1) * length
  }

  /// The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `minimum`.
  static func roundStep(atLeast minimum: Double) -> Double {
    guard minimum.isFinite, minimum > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= minimum { power *= 10 }
    while power > minimum { power /= 10 }
    guard power > 0 else { return minimum }
    for factor in [1, 2, 2.5, 5, 10] where power * factor >= minimum * (1 - 1e-12) { return power * factor }
    return power * 10
  }
}
