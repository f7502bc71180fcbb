import Testing
import VernaColumns
import VernaCore
import VernaMetrics
import VernaStatistics

@Suite struct OffersMetricsTests {
  let february: ProgrammeReport
  let year: ProgrammeReport

  init() throws {
    let dataset = try HandShop.dataset()
    february = ProgrammeReport(dataset, HandShop.february, receipts: HandShop.februaryReceipts)
    year = ProgrammeReport(dataset, HandShop.year)
  }

  /// O1, O2, O4 and O3 were issued in February; O1 and O4 used before March, O2 expired on the 12th.
  @Test func conversion() {
    #expect(february.parts("offers.conversion") == [2, 4])
    #expect(february.result("offers.conversion").notes == [.beside(id: "offers.expired", value: .count(1))])
    #expect(year.parts("offers.conversion") == [4, 5])
  }

  /// Members M1 1/1, M2 1/2, M4 0/1: residuals 1/2, 0, -1/2; variance 3/2 x 1/2 / 16.
  @Test func conversionIsClusteredByMember() throws {
    let interval = try #require(february.result("offers.conversion").interval)
    #expect(near(interval.upperBound, 0.5 + NormalDistribution.z95 * (1.5 * 0.5 / 16).squareRoot()))
  }

  @Test func value() {
    #expect(february.parts("rewards.redemption_value") == [700, 1_700])
    #expect(near(year.value("rewards.redemption_value"), 15.0 / 19))
  }

  @Test func byCampaign() {
    let rows = february.table("offers.conversion").rows
    #expect(
      rows.map { Array($0[..<5]) } == [
        [.text("CP1"), .count(2), .count(1), .count(1), .share(0.5)],
        [.text("CP2"), .count(2), .count(1), .count(0), .share(0.5)],
      ])
  }

  @Test func cherryPickers() throws {
    #expect(february.parts("cherry_pickers.share") == [1, 2])
    let empty = ProgrammeReport(try DatasetFixtureOfNothing.dataset(), HandShop.february)
    #expect(empty.result("cherry_pickers.share").absence == .wantsOneOf(["lines.promo_id", "lines.list_price"]))
    #expect(empty.result("offers.conversion").absence == .wants(.offers, ""))
  }

  @Test func noOfferIsNoConversion() throws {
    var query = HandShop.february
    query.period = Period(from: Day(year: 2022, month: 6, day: 1), to: Day(year: 2022, month: 7, day: 1))
    let report = ProgrammeReport(try HandShop.dataset(), query)
    #expect(report.result("offers.conversion").absence == .zeroDenominator)
  }
}
