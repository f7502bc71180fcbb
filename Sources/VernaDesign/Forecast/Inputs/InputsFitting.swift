import VernaModels

extension ForecastInputs {
  /// Fits the inputs to a history.
  ///
  /// - Parameters:
  ///   - launch: the index of the month in which the programme was launched, where it lies within the history.
  /// - Complexity: O(drivers x grid x months), some milliseconds.
  public init(fitting history: MonthlyHistory, months: Int, launchMonth: Int? = nil) {
    self.init(firstMonth: history.nextMonth, months: months)
    self.history = history
    let fitting = InputsFitting(history: history, launch: launchMonth.map { $0 - history.firstMonth })
    if history.months < 12 { gaps.append(.fewMonths) }
    exposure = Exposure(history)
    self[.newMembers] = fitting.counts(.newMembers, history.newMembers)
    if let exposure {
      self[.activity] = fitting.activity(exposure)
      self[.receiptsPerBuyer] = fitting.ratio(.receiptsPerBuyer, history.receipts, history.buyers)
      self[.basket] = fitting.ratio(.basket, fitting.gross, history.receipts)
    } else {
      gaps.append(history.otherRevenue.isEmpty ? .receipts : .members)
    }
    self[.otherRevenue] = fitting.amounts(.otherRevenue, history.otherRevenue)
    takeMargin(history, fitting)
    takePoints(history, fitting)
    takeCosts(history, fitting)
    takeValue(history)
    if let step = fitting.launchStep() { caused = step }
    describe(history, fitting)
  }

  private mutating func takeMargin(_ history: MonthlyHistory, _ fitting: InputsFitting) {
    guard !history.margin.isEmpty else {
      gaps.append(.margin)
      return
    }
    let paid = history.memberRevenue.reduce(0, +)
    let costed = history.costedRevenue.reduce(0, +)
    // Without VAT over as paid, on what has a cost.
    if paid > 0, costed > 0 { taxFactor = min(1, Double(costed) / Double(paid)) }
    let rewards =
      history.rewardsWithoutTax.isEmpty ? [Int64](repeating: 0, count: history.months) : history.rewardsWithoutTax
    self[.margin] = fitting.shares(
      .margin, zip(history.margin, rewards).map(+), zip(history.costedRevenue, rewards).map(+))
  }

  private mutating func takePoints(_ history: MonthlyHistory, _ fitting: InputsFitting) {
    if history.rewards.isEmpty {
      gaps.append(.rewards)
    } else {
      self[.discounts] = fitting.shares(
        .discounts, zip(history.rewards, history.pointsPaid).map { max(0, $0 - $1) }, fitting.gross)
    }
    points = PointsPattern(history, months: months)
    if let points {
      self[.earning] = fitting.earning(points)
      self[.redemption] = fitting.redemption(points)
    } else {
      gaps.append(history.earned.isEmpty ? .points : .pointValue)
      if !history.rewards.isEmpty { self[.pointsPaid] = fitting.shares(.pointsPaid, history.pointsPaid, fitting.gross) }
    }
  }

  private mutating func takeCosts(_ history: MonthlyHistory, _ fitting: InputsFitting) {
    guard !history.costs.isEmpty else {
      gaps += [.costs, .acquisition, .campaigns]
      return
    }
    for (kind, driver) in InputsFitting.costDrivers {
      self[driver] = fitting.amounts(driver, history.costs[kind] ?? [])
    }
    let acquisition = history.costs[.acquisition] ?? []
    if acquisition.contains(where: { $0 != 0 }) {
      self[.acquisition] = fitting.ratio(.acquisition, acquisition, history.newMembers)
    } else {
      gaps.append(.acquisition)
    }
    let recent = max(0, history.months - 12)
    let margin = zip(history.margin, history.rewardsWithoutTax).map(+).dropFirst(recent).reduce(0, +)
    let listed = InputsFitting.costDrivers.filter { $0.0 != .income }.reduce(Int64(0)) {
      $0 + (history.costs[$1.0] ?? []).dropFirst(recent).reduce(0, +)
    }
    let cost = listed + history.rewardsWithoutTax.dropFirst(recent).reduce(0, +)
    if history.end.campaignCost > 0, margin > 0, cost > 0 {
      campaigns = (
        Double(history.end.campaignMargin) / Double(margin), Double(history.end.campaignCost) / Double(cost)
      )
    } else {
      gaps.append(.campaigns)
    }
  }

  private mutating func takeValue(_ history: MonthlyHistory) {
    receiptsAMonthLived = history.end.receiptsAMonthLived
    guard let months = history.end.lifetimeMonths, months > 0 else {
      gaps.append(.lifetime)
      return
    }
    // The interval is of 95 %.
    let width = history.end.lifetimeInterval.map { ($0.upperBound - $0.lowerBound) / (2 * 1.96) } ?? 0
    lifetime = (months, min(1, width / months))
  }
}
