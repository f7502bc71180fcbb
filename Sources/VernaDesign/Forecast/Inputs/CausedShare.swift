/// Which part of members' margin is the programme's doing.
public enum CausedShare: Hashable, Sendable {
  /// The articles' conservative range: members buy 0 to 3 % more than they would without the programme.
  case conservative
  /// An uplift of purchases between two bounds, as a person or an experiment says.
  case uplift(low: Double, high: Double)
  /// The step of the shop's revenue at the launch, in logarithms, with its standard deviation, and the shop's revenue over
  /// members'. Before against after: not causal by itself.
  case launch(step: Double, deviation: Double, shopOverMembers: Double)

  /// The bounds of the conservative range (METRICS.md, "Money at stake").
  public static let conservativeRange = 0.0...0.03

  /// A draw of the share.
  ///
  /// - Parameters:
  ///   - uniform: 0 to 1.
  ///   - normal: a standard normal number.
  func draw(uniform: Double, normal: Double) -> Double {
    switch self {
    case .conservative: CausedShare.share(CausedShare.conservativeRange, uniform)
    case .uplift(let low, let high): CausedShare.share(low...max(low, high), uniform)
    case .launch(let step, let deviation, let shopOverMembers):
      max(0, min(0.95, shopOverMembers * (1 - (-(step + deviation * normal)).exponential)))
    }
  }

  private static func share(_ range: ClosedRange<Double>, _ uniform: Double) -> Double {
    let uplift = range.lowerBound + (range.upperBound - range.lowerBound) * uniform
    return uplift / (1 + uplift)
  }
}
