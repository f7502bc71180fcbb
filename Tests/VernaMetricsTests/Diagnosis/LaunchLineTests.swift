import Testing
import VernaCore
import VernaMetrics

@Suite struct LaunchLineTests {
  static let launch = Day(year: 2024, month: 7, day: 1)

  @Test("A period that begins before the launch does not compare, but for what counts everybody")
  func alike() {
    func isAlike(_ id: String, from month: Int) -> Bool {
      let from = Day(year: 2024, month: month, day: 1)
      let period = Period(from: from, to: from.adding(months: 3))
      return LaunchLine.isAlike(id, in: period, launch: Self.launch)
    }
    #expect(!isAlike("receipts.member_share", from: 1) && !isAlike("basket.anonymous", from: 6))
    #expect(isAlike("receipts.member_share", from: 7))
    #expect(isAlike("base.sales", from: 1))
  }

  @Test("Without a launch everything compares")
  func noLaunch() {
    let period = Period(from: Day(year: 2020, month: 1, day: 1), to: Day(year: 2021, month: 1, day: 1))
    #expect(LaunchLine.isAlike("receipts.member_share", in: period, launch: nil))
  }

  @Test("A verdict does not compare with the year before the launch")
  func verdict() {
    var hand = HandReport(launch: Day(year: 2024, month: 7, day: 1))
    for id in ["receipts.member_share", "revenue.member_share", "frequency.judged", "frequency.active"] {
      hand.add(id, .real(0.7), yearAgo: .real(0.1))
    }
    #expect(Diagnosis.diagnose(hand.report).verdict.id == "verdict.unknown_frequency")
    var later = HandReport(launch: Day(year: 2023, month: 7, day: 1))
    for id in ["receipts.member_share", "revenue.member_share", "frequency.judged", "frequency.active"] {
      later.add(id, .real(0.7), yearAgo: .real(0.1))
    }
    #expect(Diagnosis.diagnose(later.report).verdict.id == "verdict.all_grow")
  }
}
