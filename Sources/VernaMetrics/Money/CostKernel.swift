import VernaColumns
import VernaCore

/// Fills the base aggregates of costs and campaigns, and their tables.
struct CostKernel {
  private let dataset: Dataset
  private let economics: ReceiptEconomics
  private let ledger: CostLedger
  private let uses: UsedOffers
  private let launch: Day?
  private let end: Day
  private let series: PaybackSeries?
  private let firstSales: [Day]?

  /// - Parameter periods: all periods that will be asked for.
  init(dataset: Dataset, query: MetricQuery, periods: [Period]) {
    self.dataset = dataset
    economics = ReceiptEconomics(dataset: dataset)
    ledger = CostLedger(side: dataset.side)
    uses = UsedOffers(dataset: dataset, economics: economics)
    launch = query.launch ?? dataset.settings.launch
    end = (periods.map(\.to) + [query.period.to]).max() ?? query.period.to
    if let launch, dataset.given.givesCost, !dataset.side.costs.isEmpty {
      series = CostKernel.series(dataset, economics, ledger, launch: launch, end: end)
    } else {
      series = nil
    }
    let knowsCustomers = dataset.given.has(.receipts, "customer_id") || dataset.given.has(.lines, "customer_id")
    firstSales =
      knowsCustomers && dataset.side.costs.contains { $0.kind == .acquisition } ? CostKernel.firstSales(dataset) : nil
  }

  /// Whether anybody said when the programme was launched.
  var hasLaunch: Bool { launch != nil }

  /// The aggregates of a period.
  func aggregates(of period: Period) -> CostAggregates {
    let span = span(of: period)
    var sums = CostAggregates()
    ledger.fill(&sums, in: span)
    uses.fill(&sums.campaigns, in: span, economics: economics) { !$0.campaignID.isEmpty }
    ledger.fill(&sums.campaigns, campaign: nil, in: span)
    sums.newPeople = firstSales.map { days in Int64(days.count { period.contains($0) }) }
    sums.payback = series?.payback(at: period.to)
    return sums
  }

  /// What each campaign of a period brought and cost, in the order of ids.
  func campaigns(of period: Period) -> [(campaign: String, money: CampaignMoney)] {
    let span = span(of: period)
    let used = uses.uses.filter { span.contains($0.usedAt) }.map(\.offer.campaignID)
    return ByteOrder.distinct((used + ledger.campaigns(in: span)).filter { !$0.isEmpty }).map { id in
      var money = CampaignMoney()
      uses.fill(&money, in: span, economics: economics) { ByteText($0.campaignID) == ByteText(id) }
      ledger.fill(&money, campaign: ByteText(id), in: span)
      return (id, money)
    }
  }

  /// When each type of reward paid back, seen from a day: the receipts with its used offers and the costs that name it.
  func paybackByReward(at day: Day) -> [(rewardType: String, payback: Payback)] {
    guard let launch else { return [] }
    let zone = dataset.settings.timeZone
    let types = uses.uses.map(\.offer.rewardType) + ledger.rewardTypes
    return ByteOrder.distinct(types.filter { !$0.isEmpty }).compactMap { type in
      var series = PaybackSeries(launch: launch, end: end, economics: economics)
      var seen: Set<Int> = []
      // Of a type that nothing was spent on yet there is nothing to say.
      var isSpent = false
      func note(_ at: Int64) -> Day {
        let spent = zone.day(at: at)
        isSpent = isSpent || (spent >= launch && spent < day)
        return spent
      }
      for use in uses.uses where ByteText(use.offer.rewardType) == ByteText(type) {
        _ = note(use.usedAt)
        if let receipt = use.receipt {
          if seen.insert(receipt).inserted {
            series.add(uses.receipts[receipt].sums, on: zone.day(at: uses.receipts[receipt].at))
          }
        } else {
          series.add(-(use.offer.cost?.minorUnits ?? 0), on: zone.day(at: use.usedAt))
        }
      }
      ledger.movements(rewardType: ByteText(type)) { at, money in series.add(money, on: note(at)) }
      return !isSpent ? nil : series.payback(at: day, cover: self.series).map { (type, $0) }
    }
  }

  private func span(of period: Period) -> Range<Int64> {
    dataset.settings.timeZone.start(of: period.from)..<dataset.settings.timeZone.start(of: period.to)
  }

  private static func series(
    _ dataset: Dataset, _ economics: ReceiptEconomics, _ ledger: CostLedger, launch: Day, end: Day
  ) -> PaybackSeries {
    var series = PaybackSeries(launch: launch, end: end, economics: economics)
    let columns = dataset.columns
    let reader = economics.reader
    columns.forEachShopper(in: 0..<columns.shopperCount) { block in
      for index in 0..<block.count { series.add(block, index, by: reader) }
    }
    columns.forEachAnonymous(part: 0, of: 1) { block in
      for index in 0..<block.count { series.add(block, index, by: reader) }
    }
    ledger.movements(rewardType: nil) { at, money in series.add(money, on: dataset.settings.timeZone.day(at: at)) }
    return series
  }

  /// The day of the first sale of each person, member or not.
  private static func firstSales(_ dataset: Dataset) -> [Day] {
    var days: [Day] = []
    dataset.columns.forEachShopper(in: 0..<dataset.columns.shopperCount) { block in
      for index in 0..<block.count where !ReceiptFlags(rawValue: block.flags[index]).contains(.isReturn) {
        days.append(Day(number: Int32(block.day[index])))
        break
      }
    }
    return days
  }
}
