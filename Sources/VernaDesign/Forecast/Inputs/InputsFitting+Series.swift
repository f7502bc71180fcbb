import VernaModels

/// Fits single drivers to the months of a history.
struct InputsFitting {
  let history: MonthlyHistory
  /// The index of the month of the launch, where it lies within the months.
  let launch: Int?

  static let costDrivers: [(MonthlyHistory.CostKind, ForecastDriver)] = [
    (.rewards, .rewards), (.communication, .communication), (.platform, .platform), (.other, .other),
    (.income, .income),
  ]

  init(history: MonthlyHistory, launch: Int?) {
    self.history = history
    self.launch = launch.flatMap { (1..<max(1, history.months)).contains($0) ? $0 : nil }
  }

  /// Members' money before rewards, a month.
  var gross: [Int64] {
    history.rewards.isEmpty ? history.memberRevenue : zip(history.memberRevenue, history.rewards).map(+)
  }

  /// A month's length over the mean one, in logarithms: what is counted in a longer month is more.
  private func length(_ month: Int) -> Double { MonthLength.logarithm(history.firstMonth + month) }

  /// A driver that counts people or receipts.
  func counts(_ driver: ForecastDriver, _ counts: [Int64]) -> DriverFit {
    guard !counts.isEmpty else { return .absent }
    if counts.suffix(3).allSatisfy({ $0 == 0 }) { return .zero }
    let values = counts.enumerated().map { month, count -> Double? in
      max(0.5, Double(count)).logarithm - length(month)
    }
    return .series(
      StructuralSeries(
        trimmed(values, counts), firstMonth: history.firstCalendarMonth, prior: driver.prior,
        sampling: counts.map { 1 / max(0.5, Double($0)) }))
  }

  /// The first months before anything happened say nothing.
  private func trimmed(_ values: [Double?], _ counts: [Int64]) -> [Double?] {
    let quiet = counts.prefix { $0 == 0 }.count
    return values.enumerated().map { $0 < quiet ? nil : $1 }
  }

  /// A driver of money a month: a series where it is there in every month since it began, else lumps.
  func amounts(_ driver: ForecastDriver, _ amounts: [Int64]) -> DriverFit {
    guard !amounts.isEmpty else { return .absent }
    let recent = amounts.suffix(12)
    if recent.allSatisfy({ $0 == 0 }) { return .zero }
    let quiet = amounts.prefix { $0 == 0 }.count
    guard amounts.dropFirst(quiet).allSatisfy({ $0 > 0 }), amounts.count - quiet >= 3 else {
      return .lumps(recent.map(Double.init))
    }
    // Costs are paid by the month, purchases made by the day.
    let isByDay = driver == .otherRevenue
    let values = amounts.enumerated().map { month, amount -> Double? in
      amount > 0 ? Double(amount).logarithm - (isByDay ? length(month) : 0) : nil
    }
    return .series(StructuralSeries(values, firstMonth: history.firstCalendarMonth, prior: driver.prior))
  }

  /// A driver that is one amount over another, in logarithms.
  func ratio(_ driver: ForecastDriver, _ top: [Int64], _ bottom: [Int64]) -> DriverFit {
    let values = zip(top, bottom).map { top, bottom -> Double? in
      top > 0 && bottom > 0 ? (Double(top) / Double(bottom)).logarithm : nil
    }
    guard values.contains(where: { $0 != nil }) else { return .absent }
    return .series(
      StructuralSeries(
        values, firstMonth: history.firstCalendarMonth, prior: driver.prior,
        // A mean of baskets varies about as 1 / count; purchases vary in size about as much as in number.
        sampling: bottom.map { driver == .basket ? 1 / max(1, Double($0)) : 0 }))
  }

  /// A driver that is a share, as it is.
  func shares(_ driver: ForecastDriver, _ top: [Int64], _ bottom: [Int64]) -> DriverFit {
    let values = zip(top, bottom).map { top, bottom -> Double? in
      bottom > 0 ? Double(top) / Double(bottom) : nil
    }
    guard values.contains(where: { $0 != nil }) else { return .absent }
    if driver != .margin, values.suffix(12).allSatisfy({ $0 == 0 || $0 == nil }) { return .zero }
    return .series(StructuralSeries(values, firstMonth: history.firstCalendarMonth, prior: driver.prior))
  }

  /// Members' receipts over those that their curves expect.
  func activity(_ exposure: Exposure) -> DriverFit {
    let values = history.receipts.enumerated().map { month, count -> Double? in
      let expected = exposure.expected(month: month - history.months, deviation: 0)
      return expected > 0 && count > 0 ? (Double(count) / expected).logarithm - length(month) : nil
    }
    guard values.contains(where: { $0 != nil }) else { return .absent }
    return .series(
      StructuralSeries(
        values, firstMonth: history.firstCalendarMonth, prior: ForecastDriver.activity.prior,
        sampling: history.receipts.map { 1 / max(1, Double($0)) }, start: (0, 0.25)))
  }

  /// Worth of points earned over members' money; without receipts the points earned themselves.
  func earning(_ points: PointsPattern) -> DriverFit {
    let values = history.earned.enumerated().map { month, earned -> Double? in
      let money = history.memberRevenue.isEmpty ? 1 : Double(history.memberRevenue[month])
      return earned > 0 && money > 0 ? (Double(earned) * points.worth / money).logarithm : nil
    }
    guard values.contains(where: { $0 != nil }) else { return .absent }
    return .series(
      StructuralSeries(values, firstMonth: history.firstCalendarMonth, prior: ForecastDriver.earning.prior))
  }

  /// Points redeemed over those that the pattern of use expects of what was earned.
  func redemption(_ points: PointsPattern) -> DriverFit {
    let values = history.redeemed.indices.map { month -> Double? in
      var expected = 0.0
      for age in 0...month where age < points.redeemedAt.count {
        expected += Double(history.earned[month - age]) * points.redeemedAt[age]
      }
      let redeemed = Double(history.redeemed[month])
      return redeemed > 0 && expected > 0 ? (redeemed / expected).logarithm : nil
    }
    guard values.suffix(6).contains(where: { $0 != nil }) else { return .zero }
    return .series(
      StructuralSeries(
        values, firstMonth: history.firstCalendarMonth, prior: ForecastDriver.redemption.prior, start: (0, 1)))
  }

  /// The step of the whole shop's revenue at the launch; nil without at least six months before it and three after.
  func launchStep() -> CausedShare? {
    guard let launch, launch >= 6, history.months - launch >= 3, !history.memberRevenue.isEmpty else { return nil }
    let shop = zip(history.memberRevenue, history.otherRevenue).map(+)
    let values = shop.enumerated().map { month, money -> Double? in
      money > 0 ? Double(money).logarithm - length(month) : nil
    }
    var prior = ForecastDriver.otherRevenue.prior
    prior.stepDeviation = 0.15
    let series = StructuralSeries(values, firstMonth: history.firstCalendarMonth, prior: prior, step: launch)
    let members = history.memberRevenue.dropFirst(launch).reduce(0, +)
    guard members > 0 else { return nil }
    let ratio = Double(shop.dropFirst(launch).reduce(0, +)) / Double(members)
    return .launch(step: series.step.mean, deviation: series.step.deviation, shopOverMembers: ratio)
  }
}
