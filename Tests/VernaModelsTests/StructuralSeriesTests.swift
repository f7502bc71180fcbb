import Foundation
import Testing
import VernaModels

/// The filter of a structural series against the same posterior by dense matrices.
@Suite struct StructuralSeriesTests {
  /// Without spread, slope, months and step the series is a random walk seen through noise.
  private static func prior(drift: Double, noise: Double) -> SeriesPrior {
    SeriesPrior(drift: drift, noise: noise, slope: 0, seasonDeviation: 0, spread: 0)
  }

  @Test(arguments: [([1.0, 2, 1.5, 3], 0.3, 0.5), ([0.2, -0.4, 0.1, 0.6, 0.9], 0.05, 0.2)])
  func levelIsThatOfTheDensePosterior(values: [Double], drift: Double, noise: Double) {
    let series = StructuralSeries(
      values, firstMonth: 0, prior: StructuralSeriesTests.prior(drift: drift, noise: noise), start: (0.5, 2))
    // level(t) has mean 0.5 and covariance 2 + drift² x min(s, t); y = level + noise.
    let count = values.count
    func covariance(_ a: Int, _ b: Int) -> Double { 2 + drift * drift * Double(min(a, b)) }
    var matrix = (0..<count).map { row in
      (0..<count).map { covariance(row, $0) + (row == $0 ? noise * noise : 0) } + [
        values[row] - 0.5, covariance(row, count - 1),
      ]
    }
    // Gauss and Jordan.
    for pivot in 0..<count {
      let scale = matrix[pivot][pivot]
      matrix[pivot] = matrix[pivot].map { $0 / scale }
      for row in 0..<count where row != pivot {
        let factor = matrix[row][pivot]
        matrix[row] = zip(matrix[row], matrix[pivot]).map { $0 - factor * $1 }
      }
    }
    let mean = 0.5 + (0..<count).reduce(0) { $0 + covariance($1, count - 1) * matrix[$1][count] }
    let variance =
      covariance(count - 1, count - 1)
      - (0..<count).reduce(0) { $0 + covariance($1, count - 1) * matrix[$1][count + 1] }
    #expect(abs(series.level.mean - mean) < 1e-9)
    #expect(abs(series.level.deviation - variance.squareRoot()) < 1e-9)
  }

  @Test func aStepThatIsThereIsFound() {
    let prior = SeriesPrior(drift: 0.01, noise: 0.02, slope: 0, seasonDeviation: 0.02, stepDeviation: 0.3)
    let values = (0..<24).map { Double($0 % 3) * 0.01 + ($0 >= 12 ? 0.2 : 0) }
    let step = StructuralSeries(values, firstMonth: 0, prior: prior, step: 12).step
    #expect(abs(step.mean - 0.2) < 2 * step.deviation + 0.02)
    #expect(step.deviation < 0.1)
  }

  @Test func pathsHaveTheSpreadOfARandomWalk() {
    let prior = StructuralSeriesTests.prior(drift: 0.1, noise: 0.2)
    let series = StructuralSeries([], firstMonth: 0, prior: prior, start: (1, 0.04))
    var sums = [Double](repeating: 0, count: 6)
    var squares = sums
    let paths = 20_000
    for path in 0..<paths {
      var source = NormalSource(seed: 5, stream: UInt64(path))
      var values = sums.map { _ in 0.0 }
      var levels = values
      values.withUnsafeMutableBufferPointer { values in
        levels.withUnsafeMutableBufferPointer { levels in
          series.draw(firstMonth: 0, values: values, levels: levels, using: &source)
        }
      }
      for month in 0..<6 {
        sums[month] += values[month]
        squares[month] += values[month] * values[month]
      }
    }
    for month in 0..<6 {
      let mean = sums[month] / Double(paths)
      let variance = squares[month] / Double(paths) - mean * mean
      #expect(abs(mean - 1) < 0.02)
      #expect(abs(variance - (0.04 + 0.01 * Double(month + 1) + 0.04)) < 0.006)
    }
  }
}
