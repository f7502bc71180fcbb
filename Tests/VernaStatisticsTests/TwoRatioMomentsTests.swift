import Testing
import VernaStatistics

/// Constants worked out in numpy from the clusters' linearised values.
@Suite struct TwoRatioMomentsTests {
  /// Four shoppers of the first group only, two of both, four of the second only.
  var moments: TwoRatioMoments {
    var sum = TwoRatioMoments()
    for (x, y) in [(500, 5), (300, 2), (250, 2), (410, 4)] as [(Int64, Int64)] { sum.first.add(x: x, y: y) }
    sum.addShared(firstX: 90, firstY: 1, secondX: 60, secondY: 1)
    sum.addShared(firstX: 120, firstY: 1, secondX: 30, secondY: 1)
    for (x, y) in [(80, 1), (200, 3), (45, 1), (75, 2)] as [(Int64, Int64)] { sum.second.add(x: x, y: y) }
    return sum
  }

  @Test func gapAgreesWithItsDefinition() throws {
    let sum = moments
    #expect(sum.clusters == 10)
    #expect(close(try #require(sum.gap), 1.0448979591836736))
    #expect(close(try #require(sum.gapVariance), 0.09803741591148607))
    #expect(close(try #require(sum.covariance), -2.719097698521568))
    let interval = try #require(sum.gapInterval())
    #expect(close(interval.low, 0.43121506377983654))
    #expect(close(interval.high, 1.6585808545875107))
  }

  @Test func differenceAgreesWithItsDefinition() throws {
    let sum = moments
    #expect(close(try #require(sum.difference), 56.888888888888886))
    let interval = try #require(sum.differenceInterval())
    #expect(close((interval.high - interval.low) / 2 / NormalDistribution.z95, 116.29992717912242.squareRoot()))
  }

  @Test func aGroupAgainstItselfNeverDiffers() throws {
    var sum = TwoRatioMoments()
    for (x, y) in [(500, 5), (300, 2), (45, 1)] as [(Int64, Int64)] {
      sum.addShared(firstX: x, firstY: y, secondX: x, secondY: y)
    }
    #expect(sum.gap == 0)
    #expect(try #require(sum.gapVariance) == 0)
  }

  @Test func partsAddUp() {
    var both = moments
    both += moments
    #expect(both.clusters == 20)
    #expect(both.gap == moments.gap)
    #expect(both.crossXY == 2 * moments.crossXY)
  }

  @Test func anEmptyGroupHasNoGap() {
    var sum = moments
    sum.second = PairMoments()
    #expect(sum.gap == nil)
    #expect(sum.gapInterval() == nil)
    #expect(sum.differenceInterval() == nil)
  }
}
