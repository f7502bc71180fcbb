/// How far each lever must go, alone, for the programme to pay by the end of the months: "retention must rise by 1.8 points".
/// Where it pays already, how far it may go the other way.
public struct BreakEven: Hashable, Sendable {
  /// What one lever must do.
  public struct Need: Hashable, Sendable {
    /// The lever.
    public var lever: ForecastLever
    /// By how much (see `ForecastLever.isAdded`); nil where no sensible change does it.
    public var change: Double?
  }

  /// The mean of the cumulated result as things are.
  public let result: Double
  /// A need a lever, in the order of the levers.
  public let needs: [Need]

  /// Works the needs; nil where margin or costs are not known.
  ///
  /// - Complexity: about ten runs a lever.
  public init?(_ inputs: ForecastInputs, scenario: ForecastScenario, paths: Int = 500, seed: UInt64 = 1) {
    let outcome = LeverOutcome(inputs, scenario: scenario, paths: paths, seed: seed)
    guard outcome.metric == .cumulatedResult else { return nil }
    let now = outcome.value(scenario)
    result = now
    needs = ForecastLever.allCases.filter { $0.acts(on: outcome.inputs) }.map { lever in
      Need(lever: lever, change: BreakEven.root(lever, now, scenario, outcome))
    }
  }

  /// The change at which the result is zero.
  ///
  /// The Illinois form of false position (M. Dowell and P. Jarratt, "A modified regula falsi method for computing the root
  /// of an equation", BIT 11 (1971) 168-174), between nothing and the nearest bound with the other sign.
  private static func root(
    _ lever: ForecastLever, _ now: Double, _ scenario: ForecastScenario, _ outcome: LeverOutcome
  ) -> Double? {
    if now == 0 { return 0 }
    func value(_ change: Double) -> Double { outcome.value(scenario.moving(lever, by: change)) }
    // Outwards on both sides, so that the nearest root is found.
    for part in [0.02, 0.1, 0.35, 1.0] {
      for end in [lever.range.upperBound * part, lever.range.lowerBound * part] {
        let there = value(end)
        guard (there < 0) != (now < 0) || there == 0 else { continue }
        return between((0, now), (end, there), value)
      }
    }
    return nil
  }

  private static func between(
    _ first: (x: Double, y: Double), _ second: (x: Double, y: Double), _ value: (Double) -> Double
  ) -> Double {
    var (a, fa) = first
    var (b, fb) = second
    var side = 0
    for _ in 0..<40 {
      guard fb != fa else { break }
      let x = (fa * b - fb * a) / (fa - fb)
      let y = value(x)
      if abs(b - a) < 1e-5 || y == 0 { return x }
      if (y < 0) == (fb < 0) {
        if abs(y) <= 1e-7 * (abs(first.y) + 1) { return x }
        (b, fb) = (x, y)
        if side == -1 { fa /= 2 }
        side = -1
      } else {
        if abs(y) <= 1e-7 * (abs(first.y) + 1) { return x }
        (a, fa) = (x, y)
        if side == 1 { fb /= 2 }
        side = 1
      }
    }
    return (a + b) / 2
  }
}

extension ForecastLever {
  /// Whether there is anything that the lever moves.
  func acts(on inputs: ForecastInputs) -> Bool {
    func isThere(_ driver: ForecastDriver) -> Bool { inputs[driver].isKnown && inputs[driver] != .zero }
    switch self {
    case .newMembers: return isThere(.newMembers)
    case .frequency, .basket, .retention: return inputs.exposure != nil
    case .uplift: return inputs.knowsMargin
    case .margin: return inputs.knowsMargin
    case .rewardShare, .redemption: return inputs.points != nil && inputs.exposure != nil
    case .discountShare: return isThere(.discounts)
    case .rewardsCost: return isThere(.rewards)
    case .communicationCost: return isThere(.communication)
    case .platformCost: return isThere(.platform)
    case .otherCost: return isThere(.other)
    // Acquisition is no cost of the programme (METRICS.md), so that it moves no result.
    case .acquisitionCost: return false
    }
  }
}
