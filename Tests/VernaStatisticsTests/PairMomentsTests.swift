import Testing
import VernaStatistics

/// Constants worked out in numpy from the definition: n / (n - 1) times the sum of squared residuals over Y².
@Suite struct PairMomentsTests {
  let shoppers: [(x: Int64, y: Int64)] = [
    (120, 3), (340, 7), (90, 2), (410, 9), (60, 1), (275, 6), (330, 8), (150, 4),
  ]

  func moments(_ range: Range<Int>) -> PairMoments {
    var sum = PairMoments()
    for shopper in shoppers[range] { sum.add(x: shopper.x, y: shopper.y) }
    return sum
  }

  @Test func ratioAgreesWithItsDefinition() throws {
    let all = moments(0..<8)
    #expect(all.ratio == 44.375)
    #expect(close(try #require(all.ratioVariance()), 2.0368303571428568))
    let interval = try #require(all.ratioInterval())
    #expect(close(interval.low, 41.57778711183722))
    #expect(close(interval.high, 47.17221288816278))
  }

  @Test func knownExtrasMoveTheRatioButAddNoError() throws {
    let all = moments(0..<8)
    #expect(close(try #require(all.ratioVariance(numeratorExtra: 100, denominatorExtra: 10)), 2.7414285714285715))
    let interval = try #require(all.ratioInterval(numeratorExtra: 100, denominatorExtra: 10))
    #expect(close((interval.low + interval.high) / 2, 37.5))
  }

  @Test func meanAgreesWithItsDefinition() throws {
    let all = moments(0..<8)
    #expect(all.mean == 221.875)
    #expect(close(try #require(all.meanInterval()).low, 130.0203564449941))
  }

  @Test func partsAddUpInAnyOrder() {
    let whole = moments(0..<8)
    #expect(moments(0..<3) + moments(3..<8) == whole)
    #expect(moments(5..<8) + moments(0..<2) + moments(2..<5) == whole)
  }

  @Test func aShopperTakenOutLeavesNoTrace() {
    var sum = moments(0..<8)
    sum.remove(x: shoppers[7].x, y: shoppers[7].y)
    #expect(sum == moments(0..<7))
  }

  @Test func whatNeverVariesHasNoError() throws {
    var sum = PairMoments()
    for spent in [1_234_567_890_123, 7, 99_999_999_999, 314_159_265_358] as [Int64] { sum.add(x: spent, y: spent) }
    #expect(sum.ratioVariance() == 0)
    #expect(try #require(sum.ratioInterval()) == ConfidenceInterval(low: 1, high: 1))
  }

  @Test func tooLittleIsAbsent() {
    #expect(PairMoments().ratio == nil)
    #expect(PairMoments().mean == nil)
    #expect(moments(0..<1).ratio == 40)
    #expect(moments(0..<1).ratioInterval() == nil)
    var free = PairMoments()
    free.add(x: 1, y: 0)
    free.add(x: 2, y: 0)
    #expect(free.ratio == nil)
    #expect(free.ratioInterval() == nil)
  }
}
