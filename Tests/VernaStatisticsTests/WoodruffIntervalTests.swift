import Testing
import VernaStatistics

@Suite struct WoodruffIntervalTests {
  /// Sixteen receipts of eight shoppers: the share at or below the median 18.5 is 0.5 with a clustered standard error
  /// of 0.11572751247156893 (numpy), so the bounds are where the shares reach 0.27318 and 0.72682: 14 and 25.
  @Test func boundsAreWhereTheSharesReach() throws {
    let values: [Int64] = [12, 15, 7, 30, 22, 9, 41, 18, 25, 11, 16, 28, 35, 20, 14, 19]
    let clusters: [Int32] = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 6, 7]
    #expect(RankSelection.median(of: values) == 18.5)
    let interval = try #require(WoodruffInterval.median(values: values, clusters: clusters))
    #expect(interval == ConfidenceInterval(low: 14, high: 25))
  }

  @Test func ranksStayInTheSample() throws {
    var moments = PairMoments()
    moments.add(x: 0, y: 1)
    moments.add(x: 1, y: 1)
    let ranks = try #require(WoodruffInterval.ranks(atOrBelow: moments))
    #expect(ranks == (0, 1))
  }

  @Test func oneShopperHasNoInterval() {
    #expect(WoodruffInterval.median(values: [1, 2, 3], clusters: [4, 4, 4]) == nil)
    #expect(WoodruffInterval.median(values: [], clusters: []) == nil)
  }
}
