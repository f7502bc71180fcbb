#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The weighted line through the logarithms of purchases a member against the logarithms of age, with a prior of its slope.
struct RepurchaseLine {
  var first: Double
  var fading: Double
  var fadingDeviation: Double
  /// The weighted mean of squares that the line leaves.
  var meanSquare: Double

  /// What is believed of fading before cohorts are seen, and its standard deviation.
  static let priorFading = 0.35
  static let priorDeviation = 0.25
  /// The part of an age that the line leaves out, squared, beside the variance of a count's logarithm (1 / count).
  static let roughness = 0.01

  /// - Parameters:
  ///   - sums: receipts by age.
  ///   - people: members seen at that age.
  /// - Returns: nil where nobody bought.
  init?(sums: [Double], people: [Double], ages: Range<Int>, shift: Double) {
    var weight = 0.0
    var meanX = 0.0
    var meanY = 0.0
    var points: [(x: Double, y: Double, weight: Double)] = []
    for age in ages where people[age] > 0 && sums[age] > 0 {
      let point = (
        x: log(1 + Double(age) + shift), y: log(sums[age] / people[age]),
        weight: 1 / (1 / sums[age] + RepurchaseLine.roughness)
      )
      points.append(point)
      weight += point.weight
      meanX += point.weight * point.x
      meanY += point.weight * point.y
    }
    guard weight > 0 else { return nil }
    meanX /= weight
    meanY /= weight
    var square = 0.0
    var product = 0.0
    for point in points {
      square += point.weight * (point.x - meanX) * (point.x - meanX)
      product += point.weight * (point.x - meanX) * (point.y - meanY)
    }
    let prior = 1 / (RepurchaseLine.priorDeviation * RepurchaseLine.priorDeviation)
    let slope = min(2, max(0, (prior * RepurchaseLine.priorFading - product) / (square + prior)))
    fading = slope
    fadingDeviation = (1 / (square + prior)).squareRoot()
    first = exp(meanY + slope * meanX)
    let constant = meanY + slope * meanX
    meanSquare =
      points.reduce(0) { sum, point in
        let rest = point.y - constant + slope * point.x
        return sum + point.weight * rest * rest
      } / weight
  }
}
