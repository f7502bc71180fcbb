#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What is believed of a monthly series after it was seen: a mixture over how fast it drifts, how noisy and how trending
/// it is, each with the state of level, slope, months and step.
///
/// The mixture is the posterior over a grid of the three deviations, weighed by prior x likelihood of the Kalman filter;
/// a path draws one of them, then a state, then its future, so that what is not known of the parameters widens the fan.
public struct StructuralSeries: Hashable, Sendable {
  /// One set of deviations with its state.
  struct Component: Hashable, Sendable {
    /// The chance of this set or an earlier one.
    var cumulativeWeight: Double
    var drift: Double
    var noise: Double
    var slopeShock: Double
    var mean: [Double]
    /// The lower triangular root of the covariance, row by row, rows of growing length.
    var root: [Double]
  }

  let components: [Component]
  let damping: Double
  let hasStep: Bool
  /// How many months were seen.
  public let observations: Int

  /// Fits a series.
  ///
  /// - Parameters:
  ///   - values: a value a month, oldest first; nil where a month is not known.
  ///   - firstMonth: the calendar month of the first value, 0 for January.
  ///   - sampling: the variance that counting alone gives each value; empty for none.
  ///   - step: the index from which the step holds, nil for none.
  ///   - start: what the level is expected to be where nothing is seen, with its variance; else taken from the values.
  /// - Complexity: O(grid x months x 15²).
  public init(
    _ values: [Double?], firstMonth: Int, prior: SeriesPrior, sampling: [Double] = [], step: Int? = nil,
    start: (mean: Double, variance: Double)? = nil
  ) {
    let known = values.compactMap { $0 }
    observations = known.count
    damping = prior.damping
    hasStep = step != nil
    let begin =
      start ?? (known.isEmpty ? (0, 1) : (known.prefix(3).reduce(0, +) / Double(min(3, known.count)), 1))
    var fitted: [(logWeight: Double, drift: Double, noise: Double, slope: Double, filter: StructuralFilter)] = []
    for driftFactor in StructuralSeries.factors {
      for noiseFactor in StructuralSeries.factors {
        for (slopeFactor, slopeWeight) in StructuralSeries.slopes {
          let drift = prior.drift * exp(driftFactor * prior.spread)
          let noise = prior.noise * exp(noiseFactor * prior.spread)
          let slope = prior.slope * slopeFactor
          var filter = StructuralFilter(prior: prior, drift: drift, noise: noise, slope: slope, start: begin)
          for (index, value) in values.enumerated() {
            if index > 0 { filter.advance() }
            guard let value else { continue }
            filter.observe(
              value, month: (firstMonth + index) % 12, isAfterStep: step.map { index >= $0 } ?? false,
              sampling: index < sampling.count ? sampling[index] : 0)
          }
          let logPrior = -0.5 * (driftFactor * driftFactor + noiseFactor * noiseFactor) + log(slopeWeight)
          fitted.append((logPrior + filter.logLikelihood, drift, noise, slope, filter))
        }
      }
    }
    let best = fitted.map(\.logWeight).max() ?? 0
    let likely = fitted.filter { $0.logWeight > best - 9 }
    let total = likely.reduce(0) { $0 + exp($1.logWeight - best) }
    var sum = 0.0
    components = likely.map { one in
      sum += exp(one.logWeight - best) / total
      return Component(
        cumulativeWeight: sum, drift: one.drift, noise: one.noise,
        slopeShock: one.slope * (1 - prior.damping * prior.damping).squareRoot(), mean: one.filter.mean,
        root: CovarianceRoot.lower(one.filter.covariance, size: StructuralFilter.size))
    }
  }

  /// Standard deviations from the prior's middle at which deviations are tried.
  private static let factors: [Double] = [-2, -1, 0, 1, 2]
  /// Parts of the prior's slope that are tried, and how likely each is.
  private static let slopes: [(Double, Double)] = [(0, 0.4), (1, 0.4), (2.2, 0.2)]

  /// The mean of the step and its standard deviation.
  public var step: (mean: Double, deviation: Double) {
    moments {
      $0.mean[StructuralFilter.step]
    } variance: { component in
      let row = StructuralFilter.step
      let start = row * (row + 1) / 2
      return (0...row).reduce(0) { $0 + component.root[start + $1] * component.root[start + $1] }
    }
  }

  /// The mean of the level at the end of what was seen, and its standard deviation.
  public var level: (mean: Double, deviation: Double) {
    moments {
      $0.mean[0]
    } variance: {
      $0.root[0] * $0.root[0]
    }
  }

  private func moments(
    _ mean: (Component) -> Double, variance: (Component) -> Double
  ) -> (mean: Double, deviation: Double) {
    var before = 0.0
    var first = 0.0
    var second = 0.0
    for component in components {
      let weight = component.cumulativeWeight - before
      before = component.cumulativeWeight
      let middle = mean(component)
      first += weight * middle
      second += weight * (middle * middle + variance(component))
    }
    return (first, max(0, second - first * first).squareRoot())
  }
}
