import VernaColumns
import VernaCore
import VernaStatistics

extension MetricDefinition {
  /// The share of personal offers issued in the period that were used before its end.
  static let offersConversion = MetricDefinition(
    id: "offers.conversion", section: .activity, unit: .share, good: .higher, source: "001,002",
    formula: "offers issued in the period and used by its end / offers issued in it"
  ) { context in
    if let absence = context.offersAbsence { return .absent(absence) }
    let offers = context.now.offers
    return .ratio(
      .count(offers.used), .count(offers.issued), n: offers.issued,
      interval: offers.usedByIssued.ratioInterval()?.range,
      notes: [.beside(id: "offers.expired", value: .count(offers.expired))])
  }
}

extension MetricContext {
  /// Why nothing can be said of offers: no offers file, or a segment of receipts.
  var offersAbsence: Absence? {
    if !given.has(.offers) { return .wants(.offers, "") }
    return query.segment?.narrowsReceipts == true ? .notForSegment : nil
  }
}

extension OffersKernel {
  /// offers.conversion by campaign, expired offers apart.
  func conversionTable(of period: Period) -> MetricTable {
    var table = MetricTable(
      id: "offers.conversion", section: .activity,
      columns: [
        .init("campaign"), .init("issued", .count), .init("used", .count), .init("expired", .count),
        .init("conversion", .share), .init("interval_low", .share), .init("interval_high", .share),
      ])
    for (campaign, offers) in campaigns(of: period) {
      let interval = offers.usedByIssued.ratioInterval()
      table.rows.append([
        campaign.isEmpty ? .word("no_campaign") : .text(campaign), .count(offers.issued), .count(offers.used),
        .count(offers.expired), .share(Double(offers.used) / Double(offers.issued)),
        interval.map { .share($0.low) } ?? .missing("one_shopper"),
        interval.map { .share($0.high) } ?? .missing("one_shopper"),
      ])
    }
    return table
  }
}
