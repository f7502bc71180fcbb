import Testing
import VernaColumns
import VernaCore
import VernaMetrics

/// What is said where money cannot be worked out.
@Suite struct MoneyAbsenceTests {
  @Test func withoutFiles() throws {
    let empty = ProgrammeReport(try DatasetFixtureOfNothing.dataset(), HandShop.february)
    #expect(empty.result("roi.naive").absence == .wants(.costs, ""))
    #expect(empty.result("cac").absence == .needsReceiptsFrom(Day(year: 2024, month: 2, day: 1)))
    #expect(empty.result("promo.dependence").absence == .wantsOneOf(["lines.promo_id", "lines.list_price"]))
    #expect(empty.table("romi.naive").absence == .wants(.offers, ""))
    #expect(empty.table("revenue.bridge").absence == .needsReceiptsFrom(Day(year: 2023, month: 2, day: 2)))
    #expect(empty.table("segments.value").absence == .needsReceiptsFrom(Day(year: 2023, month: 3, day: 1)))
  }

  @Test func costKnownForTooLittle() throws {
    var receipts = HandShop.februaryReceipts
    receipts.member.costedSales = 14_500
    let report = ProgrammeReport(try HandShop.dataset(), HandShop.february, receipts: receipts)
    #expect(report.result("roi.break_even").absence == .costCoverage(23_500.0 / 26_200))
    // What the programme costs does not depend on the cost of goods.
    #expect(report.parts("programme.cost_share") == [2_850, 15_200])
  }

  @Test func exactlyNineTenthsIsEnough() throws {
    var receipts = HandShop.februaryReceipts
    receipts.member.costedSales = 26_200 * 9 / 10 - 9_000
    let report = ProgrammeReport(try HandShop.dataset(), HandShop.february, receipts: receipts)
    #expect(report.value("roi.break_even") != nil)
  }

  @Test func withoutALaunchNothingPaysBack() throws {
    var dataset = try HandShop.dataset()
    dataset.settings.launch = nil
    let report = ProgrammeReport(dataset, HandShop.february, receipts: HandShop.februaryReceipts)
    #expect(report.result("payback.days").absence == .wantsOption("--launch"))
    #expect(report.table("payback.days").absence == .wantsOption("--launch"))
  }

  @Test func lastYearMustBeInTheData() throws {
    let report = ProgrammeReport(try HandShop.dataset(), HandShop.february, receipts: HandShop.februaryReceipts)
    #expect(report.result("margin.erosion_year").absence == .needsReceiptsFrom(Day(year: 2023, month: 2, day: 2)))
  }

  @Test func costsBelongToNoSegment() throws {
    let dataset = try HandShop.dataset()
    var query = HandShop.february
    query.segment = SegmentFilter(text: "tier == \"gold\"", members: dataset.members.map { $0.tier == "gold" })
    let report = ProgrammeReport(dataset, query, receipts: HandShop.februaryReceipts)
    #expect(report.result("roi.naive").absence == .notForSegment)
    #expect(report.table("segments.value").rows.map { $0[0] } == [.text("353")])
  }

  @Test(arguments: [
    "clv.model", "lift.revenue", "lift.margin", "lift.retention", "lift.clv", "roi.causal", "romi.causal",
    "kpi.clv_per_cost", "margin.erosion_control",
  ])
  func modelsAreWaitedFor(id: String) throws {
    let report = ProgrammeReport(try HandShop.dataset(), HandShop.february)
    #expect(report.result(id).absence == .waitsForModels)
  }
}
