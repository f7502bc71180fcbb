import Testing
import VernaStatistics

@Suite struct WilsonIntervalTests {
  /// scipy.stats.binomtest(k, n).proportion_ci(0.95, 'wilson'); 81 of 263 and 15 of 148 are the examples of R. G.
  /// Newcombe, Statistics in Medicine 17 (1998) 857-872: 0.2553 to 0.3662 and 0.0624 to 0.1605.
  @Test(arguments: [
    (0, 10, 0.0, 0.27753279986288926), (1, 10, 0.017876213095072896, 0.4041500267952385),
    (5, 10, 0.236593090512564, 0.7634069094874361), (10, 10, 0.7224672001371109, 1.0),
    (81, 263, 0.2552885198782742, 0.36620957698280004), (15, 148, 0.06238639953073629, 0.16048724172330803),
  ])
  func agreesWithPublishedValues(successes: Int64, count: Int64, low: Double, high: Double) throws {
    let interval = try #require(ConfidenceInterval.wilson(successes: successes, of: count))
    #expect(close(interval.low, low))
    #expect(close(interval.high, high))
  }

  @Test func nobodyHasNoInterval() {
    #expect(ConfidenceInterval.wilson(successes: 0, of: 0) == nil)
  }
}
