import Testing
import VernaColumns
import VernaCore
import VernaMetrics
import VernaTestSupport

/// Money without VAT is rounded once a sum, exactly, whatever the rates.
@Suite struct VATRoundingTests {
  /// Receipts of one campaign, whose margin the table of campaigns shows.
  func gain(_ lines: [FixtureLine], settings: (inout DatasetSettings) -> Void = { _ in }) throws -> MetricTable.Cell {
    var shop = DatasetFixture([.sale("R1", at: "2026-01-05 10:00", member: "A", lines: lines)])
    settings(&shop.settings)
    for column in ["used_at", "campaign_id"] { shop.given.note(.offers, column) }
    shop.given.note(.costs, "at")
    var offer = OfferRow(offerID: "O", memberID: "A", issuedAt: shop.moment("2026-01-02"))
    offer.campaignID = "C"
    offer.usedAt = shop.moment("2026-01-05 10:00")
    offer.receiptID = "R1"
    shop.side.offers = [offer]
    let period = Period(from: Day(year: 2026, month: 1, day: 1), to: Day(year: 2026, month: 2, day: 1))
    return ProgrammeReport(try shop.build(), MetricQuery(period: period, by: nil)).table("romi.naive").rows[0][3]
  }

  /// 0.03 / 1.2 is 2.5 kopecks and rounds away from zero to 3; a line at a time 0.01 / 1.2 thrice is 3 x 0.83.
  @Test func halvesRoundAwayFromZeroOnce() throws {
    let line = FixtureLine("x", 1, "0.01", cost: 0, vat: "0.2")
    #expect(try gain([line, line, line]) == .money(3))
  }

  /// 1.10 / 1.1 + 1.20 / 1.2 + 0.07 is 2.07 exactly, at three rates; cost 0.5 of it.
  @Test func ratesAddUpExactly() throws {
    #expect(
      try gain([
        FixtureLine("x", 1, "1.10", cost: "0.5", vat: "0.1"), FixtureLine("y", 1, "1.20", cost: 0, vat: "0.2"),
        FixtureLine("z", 1, "0.07", cost: 0),
      ]) == .money(157))
  }

  /// Costs with VAT are worked without it: 12 / 1.2 - 6 / 1.2 = 5; prices without VAT stay: 12 - 6 / 1.2 = 7.
  @Test func settingsSayWhatHoldsTax() throws {
    let line = FixtureLine("x", 1, 12, cost: 6, vat: "0.2")
    #expect(try gain([line]) == .money(400))
    #expect(try gain([line]) { $0.costsIncludeVAT = true } == .money(500))
    #expect(
      try gain([line]) {
        $0.costsIncludeVAT = true
        $0.pricesIncludeVAT = false
      } == .money(700))
  }

  @Test func aLineOfUnknownCostIsLeftOut() throws {
    #expect(try gain([FixtureLine("x", 1, 12, cost: 6), FixtureLine("y", 1, 100)]) == .money(600))
  }

  /// The programme pays 10 - 7 = 3 of the first line and the gift's 2; the store pays for the last.
  @Test func rewardsAreGivenBackToMargin() throws {
    // Margin 7 - 6 - 2 + 5 - 1 = 3, rewards 3 + 2.
    #expect(
      try gain([
        FixtureLine("x", 1, 7, list: 10, cost: 6, funding: 1), FixtureLine("gift", 1, 0, list: 9, cost: 2, funding: 1),
        FixtureLine("y", 1, 5, list: 8, cost: 1, funding: 2),
      ]) == .money(800))
  }

  /// 0.01, 0.01 and 0.07 hold 0.03 paid with points: 0.01, 0 and 0.02 of them. Worked from the amounts left (0, 0.01, 0.05)
  /// the first line's part would be the second's. Two such receipts leave 0.12; their rewards are 2 x (0.01 / 1.999 + 0.02).
  @Test func aShareOfPointsIsTheOneThatWasTakenOff() throws {
    let lines = [FixtureLine("x", 1, "0.01", vat: "0.999"), FixtureLine("y", 1, "0.01"), FixtureLine("z", 1, "0.07")]
    var shop = DatasetFixture(
      ["R1", "R2"].map { .sale($0, at: "2026-01-05 10:00", member: "A", points: "0.03", lines: lines) })
    shop.pointsIncluded = true
    for sku in ["x", "y", "z"] { shop.addProduct(sku, cost: 0) }
    for column in ["used_at", "campaign_id"] { shop.given.note(.offers, column) }
    shop.given.note(.costs, "at")
    shop.side.offers = ["R1", "R2"].map { receipt in
      var offer = OfferRow(offerID: "O" + receipt, memberID: "A", issuedAt: shop.moment("2026-01-02"))
      offer.campaignID = "C"
      offer.usedAt = shop.moment("2026-01-05 10:00")
      offer.receiptID = receipt
      return offer
    }
    let period = Period(from: Day(year: 2026, month: 1, day: 1), to: Day(year: 2026, month: 2, day: 1))
    let table = ProgrammeReport(try shop.build(), MetricQuery(period: period, by: nil)).table("romi.naive")
    #expect(table.rows[0][3] == .money(12 + 5))
  }
}
