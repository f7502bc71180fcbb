import Testing
import VernaDesign
import VernaModels

/// Forecasts of made-up retailers held against what then happened. docs/FORECAST.md has the real data sets.
@Suite struct CalibrationTests {
  @Test func theFanHoldsAboutFourInFiveAndNaiveForecastsAreBeaten() {
    var all = ForecastScore()
    var naive: [NaiveForecast: ForecastScore] = [:]
    for seed in 1...24 {
      let whole = MadeUpRetailer(seed: UInt64(seed), months: seed.isMultiple(of: 2) ? 24 : 36).history()
      let trial = ForecastTrial(past: whole.first(whole.months / 2), whole: whole, paths: 500, seed: 3)
      #expect(trial.rows.count == 5)
      all += trial.total
      for kind in NaiveForecast.allCases { naive[kind, default: ForecastScore()] += trial.total(kind) }
    }
    let coverage = all.coverage ?? 0
    // Made-up retailers are calmer than real ones, whose months the priors are made for: the fan may hold more of them, never fewer.
    #expect((0.72...0.96).contains(coverage), "coverage \(coverage)")
    for (kind, score) in naive {
      #expect(
        all.intervalScore < score.intervalScore, "\(kind): interval score \(all.intervalScore), \(score.intervalScore)")
      #expect(all.absoluteError < score.absoluteError, "\(kind): error \(all.absoluteError), \(score.absoluteError)")
    }
  }
}
