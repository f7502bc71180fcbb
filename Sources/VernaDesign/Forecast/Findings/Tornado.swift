/// What matters most: how far the outcome moves when one input goes from the low to the high end of what is believed of it,
/// the others left as they are.
public struct Tornado: Hashable, Sendable {
  /// One input's bar.
  public struct Bar: Hashable, Sendable {
    /// The lever of the input.
    public var lever: ForecastLever
    /// By how much the lever is moved to each end (see `ForecastLever.isAdded`).
    public var lowChange: Double
    public var highChange: Double
    /// The outcome at each end, minor units.
    public var atLow: Double
    public var atHigh: Double

    /// How far the ends lie apart.
    public var swing: Double { abs(atHigh - atLow) }
  }

  /// The figure: the cumulated result where it is known, else members' revenue.
  public let metric: ForecastMetric
  /// The outcome in the middle.
  public let middle: Double
  /// The longest bar first.
  public let bars: [Bar]

  /// Works the bars on the same random numbers.
  ///
  /// - Complexity: two runs an input.
  public init(_ inputs: ForecastInputs, scenario: ForecastScenario, paths: Int = 500, seed: UInt64 = 1) {
    let outcome = LeverOutcome(inputs, scenario: scenario, paths: paths, seed: seed)
    metric = outcome.metric
    middle = outcome.value(scenario)
    bars = ForecastLever.allCases.compactMap { lever -> Bar? in
      guard let (low, high) = Tornado.ends(lever, outcome), high > low else { return nil }
      return Bar(
        lever: lever, lowChange: low, highChange: high, atLow: outcome.value(scenario.shifting(lever, by: low)),
        atHigh: outcome.value(scenario.shifting(lever, by: high)))
    }.filter { $0.swing > 0 }.sorted { $0.swing > $1.swing }
  }

  /// By how much a lever is to be moved to the ends of the middle 80 % of what is believed of its input.
  private static func ends(_ lever: ForecastLever, _ outcome: LeverOutcome) -> (low: Double, high: Double)? {
    let inputs = outcome.inputs
    func described(_ input: ForecastInput) -> (low: Double, high: Double)? {
      guard let known = inputs.described.first(where: { $0.input == input }), known.high > known.low else { return nil }
      return (known.low - known.value, known.high - known.value)
    }
    let driver: ForecastDriver? =
      switch lever {
      case .newMembers: .newMembers
      case .frequency: .activity
      case .basket: .basket
      case .margin: .margin
      case .rewardShare: inputs.points == nil ? nil : .earning
      case .discountShare: .discounts
      case .rewardsCost: .rewards
      case .communicationCost: .communication
      case .platformCost: .platform
      case .otherCost: .other
      case .redemption: .redemption
      case .acquisitionCost, .retention, .uplift: nil
      }
    switch lever {
    case .retention: return described(.retention)
    case .uplift: return described(.uplift)
    default: break
    }
    guard let driver, let spread = outcome.spread(of: driver), spread.middle != 0 else { return nil }
    if lever == .redemption {
      // The driver is a factor of the share that is redeemed.
      let share = inputs.points.map { 1 - $0.breakage } ?? 0
      return (share * (spread.low / spread.middle - 1), share * (spread.high / spread.middle - 1))
    }
    return lever.isAdded
      ? (spread.low - spread.middle, spread.high - spread.middle)
      : (spread.low / spread.middle - 1, spread.high / spread.middle - 1)
  }
}
