import VernaColumns
import VernaCore

/// launch.before_after: section A and store-days over equal months before and after the launch.
struct LaunchTable {
  let dataset: Dataset
  let query: MetricQuery
  let run: KernelRun

  /// The months compared: a year apart where the data reach back, else the months just before the launch.
  ///
  /// - Returns: nil where there is not one whole month on both sides.
  static func periods(_ query: MetricQuery, launch: Day?, dataStart: Day) -> (before: Period, after: Period)? {
    guard let launch = query.launch ?? launch else { return nil }
    var months = 0
    while months < 12 && launch.adding(months: months + 1) <= query.period.to { months += 1 }
    var start = launch.adding(months: -12)
    if dataStart > start {
      while months > 0 && dataStart > launch.adding(months: -months) { months -= 1 }
      start = launch.adding(months: -months)
    }
    if months == 0 { return nil }
    return (
      Period(from: start, to: start.adding(months: months)), Period(from: launch, to: launch.adding(months: months))
    )
  }

  /// The table; its reason where there is none.
  var table: MetricTable {
    var table = MetricTable(
      id: "launch.before_after", section: .basket,
      columns: [.init("metric"), .init("before"), .init("after")], notes: [.other("seasonality")])
    guard query.launch != nil || dataset.settings.launch != nil else {
      table.absence = .wantsOption("--launch")
      return table
    }
    guard let start = dataset.columns.days?.lowerBound,
      let periods = LaunchTable.periods(query, launch: dataset.settings.launch, dataStart: start),
      let before = context(periods.before), let after = context(periods.after)
    else {
      table.absence = .other("no_whole_month_around_launch")
      return table
    }
    for metric in MetricCatalog.basket {
      table.rows.append([
        .word(metric.id), cell(metric, metric.evaluate(before)), cell(metric, metric.evaluate(after)),
      ])
    }
    let days = storeDays([periods.before, periods.after])
    table.rows.append([.word("store_days"), .count(days[0]), .count(days[1])])
    return table
  }

  private func context(_ period: Period) -> MetricContext? {
    guard let place = run.setup.plan.periods.firstIndex(of: period) else { return nil }
    return MetricContext(
      now: PeriodAggregates(period: period, receipts: run.aggregates(of: place)), yearAgo: nil, query: query,
      given: dataset.given, dataStart: dataset.columns.days?.lowerBound)
  }

  private func cell(_ metric: MetricDefinition, _ result: MetricResult) -> MetricTable.Cell {
    guard let value = result.value else { return .missing("absent") }
    switch (metric.unit, value) {
    case (.money, .money(let minor)): return .money(minor)
    case (.money, _): return .money(Int64(value.double.rounded()))
    case (.count, .count(let count)): return .count(count)
    case (.share, _): return .share(value.double)
    default: return .number(value.double)
    }
  }

  /// Pairs of a store and a day with a sale, in each period.
  private func storeDays(_ periods: [Period]) -> [Int64] {
    var seen = periods.map { [Bool](repeating: false, count: $0.days * dataset.stores.count) }
    let segment = query.segment
    func note(_ block: borrowing ReceiptBlock) {
      for index in 0..<block.count {
        if block.flags[index] & FlagBit.isReturn != 0 { continue }
        if let segment, !segment.takes(block, index) { continue }
        for (place, period) in periods.enumerated() {
          let day = Int(block.day[index]) - Int(period.from.number)
          if day >= 0 && day < period.days { seen[place][Int(block.store[index]) * period.days + day] = true }
        }
      }
    }
    dataset.columns.forEachShopper(in: 0..<dataset.columns.shopperCount) { note($0) }
    dataset.columns.forEachAnonymous(part: 0, of: 1) { note($0) }
    return seen.map { days in days.reduce(Int64(0)) { $0 + ($1 ? 1 : 0) } }
  }
}
