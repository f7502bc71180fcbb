import Testing
import VernaColumns
import VernaCore
import VernaMetrics
import VernaStatistics
import VernaTestSupport

/// Which lots are used by what, seen through the share of each month's points that is redeemed.
@Suite struct LotBookTests {
  typealias Row = (at: String, kind: PointsRow.Kind, points: Int64, receipt: String, expires: String)

  func report(_ rows: [Row], to: Day = Day(year: 2026, month: 7, day: 1), members: [String] = []) throws
    -> ProgrammeReport
  {
    var shop = DatasetFixture([.sale("R1", at: "2026-01-01 10:00", member: "A", total: 10)])
    shop.given.note(.points, "member_id")
    for (place, row) in rows.enumerated() {
      shop.side.points.append(
        PointsRow(
          memberID: members.isEmpty ? "A" : members[place], at: shop.moment(row.at), kind: row.kind,
          points: Points(hundredths: row.points * 100), receiptID: row.receipt,
          expiresAt: row.expires.isEmpty ? nil : shop.moment(row.expires)))
    }
    let period = Period(from: Day(year: 2026, month: 1, day: 1), to: to)
    return ProgrammeReport(try shop.build(), MetricQuery(period: period, by: nil, pointValueMicros: 1_000_000))
  }

  /// Redeemed by the last age seen, by month of earning, in whole points.
  func redeemed(_ report: ProgrammeReport) -> [Int: Int64] {
    var result: [Int: Int64] = [:]
    for row in report.table("points.redemption_cohort").rows {
      if case .month(let month) = row[0], case .points(let points) = row[3] { result[month.civil.month] = points / 100 }
    }
    return result
  }

  @Test func nearestExpiryGoesFirst() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 100, "", "2026-12-10"), ("2026-02-10 10:00", .earn, 100, "", "2026-06-10"),
      ("2026-03-10 10:00", .earn, 100, "", ""), ("2026-04-10 10:00", .redeem, 130, "", ""),
    ])
    #expect(redeemed(report) == [1: 30, 2: 100, 3: 0])
  }

  @Test func ofEqualExpiriesTheOldestGoesFirst() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 100, "", ""), ("2026-02-10 10:00", .earn, 100, "", ""),
      ("2026-03-10 10:00", .redeem, 120, "", ""),
    ])
    #expect(redeemed(report) == [1: 100, 2: 20])
  }

  /// The lot of January expired on 1 March, though nobody posted it: February's is used, then January's after all.
  @Test func anExpiredLotIsUsedLast() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 50, "", "2026-03-01"), ("2026-02-10 10:00", .earn, 50, "", "2026-06-01"),
      ("2026-03-01 00:00", .redeem, 60, "", ""),
    ])
    #expect(redeemed(report) == [1: 10, 2: 50])
  }

  @Test func whatFindsNoLotIsADebtThatTheNextLotPays() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 10, "", ""), ("2026-01-11 10:00", .redeem, 30, "", ""),
      ("2026-02-10 10:00", .earn, 50, "", ""),
    ])
    #expect(redeemed(report) == [1: 10, 2: 20])
    #expect(report.context.now.points.balanceAtEnd == 3_000)
    #expect(report.context.now.points.useByAge.leftByAge == [4: 3_000])
  }

  @Test func pointsGivenBackReturnToTheirReceiptsLots() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 50, "", ""), ("2026-02-10 10:00", .earn, 50, "", ""),
      ("2026-03-10 10:00", .redeem, 50, "R7", ""), ("2026-03-11 10:00", .redeem, 30, "R8", ""),
      ("2026-04-10 10:00", .redeem, -20, "R7", ""),
    ])
    #expect(redeemed(report) == [1: 30, 2: 30])
  }

  @Test func withoutAReceiptTheLatestUseIsGivenBackFirst() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 50, "", ""), ("2026-02-10 10:00", .earn, 50, "", ""),
      ("2026-03-10 10:00", .redeem, 50, "R7", ""), ("2026-03-11 10:00", .redeem, 30, "R8", ""),
      ("2026-04-10 10:00", .redeem, -40, "", ""),
    ])
    #expect(redeemed(report) == [1: 40, 2: 0])
  }

  /// The clawback takes what its receipt earned, and the rest from the oldest lot: January nets 80, February 0.
  @Test func aClawbackTakesItsOwnLotFirst() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 100, "R1", ""), ("2026-02-10 10:00", .earn, 30, "R2", ""),
      ("2026-03-10 10:00", .earn, -50, "R2", ""),
    ])
    let earned = report.table("points.redemption_cohort").rows.filter { $0[1] == .count(4) }.map { $0[2] }
    #expect(earned == [.points(8_000)])
    #expect(report.context.now.points.earned == 8_000)
    #expect(report.context.now.points.useByAge.leftByAge == [5: 8_000])
  }

  @Test func anExpiryTakesTheLotThatIsPastItsOwn() throws {
    let report = try report([
      ("2026-01-10 10:00", .earn, 40, "", "2026-04-10"), ("2026-02-10 10:00", .earn, 40, "", "2026-05-10"),
      ("2026-04-10 00:00", .expire, 40, "", ""),
    ])
    #expect(report.context.now.points.useByAge.leftByAge == [4: 4_000])
    #expect(report.context.now.points.useByAge.expiryMonths == 3)
  }

  @Test func lotsBelongToTheirMember() throws {
    let report = try report(
      [
        ("2026-01-10 10:00", .earn, 40, "", ""), ("2026-02-10 10:00", .earn, 40, "", ""),
        ("2026-03-10 10:00", .redeem, 10, "", ""),
      ], members: ["A", "B", "B"])
    #expect(redeemed(report) == [1: 0, 2: 10])
  }

  /// Seen from mid-March: February is the last whole month, and March's lot is younger than any age seen.
  @Test func anUnfinishedMonthIsNotSeen() throws {
    let report = try report(
      [
        ("2026-01-10 10:00", .earn, 100, "", ""), ("2026-02-10 10:00", .redeem, 25, "", ""),
        ("2026-03-02 10:00", .earn, 100, "", ""), ("2026-03-03 10:00", .redeem, 75, "", ""),
      ], to: Day(year: 2026, month: 3, day: 15))
    let use = report.context.now.points.useByAge
    #expect(use.redeemed.shares == [0, 0.25])
    #expect(use.leftByAge == [-1: 10_000])
    #expect(near(use.expectedHundredths, 2_500))
    #expect(
      report.result("points.liability_expected").notes == [
        .assumed("expiry_36_months"), .assumed("flat_past_oldest_age"),
      ])
  }
}
