import Testing
import VernaModels

@Suite struct ForecastScoreTests {
  /// By hand: width 10 and 2 / 0.2 x what lies beyond.
  @Test func intervalScoreByHand() {
    var score = ForecastScore()
    score.judge(actual: 12, low: 10, middle: 15, high: 20)
    #expect(score.coverage == 1)
    #expect(score.intervalScore == 10)
    #expect(score.absoluteError == 3)
    score.judge(actual: 22, low: 10, middle: 15, high: 20, scale: 2)
    #expect(score.coverage == 0.5)
    #expect(score.intervalScore == 10 + (10 + 10 * 2) / 2)
    #expect(score.absoluteError == 3 + 3.5)
  }

  @Test func naiveForecastsByHand() {
    let history = (1...14).map(Double.init)
    #expect(NaiveForecast.lastValue.value(history, ahead: 3) == 14)
    #expect(NaiveForecast.sameMonthLastYear.value(history, ahead: 1) == 3)
    #expect(NaiveForecast.sameMonthLastYear.value(history, ahead: 13) == 3)
    #expect(NaiveForecast.mean.value(history, ahead: 9) == 7.5)
    let interval = NaiveForecast.lastValue.interval(history, ahead: 4)
    #expect(abs(interval.upperBound - (14 + 1.2815515655446004 * 2)) < 1e-9)
  }
}
