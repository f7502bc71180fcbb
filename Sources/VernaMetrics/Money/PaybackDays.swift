import VernaCore

extension MetricDefinition {
  /// Days from launch until income has caught up with cost for good.
  static let paybackDays = MetricDefinition(
    id: "payback.days", section: .money, unit: .days, good: .lower, source: "001,003",
    formula: "first day since launch from which cumulated income stays at or above cumulated cost"
  ) { context in
    let money = ProgrammeMoney(context)
    return money.income.flatMap { _ in money.cost }.result { _ in
      switch context.now.costs.payback {
      case nil: .absent(.wantsOption("--launch"))
      case .notYet: .absent(.notYet)
      case .costCoverage(let share): .absent(.costCoverage(share))
      case .after(let days):
        MetricResult(value: .count(Int64(days)), notes: [.naive])
      }
    }
  }
}

extension CostKernel {
  /// payback.days by type of reward.
  func paybackTable(of query: MetricQuery) -> MetricTable {
    var table = MetricTable(
      id: "payback.days", section: .money, columns: [.init("reward_type"), .init("days", .days)], notes: [.naive])
    for (type, payback) in paybackByReward(at: query.period.to) {
      let cell: MetricTable.Cell =
        switch payback {
        case .after(let days): .count(Int64(days))
        case .notYet: .missing("not_yet")
        case .costCoverage: .missing("cost_coverage")
        }
      table.rows.append([.text(type), cell])
    }
    return table
  }
}
