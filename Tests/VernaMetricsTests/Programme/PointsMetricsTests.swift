import Testing
import VernaColumns
import VernaCore
import VernaMetrics

/// Section C and the points of section B on the hand-worked shop (Tests/Fixtures/hand/WORKED.md).
@Suite struct PointsMetricsTests {
  let february: ProgrammeReport
  let year: ProgrammeReport

  init() throws {
    let dataset = try HandShop.dataset()
    february = ProgrammeReport(dataset, HandShop.february, receipts: HandShop.februaryReceipts)
    year = ProgrammeReport(dataset, HandShop.year)
  }

  @Test func movementsOfFebruary() {
    let points = february.context.now.points
    #expect(points.balanceAtStart == 15_000)
    #expect(
      [points.earned, points.redeemed, points.expired, points.opened, points.adjusted] == [
        8_200, 12_600, 3_000, 4_000, 500,
      ])
    #expect(points.available == 27_700)
    #expect(points.balanceAtEnd == 12_100)
  }

  @Test func movementsOfTheYear() {
    let points = year.context.now.points
    #expect(points.balanceAtStart == 10_000)
    #expect([points.earned, points.redeemed, points.expired, points.available] == [15_200, 14_600, 3_000, 29_700])
    #expect(near(year.value("points.redemption_rate"), 146.0 / 152))
  }

  @Test func redemptionRate() {
    #expect(near(february.value("points.redemption_rate"), 126.0 / 82))
    #expect(february.parts("points.redemption_rate") == [126, 82])
    // M1, M2, M4 and M9 have earn rows.
    #expect(february.result("points.redemption_rate").n == 4)
  }

  @Test func whatWasAvailableIsRedeemedExpiredOrLeft() throws {
    let unused = try #require(february.value("points.unused_share"))
    let expired = try #require(february.value("points.expired_share"))
    #expect(near(unused, 121.0 / 277))
    #expect(near(expired, 30.0 / 277))
    #expect(near(unused + expired + 126.0 / 277, 1))
  }

  @Test func pointsAgainstPurchases() {
    #expect(near(february.value("points.loyalty_rating"), 12.1 / 152))
    #expect(near(february.value("points.bonus_value"), 8.2 / 152))
    #expect(february.parts("points.loyalty_rating") == [1_210, 15_200])
    #expect(near(february.value("points.paid_share"), 13.0 / 185))
  }

  @Test func useOfPoints() {
    #expect(near(february.value("points.use_share"), 0.3))
    // M1 redeemed on R11 and R12, M3 on R15.
    #expect(february.parts("points.users_share") == [2, 5])
  }

  /// Lots: November 50, January 20, February 92; 4/7 of what is earned is used by the age of expiry, three months.
  @Test func liability() {
    #expect(february.result("points.liability_face").value == .money(1_210))
    #expect(february.result("points.liability_expected").value == .money(532))
    #expect(near(february.value("points.breakage"), 3.0 / 7))
    #expect(february.context.now.points.useByAge.expiryMonths == 3)
    #expect(february.context.now.points.useByAge.leftByAge[0] == 10_700)
    #expect(near(year.value("points.breakage"), 49.0 / 81))
    #expect(year.result("points.liability_expected").value == .money(0))
  }

  @Test func redemptionCohorts() {
    let rows = february.table("points.redemption_cohort").rows
    let february2024 = MetricTable.Cell.month(Day(year: 2024, month: 2, day: 1))
    #expect(rows.filter { $0[0] == february2024 }.count == 1)
    #expect(rows.contains([february2024, .count(0), .points(9_200), .points(2_400), .share(24.0 / 92)]))
    let november = MetricTable.Cell.month(Day(year: 2023, month: 11, day: 1))
    #expect(rows.contains([november, .count(0), .points(5_000), .points(0), .share(0)]))
    #expect(rows.contains([november, .count(3), .points(5_000), .points(2_000), .share(0.4)]))
    #expect(rows.count == 4 + 2 + 1)
  }

  /// M1's 10 and M2's 5 expire in the twelfth week, M4's 43 in the thirteenth; M2 may not be written to.
  @Test func burningPoints() {
    let rows = february.table("points.burn_calendar").rows
    #expect(rows.count == 13)
    #expect(rows[11][0] == .day(Day(year: 2024, month: 5, day: 17)))
    #expect(Array(rows[11][2...]) == [.points(1_500), .money(150), .count(2), .count(1)])
    #expect(Array(rows[12][2...]) == [.points(4_300), .money(430), .count(1), .count(1)])
    #expect(rows[..<11].allSatisfy { $0[2] == .points(0) })
  }

  @Test func withoutInputsTheyAreAbsent() throws {
    var query = HandShop.february
    query.pointValueMicros = nil
    let report = ProgrammeReport(try HandShop.dataset(), query, receipts: HandShop.februaryReceipts)
    #expect(report.result("points.liability_face").absence == .wantsOption("--point-value"))
    #expect(report.value("points.unused_share") != nil)
    let empty = ProgrammeReport(try DatasetFixtureOfNothing.dataset(), HandShop.february)
    #expect(empty.result("points.redemption_rate").absence == .wants(.points, ""))
    #expect(empty.result("points.paid_share").absence == .wants(.receipts, "points_paid"))
    #expect(empty.table("points.burn_calendar").absence == .wants(.points, ""))
  }

  @Test func aSegmentOfMembersNarrowsPoints() throws {
    let dataset = try HandShop.dataset()
    var query = HandShop.february
    query.segment = SegmentFilter(text: "tier == \"gold\"", members: dataset.members.map { $0.tier == "gold" })
    let report = ProgrammeReport(dataset, query)
    // M1 alone: 20 + 24 - 10 + 10 - 20 of February, redeemed 120.
    #expect(report.parts("points.redemption_rate") == [120, 24])
    query.segment = SegmentFilter(text: "store == \"S1\"", stores: [false, true, false])
    #expect(ProgrammeReport(dataset, query).result("points.redemption_rate").absence == .notForSegment)
  }
}
