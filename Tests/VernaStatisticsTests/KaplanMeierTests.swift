import Testing
import VernaStatistics

@Suite struct KaplanMeierTests {
  /// Remission under 6-mercaptopurine in weeks (E. J. Freireich et al., Blood 21 (1963) 699-716), the textbook
  /// example of Klein and Moeschberger, section 4.2. R's survfit prints a restricted mean of 23.29 with standard
  /// error 2.83.
  let ended: [Int64] = [6, 6, 6, 7, 10, 13, 16, 22, 23]
  let censored: [Int64] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]

  @Test func agreesWithTheTextbook() throws {
    let curve = try #require(KaplanMeier(ended: ended.reversed(), censored: censored.reversed()))
    let published: [(Double, Double)] = [
      (6, 0.8571428571428572), (7, 0.8067226890756303), (10, 0.7529411764705882), (13, 0.6901960784313725),
      (16, 0.6274509803921569), (22, 0.5378151260504203), (23, 0.44817927170868355),
    ]
    #expect(curve.steps.map(\.time) == published.map(\.0))
    for (step, expected) in zip(curve.steps, published) { #expect(close(step.survival, expected.1)) }
    #expect(close(curve.restrictedMean, 23.287394957983196))
    #expect(close(curve.restrictedMeanVariance, 7.994573161213736))
    #expect(curve.longest == 35)
    #expect(curve.censoredShare == 12.0 / 21)
    #expect(curve.survival(at: 5.9) == 1)
    #expect(close(curve.survival(at: 12), 0.7529411764705882))
  }

  @Test func withoutCensoringItIsTheMean() throws {
    let lives: [Int64] = [3, 9, 4, 4, 20]
    let curve = try #require(KaplanMeier(ended: lives, censored: []))
    #expect(close(curve.restrictedMean, 8))
    #expect(curve.steps.last?.survival == 0)
    // Greenwood's variance is then that of the mean with n below the line: sum of (x - 8)² / 25.
    #expect(close(curve.restrictedMeanVariance, (25 + 1 + 16 + 16 + 144) / 25.0))
  }

  /// Two lives: one of 4 + 1.5 ended, one of 5 cut off before it. S falls to 0 at 5.5, so the area is 5.5.
  @Test func theShiftDecidesWhoIsAtRisk() throws {
    let curve = try #require(KaplanMeier(ended: [4], censored: [5], endedShift: 1.5))
    #expect(curve.restrictedMean == 5.5)
    #expect(curve.steps == [KaplanMeier.Step(time: 5.5, survival: 0)])
    let unshifted = try #require(KaplanMeier(ended: [4], censored: [5]))
    #expect(unshifted.restrictedMean == 4.5)
  }

  @Test func nobodyHasNoCurve() throws {
    #expect(KaplanMeier(ended: [], censored: []) == nil)
    let alive = try #require(KaplanMeier(ended: [], censored: [7, 3]))
    #expect(alive.restrictedMean == 7)
    #expect(alive.censoredShare == 1)
  }
}
