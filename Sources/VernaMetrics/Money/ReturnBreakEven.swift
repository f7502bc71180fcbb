extension MetricDefinition {
  /// The share of members' margin that must be the programme's doing for it to pay.
  static let returnBreakEven = MetricDefinition(
    id: "roi.break_even", section: .money, unit: .share, good: .lower, source: "003", formula: "cost / (GM_m + RW)"
  ) { context in
    let money = ProgrammeMoney(context)
    return money.cost.flatMap { cost in money.marginBeforeRewards.map { (cost, $0) } }.result { cost, margin in
      // Without margin there is nothing that could pay for the programme: a share of less than nothing means nothing.
      guard margin > 0 else {
        return MetricResult(
          numerator: .money(cost), denominator: .money(margin),
          absence: margin == 0 ? .zeroDenominator : .other("no_margin"))
      }
      return .ratio(
        .money(cost), .money(margin), n: context.now.receipts.member.saleReceipts, notes: context.marginNotes)
    }
  }
}
