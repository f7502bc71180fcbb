import VernaColumns

extension MetricDefinition {
  /// What all campaigns together earned on their cost if all margin of receipts with their offers were their doing;
  /// each campaign is a row of the table of the same id.
  static let campaignReturnNaive = MetricDefinition(
    id: "romi.naive", section: .money, unit: .gap, good: .higher, source: "003",
    formula: "(GM_m + RW of receipts with used offers - cost) / cost", isNaive: true
  ) { context in
    if let absence = context.campaignAbsence { return .absent(absence) }
    let money = context.now.costs.campaigns
    return .ratio(
      .money(money.result), .money(money.cost), n: money.receipts, notes: [.naive, .other("all_campaigns_together")])
  }
}

extension MetricContext {
  /// Why nothing can be said of what campaigns brought.
  var campaignAbsence: Absence? {
    if let absence = offersAbsence { return absence }
    if !given.has(.offers, "used_at") { return .wants(.offers, "used_at") }
    if !given.has(.offers, "campaign_id") { return .wants(.offers, "campaign_id") }
    if !given.has(.costs) { return .wants(.costs, "") }
    if query.segment != nil { return .notForSegment }
    if case .absent(let absence) = ProgrammeMoney(self).memberMargin { return absence }
    return nil
  }
}

extension CostKernel {
  /// romi.naive, a row a campaign.
  ///
  /// - Parameter knowsMargin: whether enough costs of goods are known to say what campaigns brought.
  func campaignTable(of query: MetricQuery, knowsMargin: Bool) -> MetricTable {
    var table = MetricTable(
      id: "romi.naive", section: .money,
      columns: [
        .init("campaign"), .init("used_offers", .count), .init("receipts", .count), .init("gain", .money),
        .init("cost", .money), .init("value", .gap),
      ], notes: [.naive])
    for (campaign, money) in campaigns(of: query.period) {
      let unknown = MetricTable.Cell.missing("cost_coverage")
      table.rows.append([
        .text(campaign), .count(money.usedOffers), .count(money.receipts),
        knowsMargin ? .money(money.margin + money.rewardsOnReceipts) : unknown, .money(money.cost),
        !knowsMargin
          ? unknown
          : money.cost == 0 ? .missing("zero_denominator") : .share(Double(money.result) / Double(money.cost)),
      ])
    }
    return table
  }
}
