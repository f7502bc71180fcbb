/// A part of a whole as an exact fraction, in millionths: 7.5 % is 75,000.
public struct Share: Hashable, Comparable, Sendable, Codable {
  /// Millionths of the whole.
  public var millionths: Int64

  /// Makes a share from millionths.
  public init(millionths: Int64) {
    self.millionths = millionths
  }

  /// Makes a share from hundredths of a per cent: `Share(basisPoints: 750)` is 7.5 %.
  public init(basisPoints: Int64) {
    millionths = basisPoints * 100
  }

  /// Nothing.
  public static let zero = Share(millionths: 0)
  /// The whole.
  public static let whole = Share(millionths: 1_000_000)

  /// The share of an amount in minor units or hundredths, rounded as said.
  public func of(_ amount: Int64, rounding: AmountRounding = .halfAway) -> Int64 {
    millionths == 1_000_000 ? amount : rounding.divide(Int128(amount) * Int128(millionths), by: 1_000_000)
  }

  public static func < (left: Share, right: Share) -> Bool { left.millionths < right.millionths }
}

/// How a part of a minor unit is brought to a whole one.
public enum AmountRounding: String, Hashable, Sendable, CaseIterable, Codable {
  /// To the nearest, a half away from zero.
  case halfAway = "half_away"
  /// Towards zero.
  case down
  /// Away from zero.
  case up

  /// The quotient, rounded.
  ///
  /// - Parameter denominator: above zero.
  public func divide(_ numerator: Int128, by denominator: Int128) -> Int64 {
    switch self {
    case .halfAway: divideRoundingHalfAway(numerator, by: denominator)
    case .down: Int64(clamping: AmountRounding.quotient(numerator, denominator))
    case .up:
      Int64(
        clamping: AmountRounding.quotient(numerator + (numerator < 0 ? 1 - denominator : denominator - 1), denominator))
    }
  }

  private static func quotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    // What fits into 64 bits is divided there, many times as fast.
    if let short = Int64(exactly: numerator), let divisor = Int64(exactly: denominator) {
      return Int128(short / divisor)
    }
    return numerator / denominator
  }
}
