import VernaModels

extension ForecastInputs {
  /// The inputs with what a scenario says of them instead of what the data say.
  ///
  /// Where the data know an input, its calendar, its noise and its drift stay theirs and only its level is the scenario's;
  /// where they do not, the rest is what is believed of any retailer.
  public func applying(_ scenario: ForecastScenario) -> ForecastInputs {
    guard !scenario.inputs.isEmpty else { return self }
    var said = self
    for input in ForecastInput.allCases {
      guard let belief = scenario.inputs[input], let driver = input.driver else { continue }
      said.say(driver, belief)
    }
    said.sayMembers(scenario)
    said.sayPoints(scenario)
    if let belief = scenario.inputs[.uplift] { said.caused = .uplift(low: belief.low, high: belief.high) }
    if let belief = scenario.inputs[.lifetime], belief.value > 0 {
      said.lifetime = (belief.value, ForecastInputs.deviation(belief, isLogarithmic: true))
    }
    if let belief = scenario.inputs[.valueAddedTax], history == nil { said.taxFactor = 1 / (1 + max(0, belief.value)) }
    for (input, belief) in scenario.inputs {
      said.described.removeAll { $0.input == input }
      said.described.append(
        InputDescription(input, value: belief.value, low: belief.low, high: belief.high, source: .scenario))
    }
    said.described.sort { $0.input.order < $1.input.order }
    said.closeGaps()
    return said
  }

  /// Half the width of the middle 80 % as a standard deviation.
  static func deviation(_ belief: ForecastScenario.Belief, isLogarithmic: Bool) -> Double {
    let width = 2 * 1.2815515655446004
    guard isLogarithmic else { return max(0, belief.high - belief.low) / width }
    return belief.low > 0 && belief.high > belief.low ? (belief.high / belief.low).logarithm / width : 0
  }

  private mutating func say(_ driver: ForecastDriver, _ belief: ForecastScenario.Belief) {
    let isLogarithmic = driver.isLogarithmic
    let deviation = ForecastInputs.deviation(belief, isLogarithmic: isLogarithmic)
    if isLogarithmic && belief.value <= 0 {
      self[driver] = .zero
      return
    }
    if case .series(let series) = self[driver] {
      let now = isLogarithmic ? series.level.mean.exponential : series.level.mean
      adjustments[driver.rawValue] = DriverAdjustment(
        factor: isLogarithmic ? belief.value / now : belief.value - now, deviation: deviation)
      return
    }
    let start = isLogarithmic ? belief.value.logarithm : belief.value
    let isExact: [ForecastDriver] = [.rewards, .communication, .platform, .other, .income, .acquisition]
    self[driver] =
      isExact.contains(driver)
      // A budget is what it is said to be.
      ? .lumps([belief.value])
      : .series(StructuralSeries([], firstMonth: firstCalendarMonth, prior: driver.prior, start: (start, 0)))
    adjustments[driver.rawValue] = DriverAdjustment(factor: isLogarithmic ? 1 : 0, deviation: deviation)
  }

  private mutating func sayMembers(_ scenario: ForecastScenario) {
    let frequency = scenario.inputs[.frequency]
    let retention = scenario.inputs[.retention]
    if exposure == nil, let frequency {
      let kept = retention?.value ?? ForecastInputs.supposedRetention
      exposure = Exposure(
        members: scenario.inputs[.members]?.value ?? 0, receiptsAMonth: frequency.value,
        yearlyRetention: min(0.999, max(0.001, kept)), deviation: 0)
      self[.activity] = .series(
        StructuralSeries([], firstMonth: firstCalendarMonth, prior: ForecastDriver.activity.prior, start: (0, 0)))
      adjustments[ForecastDriver.activity.rawValue] = DriverAdjustment(
        factor: 1, deviation: ForecastInputs.deviation(frequency, isLogarithmic: true))
      // Of a Poisson number of receipts the mean of those who have one.
      let mean = max(0.01, frequency.value)
      let buying = mean / (1 - (-mean).exponential)
      self[.receiptsPerBuyer] = .series(
        StructuralSeries(
          [], firstMonth: firstCalendarMonth, prior: ForecastDriver.receiptsPerBuyer.prior, start: (buying.logarithm, 0)
        ))
      receiptsAMonthLived = frequency.value
      if lifetime == nil { lifetime = (1 / (1 - min(0.999, kept).power(1.0 / 12)), 0.15) }
      return
    }
    if let frequency, let now = receiptsAMonthLived, now > 0 {
      adjustments[ForecastDriver.activity.rawValue] = DriverAdjustment(
        factor: frequency.value / now, deviation: ForecastInputs.deviation(frequency, isLogarithmic: true))
      receiptsAMonthLived = frequency.value
    }
    if let retention, let exposure {
      survivalFactor =
        (min(0.999, max(0.001, retention.value)) / max(0.001, exposure.yearlyRetention)).power(1.0 / 12)
    }
  }

  /// The share that stays a year where nobody says: it is named as supposed wherever it is used.
  static let supposedRetention = 0.6

  private mutating func sayPoints(_ scenario: ForecastScenario) {
    let redemption = scenario.inputs[.redemption]
    let expiry = scenario.inputs[.expiryMonths].map { max(1, Int($0.value.rounded())) }
    guard scenario.inputs[.rewardShare] != nil || points != nil else { return }
    guard points == nil || redemption != nil || expiry != nil else { return }
    let horizon = expiry ?? points.map { $0.redeemedAt.count - 1 } ?? 12
    let share = min(1, max(0, redemption?.value ?? points.map { 1 - $0.breakage } ?? ForecastInputs.supposedRedemption))
    // Half of what is ever redeemed goes in the first quarter of a point's life: the shape that chain ladders of retail
    // programmes show; the share is the scenario's.
    let shape = (0...horizon).map { 1 - (-2.77 * Double($0 + 1) / Double(horizon + 1)).exponential }
    let full = shape[horizon]
    let old = points
    points = PointsPattern(
      worth: old?.worth ?? 1, paidShare: old.map { $0.paidShare > 0 ? $0.paidShare : 1 } ?? 1,
      redeemed: shape.map { $0 / full * share }, expired: [0], horizon: horizon,
      left: history?.end.leftByAge ?? [:], balance: old?.balance ?? 0, months: months)
    if old == nil || !self[.redemption].isKnown {
      self[.redemption] = .series(
        StructuralSeries([], firstMonth: firstCalendarMonth, prior: ForecastDriver.redemption.prior, start: (0, 0.0025))
      )
    }
  }

  /// The share of points that is redeemed where nobody says (about what programmes with expiry report), named as supposed.
  static let supposedRedemption = 0.7

  private mutating func closeGaps() {
    gaps = gaps.filter { gap in
      switch gap {
      case .receipts, .members: !(exposure != nil && self[.basket].isKnown)
      case .margin: !knowsMargin
      case .rewards: !knowsRewards
      case .points, .pointValue: points == nil
      case .costs: !knowsCosts
      case .acquisition: !self[.acquisition].isKnown
      case .lifetime: lifetime == nil || receiptsAMonthLived == nil
      case .campaigns, .fewMonths: true
      }
    }
  }
}

extension ForecastInput {
  /// The place in the list of inputs.
  var order: Int { ForecastInput.allCases.firstIndex(of: self) ?? 0 }
}
