extension MetricDefinition {
  /// What the programme earned on its cost if all of members' margin were its doing.
  static let returnNaive = MetricDefinition(
    id: "roi.naive", section: .money, unit: .gap, good: .none, source: "001,003", formula: "(income - cost) / cost",
    isNaive: true
  ) { context in
    let money = ProgrammeMoney(context)
    return money.income.flatMap { income in money.cost.map { (income, $0) } }.result { income, cost in
      .ratio(
        .money(income - cost), .money(cost), n: context.now.receipts.member.saleReceipts,
        notes: [.naive] + context.marginNotes)
    }
  }
}

extension MetricContext {
  /// The remark on how much of sales has a known cost.
  var marginNotes: [MetricNote] {
    if case .value(let margin) = ProgrammeMoney(self).memberMargin { return margin.notes }
    return []
  }
}
