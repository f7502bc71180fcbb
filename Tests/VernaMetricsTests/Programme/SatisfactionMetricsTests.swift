import Testing
import VernaColumns
import VernaCore
import VernaMetrics

@Suite struct SatisfactionMetricsTests {
  let february: ProgrammeReport

  init() throws {
    february = ProgrammeReport(try HandShop.dataset(), HandShop.february)
  }

  /// Last answers: M1 9, M2 6, M3 7, M4 10, two people without an id 10 and 2: three above, two below, of six.
  @Test func netPromoterScore() {
    #expect(february.parts("nps") == [1, 6])
    #expect(near(february.value("nps"), 1.0 / 6))
    #expect(february.result("nps").n == 6)
  }

  /// The sample variance of 1, -1, 0, 1, 1, -1 is (5 - 1/6) / 5; of their mean a sixth of that.
  @Test func scoreIntervalIsThatOfAMean() throws {
    let interval = try #require(february.result("nps").interval)
    #expect(
      near((interval.upperBound - interval.lowerBound) / 2, 1.959963984540054 * ((5 - 1.0 / 6) / 5 / 6).squareRoot()))
  }

  /// Low answers 3 (24 h), 2 (never), 6 (72 h): one of three within 48 hours, two within 72.
  @Test func closedLoop() throws {
    #expect(february.parts("nps.closed_loop") == [1, 3])
    var query = HandShop.february
    query.closedLoopHours = 72
    #expect(ProgrammeReport(try HandShop.dataset(), query).parts("nps.closed_loop") == [2, 3])
  }

  /// 4 of 1-5, 5 of 1-5, 2 of 1-5, 7 of 1-10: levels 3/4, 1, 1/4, 2/3.
  @Test func satisfaction() {
    #expect(near(february.value("csi.mean"), 2.0 / 3))
    #expect(february.parts("csi.top2") == [2, 4])
    #expect(february.result("csi.mean").n == 4)
  }

  @Test func byTier() {
    let rows = february.table("nps").rows
    #expect(rows.contains { $0[..<6] == [.word("tier"), .text("gold"), .count(1), .count(1), .count(0), .share(1)] })
    #expect(
      rows.contains { $0[..<6] == [.word("tier"), .word("not_given"), .count(2), .count(1), .count(1), .share(0)] })
    #expect(rows.first?[..<3] == [.word("all"), .word("all"), .count(6)])
    let satisfaction = february.table("csi.mean").rows
    #expect(satisfaction.contains { $0[..<4] == [.word("store"), .text("S1"), .count(4), .share(8.0 / 3 / 4)] })
  }

  @Test func withoutAnswersTheyAreAbsent() throws {
    let empty = ProgrammeReport(try DatasetFixtureOfNothing.dataset(), HandShop.february)
    #expect(empty.result("nps").absence == .wants(.surveys, ""))
    let dataset = try HandShop.dataset()
    var query = HandShop.february
    query.period = HandShop.february.period.previous
    for id in ["nps", "nps.closed_loop", "csi.mean", "csi.top2"] {
      #expect(ProgrammeReport(dataset, query).result(id).absence == .zeroDenominator)
    }
  }

  @Test func aSegmentOfAStoreKeepsItsAnswers() throws {
    let dataset = try HandShop.dataset()
    var query = HandShop.february
    query.segment = SegmentFilter(
      text: "store == \"S2\"", stores: (0..<dataset.stores.count).map { dataset.stores[$0] == "S2" })
    #expect(ProgrammeReport(dataset, query).result("nps").absence == .zeroDenominator)
    query.segment = SegmentFilter(text: "weekday == 1", weekdays: (0...7).map { $0 == 1 })
    #expect(ProgrammeReport(dataset, query).result("nps").absence == .notForSegment)
  }
}
