import Testing
import VernaStatistics

@Suite struct LinearizedMomentsTests {
  /// The linearised values of a plain mean are the values over their count, and the interval is that of the mean.
  @Test func agreesWithTheMean() throws {
    let values: [Int64] = [120, 340, 90, 410, 60, 275, 330, 150]
    var linear = LinearizedMoments()
    var plain = PairMoments()
    for value in values {
      linear.add(Double(value) / Double(values.count))
      plain.add(x: value, y: 1)
    }
    let mean = try #require(plain.mean)
    let interval = try #require(linear.interval(around: mean))
    #expect(close(interval.low, try #require(plain.meanInterval()).low))
  }

  @Test func oneClusterHasNoInterval() {
    var linear = LinearizedMoments()
    linear.add(1)
    #expect(linear.interval(around: 1) == nil)
  }
}
