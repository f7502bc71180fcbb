/// The figures of a block of paths under a scenario: by metric and month the paths side by side.
struct OutcomeBlock: Sendable {
  let count: Int
  /// By metric x months + month, then path.
  private(set) var values: [Double]
  /// By path: the day from which the cumulated result stays above zero, 0 for the first; infinite for never.
  private(set) var payback: [Double]
  let months: Int

  init(_ block: DrawBlock, inputs: ForecastInputs, scenario: ForecastScenario) {
    count = block.count
    months = inputs.months
    values = [Double](repeating: 0, count: ForecastMetric.allCases.count * inputs.months * block.count)
    payback = [Double](repeating: .infinity, count: block.count)
    let steps = PathSteps(inputs, scenario)
    let plain = steps.changesBehaviour ? PathSteps(inputs, scenario, keepsBehaviour: true) : nil
    var path = PathPurchases(months: months)
    var unmoved = PathPurchases(months: months)
    for index in 0..<block.count {
      path.work(block, path: index, inputs: inputs, steps: steps)
      if let plain { unmoved.work(block, path: index, inputs: inputs, steps: plain) }
      take(
        path, unmoved: plain == nil ? nil : unmoved, block: block, index: index, inputs: inputs, steps: steps,
        investment: scenario.investment)
    }
  }

  private mutating func set(_ metric: ForecastMetric, _ month: Int, _ index: Int, _ value: Double) {
    values[(metric.rawValue * months + month) * count + index] = value
  }

  private mutating func take(
    _ path: PathPurchases, unmoved: PathPurchases?, block: DrawBlock, index: Int, inputs: ForecastInputs,
    steps: PathSteps, investment: Double
  ) {
    let start = index * months
    func value(_ driver: ForecastDriver, _ month: Int) -> Double {
      let values = block.values[driver.rawValue]
      return values.isEmpty ? 0 : values[start + month]
    }
    func level(_ driver: ForecastDriver, _ month: Int) -> Double {
      let levels = block.levels[driver.rawValue]
      return levels.isEmpty ? 0 : levels[start + month]
    }
    let tax = inputs.taxFactor
    let uplift = block.caused[index] / max(0.01, 1 - block.caused[index])
    var income = 0.0
    var caused = -investment
    var causedIncome = 0.0
    var cost = investment
    var campaignIncome = 0.0
    var campaignCost = 0.0
    var sinceDay: Double?
    for month in 0..<months {
      let gross = path.gross[month]
      let rewards = path.pointsPaid[month] + path.discounts[month]
      let net = gross - rewards
      let marginShare = value(.margin, month) + steps.margin[month]
      let before = gross * tax * marginShare
      let listed = [ForecastDriver.rewards, .communication, .platform, .other].enumerated().map {
        value($1, month) * steps.costs[$0][month]
      }
      let points = path.pointsPaid[month] * tax
      let discounts = path.discounts[month] * tax
      let costNow = points + discounts + listed.reduce(0, +)
      let incomeNow = before + value(.income, month)
      // What levers of behaviour add is theirs; of the rest a share is the programme's doing.
      let unmovedIncome = unmoved.map { $0.gross[month] * tax * marginShare + value(.income, month) } ?? incomeNow
      let monthUplift = max(-0.9, uplift + steps.uplift[month])
      let causedNow = unmovedIncome * monthUplift / (1 + monthUplift) + incomeNow - unmovedIncome
      let other = value(.otherRevenue, month)
      let perBuyer = max(1, value(.receiptsPerBuyer, month) * steps.frequency[month])
      let acquisition = value(.acquisition, month) * path.newMembers[month] * steps.costs[4][month]
      income += incomeNow
      cost += costNow
      causedIncome += causedNow
      let resultBefore = caused
      caused += causedNow - costNow
      if let campaigns = inputs.campaigns {
        campaignIncome += before * campaigns.marginShare
        campaignCost += costNow * campaigns.costShare
      }
      // The day on which the result comes to zero for good, in a straight line within the month.
      if caused >= 0 {
        if sinceDay == nil {
          let part = resultBefore < 0 && caused > resultBefore ? -resultBefore / (caused - resultBefore) : 0
          sinceDay = (Double(month) + part) * 30.4375
        }
      } else {
        sinceDay = nil
      }
      set(.revenue, month, index, net + other)
      set(.memberRevenue, month, index, net)
      set(.otherRevenue, month, index, other)
      set(.newMembers, month, index, path.newMembers[month])
      set(.receipts, month, index, path.receipts[month])
      set(.buyers, month, index, path.receipts[month] / perBuyer)
      set(.basket, month, index, path.receipts[month] > 0 ? net / path.receipts[month] : .nan)
      set(.marginBeforeRewards, month, index, before)
      set(.margin, month, index, before - points - discounts)
      set(.income, month, index, incomeNow)
      set(.pointsCost, month, index, points)
      set(.discountsCost, month, index, discounts)
      set(.rewardsCost, month, index, listed[0])
      set(.communicationCost, month, index, listed[1])
      set(.platformCost, month, index, listed[2])
      set(.otherCost, month, index, listed[3])
      set(.cost, month, index, costNow)
      set(.acquisitionCost, month, index, acquisition)
      set(.earned, month, index, path.earned[month])
      set(.redeemed, month, index, path.redeemed[month])
      set(.expired, month, index, path.expired[month])
      let worth = inputs.points?.worth ?? 0
      set(.liabilityFace, month, index, path.left[month] * worth)
      set(.liabilityExpected, month, index, path.expected[month] * worth)
      takeValue(
        month, index, inputs: inputs, steps: steps, lifetime: block.lifetime[index],
        activity: level(.activity, month), basket: level(.basket, month), margin: level(.margin, month),
        rewardShare: gross > 0 ? rewards / gross : 0, acquisition: level(.acquisition, month))
      set(.returnNaive, month, index, cost > 0 ? (income - cost) / cost : .nan)
      set(.returnCaused, month, index, cost > 0 ? (causedIncome - cost) / cost : .nan)
      set(.breakEvenShare, month, index, before > 0 ? costNow / before : .nan)
      set(.campaignReturn, month, index, campaignCost > 0 ? (campaignIncome - campaignCost) / campaignCost : .nan)
      set(.costShare, month, index, net > 0 ? costNow / net : .nan)
      set(.result, month, index, causedNow - costNow)
      set(.cumulatedResult, month, index, caused)
    }
    payback[index] = sinceDay ?? .infinity
  }

  /// ltv.revenue, ltv.margin and cac by METRICS.md, from levels: a lifetime has no calendar.
  private mutating func takeValue(
    _ month: Int, _ index: Int, inputs: ForecastInputs, steps: PathSteps, lifetime: Double, activity: Double,
    basket: Double, margin: Double, rewardShare: Double, acquisition: Double
  ) {
    let acquisitionCost = acquisition * steps.costs[4][month]
    set(.acquisitionCostOfMember, month, index, acquisitionCost > 0 ? acquisitionCost : .nan)
    guard let life = inputs.lifetime, let rate = inputs.receiptsAMonthLived else {
      set(.lifetimeRevenue, month, index, .nan)
      set(.lifetimeMargin, month, index, .nan)
      set(.lifetimeToAcquisition, month, index, .nan)
      return
    }
    // A month's survival that makes the mean lifetime, changed by the lever, makes another.
    let months = max(1, life.months * lifetime)
    let stays = min(0.9999, (1 - 1 / months) * steps.survival[month] / inputs.survivalFactor)
    let receipts = rate * inputs.relativeActivity(activity) * steps.frequency[month]
    let gross = receipts * basket * steps.basket[month] / (1 - stays)
    let revenue = gross * (1 - rewardShare)
    let profit = gross * inputs.taxFactor * (margin + steps.margin[month] - rewardShare)
    set(.lifetimeRevenue, month, index, revenue)
    set(.lifetimeMargin, month, index, profit)
    set(.lifetimeToAcquisition, month, index, acquisitionCost > 0 ? profit / acquisitionCost : .nan)
  }
}
