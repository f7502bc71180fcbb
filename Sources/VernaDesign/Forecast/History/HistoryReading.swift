public import VernaColumns
public import VernaCore
import VernaMetrics
import VernaStatistics

/// Reads the months of a data set: sums by the house's own aggregates, so that a forecast starts from the figures of the
/// report, and cohorts by one walk over the receipts.
public struct HistoryReading {
  let dataset: Dataset
  let industry: Industry
  let pointValueMicros: Int64?

  /// Makes a reader.
  ///
  /// - Parameter pointValueMicros: money of one point in millionths of a minor unit.
  public init(dataset: Dataset, industry: Industry, pointValueMicros: Int64?) {
    self.dataset = dataset
    self.industry = industry
    self.pointValueMicros = pointValueMicros
  }

  /// The whole calendar months of the data: a first month that lacks up to three days and a last one that lacks up to two
  /// count as whole, since shops close on holidays.
  public var wholeMonths: Range<Int>? {
    let backend = ColumnBackend(dataset: dataset)
    guard let days = dataset.columns.days ?? backend.dataDays else { return nil }
    let hasReceipts = dataset.columns.days != nil
    let first = days.lowerBound.monthIndex + (days.lowerBound.civil.day <= 4 ? 0 : 1)
    let last = days.upperBound
    let (year, month, day) = last.civil
    // Sums by month, as points without receipts often are, stand on the first of their month.
    let isWhole = !hasReceipts || day >= Day.daysIn(month: month, of: year) - 2
    let end = last.monthIndex + (isWhole ? 1 : 0)
    return first < end ? first..<end : nil
  }

  /// The history of some months.
  ///
  /// - Parameter months: as `Day.monthIndex`; what is known as of the end is as of their end.
  /// - Throws: what the aggregates throw.
  public func read(_ months: Range<Int>) throws -> MonthlyHistory {
    var history = MonthlyHistory(firstMonth: months.lowerBound, months: months.count)
    let starts = (months.lowerBound...months.upperBound).map { Day.start(ofMonthIndex: $0) }
    var query = MetricQuery(
      period: Period(from: starts[0], to: starts[months.count]), by: nil, industry: industry,
      pointValueMicros: pointValueMicros, launch: dataset.settings.launch)
    query.listsEveryMember = false
    let periods = zip(starts, starts.dropFirst()).map { Period(from: $0, to: $1) }
    let lastYear = Period(from: max(starts[0], starts[months.count].adding(months: -12)), to: starts[months.count])
    let filled = try ColumnBackend(dataset: dataset).aggregates(
      of: periods + (periods.contains(lastYear) ? [] : [lastYear]), query: query)
    let monthly = filled.prefix(months.count)
    takeReceipts(monthly, into: &history)
    takeMoney(monthly, into: &history)
    takePoints(monthly, into: &history)
    if let last = monthly.last { takeEnd(last, year: filled.last ?? last, into: &history) }
    CohortWalk(dataset: dataset, months: months).fill(&history)
    return history
  }

  private func takeReceipts(_ monthly: ArraySlice<PeriodAggregates>, into history: inout MonthlyHistory) {
    guard dataset.columns.days != nil else { return }
    for month in monthly {
      history.buyers.append(month.receipts.members.buying)
      history.receipts.append(month.receipts.member.saleReceipts)
      history.memberRevenue.append(month.receipts.member.sales - month.receipts.member.returns)
      history.otherRevenue.append(month.receipts.other.sales - month.receipts.other.returns)
      history.otherReceipts.append(month.receipts.other.saleReceipts)
    }
  }

  private func takeMoney(_ monthly: ArraySlice<PeriodAggregates>, into history: inout MonthlyHistory) {
    let given = dataset.given
    let sales = monthly.reduce(Int128(0)) { $0 + Int128($1.receipts.sales) }
    let covered = monthly.reduce(Int128(0)) {
      $0 + Int128($1.receipts.member.costedSales) + Int128($1.receipts.other.costedSales)
    }
    // METRICS.md: cost known for under 90 % of S is absent.
    if given.givesCost, sales > 0, covered * 10 >= sales * 9 {
      for month in monthly {
        let sums = month.receipts.member
        let revenue = sums.costedSalesExVAT - sums.costedReturnsExVAT
        history.costedRevenue.append(Int64(revenue.rounded()))
        history.margin.append(Int64((revenue - (sums.costOfSales - sums.costOfReturns)).rounded()))
      }
    }
    if given.givesRewards {
      for month in monthly {
        let sums = month.receipts.member
        history.rewards.append(Int64((sums.rewards - sums.rewardsOnReturns).rounded()))
        history.rewardsWithoutTax.append(Int64((sums.rewardsExVAT - sums.rewardsOnReturnsExVAT).rounded()))
        history.pointsPaid.append(sums.pointsPaid - sums.pointsPaidOnReturns)
      }
    }
    guard given.has(.costs) else { return }
    func take(_ kind: MonthlyHistory.CostKind, _ amount: (CostAggregates) -> Int64) {
      history.costs[kind] = monthly.map { amount($0.costs) }
    }
    take(.rewards) { $0.rewards }
    take(.communication) { $0.communication + $0.messages }
    take(.platform) { $0.platform }
    take(.other) { $0.other }
    take(.acquisition) { $0.acquisition }
    take(.income) { $0.income }
  }

  private func takePoints(_ monthly: ArraySlice<PeriodAggregates>, into history: inout MonthlyHistory) {
    guard dataset.given.has(.points) else { return }
    history.earned = monthly.map(\.points.earned)
    history.redeemed = monthly.map(\.points.redeemed)
    history.expired = monthly.map(\.points.expired)
  }

  private func takeEnd(_ last: PeriodAggregates, year: PeriodAggregates, into history: inout MonthlyHistory) {
    var end = MonthlyHistory.EndState()
    end.enrolled = last.receipts.members.enrolled
    end.active = last.receipts.members.activeAtEnd
    let lives = last.receipts.lives
    if lives.spansTwoWindows {
      end.lifetimeMonths = lives.meanLifetimeMonths
      end.lifetimeInterval = lives.lifetimeInterval
      if lives.days > 0 { end.receiptsAMonthLived = Double(lives.receipts) / (lives.days / 30.4375) }
    }
    let points = last.points
    let use = points.useByAge
    end.balance = points.balanceAtEnd
    end.horizonMonths = use.horizonMonths
    end.isHorizonAssumed = use.expiryMonths == nil
    end.leftByAge = use.leftByAge
    end.redeemedByAge = use.redeemed.shares
    end.expiredByAge = use.expired.shares
    if use.ultimateShare != nil { end.expectedBalance = use.expectedHundredths }
    end.pointValueMicros = pointValueMicros
    end.campaignMargin = year.costs.campaigns.margin + year.costs.campaigns.rewardsOnReceipts
    end.campaignCost = year.costs.campaigns.cost
    history.end = end
  }
}
