#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The Kalman filter of a structural series: level, damped slope, twelve fixed months and a step.
///
/// y(t) = level(t) + month(t) + step x [t at or after its moment] + noise; level(t + 1) = level(t) + slope(t) + drift;
/// slope(t + 1) = damping x slope(t) + its own shock. A. C. Harvey, "Forecasting, Structural Time Series Models and the
/// Kalman Filter" (1989), sections 2.3 and 3.2; the months are fixed effects with a prior instead of Harvey's random
/// walk, since few retailers have been seen for more than three years.
struct StructuralFilter {
  static let level = 0
  static let slope = 1
  static let months = 2
  static let step = 14
  static let size = 15

  /// The mean of the state.
  private(set) var mean: [Double]
  /// Its covariance, row by row.
  private(set) var covariance: [Double]
  /// The logarithm of the density of what was seen.
  private(set) var logLikelihood = 0.0

  private let damping: Double
  private let driftVariance: Double
  private let slopeShock: Double
  private let noiseVariance: Double

  /// - Parameters:
  ///   - start: what the level is expected to be at first, with its variance.
  init(prior: SeriesPrior, drift: Double, noise: Double, slope: Double, start: (mean: Double, variance: Double)) {
    damping = prior.damping
    driftVariance = drift * drift
    noiseVariance = noise * noise
    slopeShock = slope * slope * (1 - prior.damping * prior.damping)
    mean = [start.mean, 0] + prior.season + [0]
    covariance = [Double](repeating: 0, count: StructuralFilter.size * StructuralFilter.size)
    set(StructuralFilter.level, start.variance)
    set(StructuralFilter.slope, slope * slope)
    for month in 0..<12 { set(StructuralFilter.months + month, prior.seasonDeviation * prior.seasonDeviation) }
    set(StructuralFilter.step, prior.stepDeviation * prior.stepDeviation)
  }

  private mutating func set(_ place: Int, _ variance: Double) {
    covariance[place * StructuralFilter.size + place] = variance
  }

  /// Takes in a month's value.
  ///
  /// - Parameters:
  ///   - month: 0 for January.
  ///   - isAfterStep: whether the step has happened.
  ///   - sampling: the variance that counting alone gives the value.
  mutating func observe(_ value: Double, month: Int, isAfterStep: Bool, sampling: Double) {
    let size = StructuralFilter.size
    let places =
      [StructuralFilter.level, StructuralFilter.months + month] + (isAfterStep ? [StructuralFilter.step] : [])
    var seen = [Double](repeating: 0, count: size)
    for row in 0..<size {
      for place in places { seen[row] += covariance[row * size + place] }
    }
    var variance = noiseVariance + sampling
    var error = value
    for place in places {
      variance += seen[place]
      error -= mean[place]
    }
    guard variance > 0 else { return }
    logLikelihood -= 0.5 * (log(2 * Double.pi * variance) + error * error / variance)
    for row in 0..<size {
      let gain = seen[row] / variance
      mean[row] += gain * error
      for column in 0..<size { covariance[row * size + column] -= gain * seen[column] }
    }
  }

  /// Goes on to the next month.
  mutating func advance() {
    let size = StructuralFilter.size
    mean[0] += mean[1]
    mean[1] *= damping
    // The transition touches the level and the slope only: T P Tᵀ by its rows, then by its columns.
    for column in 0..<size {
      covariance[column] += covariance[size + column]
      covariance[size + column] *= damping
    }
    for row in 0..<size {
      covariance[row * size] += covariance[row * size + 1]
      covariance[row * size + 1] *= damping
    }
    covariance[0] += driftVariance
    covariance[size + 1] += slopeShock
  }
}
