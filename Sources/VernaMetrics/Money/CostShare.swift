extension MetricDefinition {
  /// What the programme costs for each unit of money that members spend.
  static let programmeCostShare = MetricDefinition(
    id: "programme.cost_share", section: .money, unit: .share, good: .lower, source: "003",
    formula: "cost / (S_m - R_m)"
  ) { context in
    ProgrammeMoney(context).cost.result {
      .ratio(.money($0), .money(context.memberPurchases), n: context.now.receipts.member.saleReceipts)
    }
  }
}
