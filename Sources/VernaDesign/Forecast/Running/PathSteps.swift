/// The levers of a scenario month by month, so that a path only multiplies and adds.
struct PathSteps: Sendable {
  let newMembers: [Double]
  let frequency: [Double]
  let basket: [Double]
  /// How much more of today's members are still there, cumulated; and the monthly factor of each month.
  let survival: [Double]
  let uplift: [Double]
  let margin: [Double]
  let earning: [Double]
  /// The factor of the share of points that is redeemed.
  let redemption: [Double]
  let discounts: [Double]
  let costs: [[Double]]
  /// Behaviour alone taken back: whether there is anything to take back.
  let changesBehaviour: Bool

  /// - Parameter keepsBehaviour: whether the levers of behaviour are left at nothing.
  init(_ inputs: ForecastInputs, _ scenario: ForecastScenario, keepsBehaviour: Bool = false) {
    let months = inputs.months
    func sizes(_ lever: ForecastLever) -> [Double] {
      let shift = scenario.shifts[lever] ?? 0
      guard let change = scenario.levers[lever], !(keepsBehaviour && lever.isBehaviour) else {
        return [Double](repeating: shift, count: months)
      }
      return (0..<months).map { shift + change.size(in: $0) }
    }
    func factors(_ lever: ForecastLever) -> [Double] { sizes(lever).map { max(0, 1 + $0) } }
    newMembers = factors(.newMembers)
    frequency = factors(.frequency)
    basket = factors(.basket)
    let retained = min(0.999, max(0.001, inputs.yearlyRetention))
    survival = sizes(.retention).map { points in
      // Points of yearly retention as a factor a month.
      inputs.survivalFactor * (min(0.999, max(0.0001, retained + points)) / retained).power(1.0 / 12)
    }
    uplift = sizes(.uplift)
    margin = sizes(.margin)
    earning = sizes(.rewardShare)
    let redeemed = max(0.001, inputs.points.map { 1 - $0.breakage } ?? 1)
    redemption = sizes(.redemption).map { max(0, min(1 / redeemed, 1 + $0 / redeemed)) }
    discounts = sizes(.discountShare)
    costs = [
      factors(.rewardsCost), factors(.communicationCost), factors(.platformCost), factors(.otherCost),
      factors(.acquisitionCost),
    ]
    changesBehaviour = !keepsBehaviour && scenario.levers.contains { $0.key.isBehaviour && $0.value.by != 0 }
  }
}

extension ForecastInputs {
  /// The share of today's members' purchases that is still there a year on, what a person says of it in it.
  public var yearlyRetention: Double { (exposure?.yearlyRetention ?? 0) * survivalFactor.power(12) }
}
