import VernaCore

extension MetricDefinition {
  /// What it cost to keep a member: the programme's cost over members who stayed, beside what a new one costs.
  static let retentionCost = MetricDefinition(
    id: "retention.cost", section: .retention, unit: .money, good: .lower, source: "000", formula: "cost / KEPT"
  ) { context in
    let start = context.query.window(endingAt: context.now.period.from).from
    if let first = context.dataStart, first > start { return .absent(.needsReceiptsFrom(start)) }
    return ProgrammeMoney(context).cost.result { cost in
      let kept = context.now.receipts.members.kept
      var notes: [MetricNote] = []
      if let beside = acquisitionCost.evaluate(context).value { notes.append(.beside(id: "cac", value: beside)) }
      return .ratio(.money(cost), .count(kept), n: kept, notes: notes)
    }
  }
}
