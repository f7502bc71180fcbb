/// How well forecasts came true: how often what happened lay in the fan, and how far off the fan and its middle were.
public struct ForecastScore: Hashable, Sendable {
  /// How many forecasts were judged.
  public private(set) var count = 0
  /// How many of them held what happened.
  public private(set) var inside = 0
  /// Sum of the interval scores.
  public private(set) var intervalScore = 0.0
  /// Sum of the distances of the middle from what happened.
  public private(set) var absoluteError = 0.0

  /// Nothing judged yet.
  public init() {}

  /// The share of forecasts that held what happened; nil where none was judged.
  public var coverage: Double? { count == 0 ? nil : Double(inside) / Double(count) }

  /// Judges a forecast.
  ///
  /// The interval score of T. Gneiting and A. E. Raftery, "Strictly proper scoring rules, prediction, and estimation",
  /// Journal of the American Statistical Association 102 (2007), equation 43: width + 2/α x the distance by which it was
  /// missed; lower is better.
  /// - Parameters:
  ///   - scale: by which distances are divided, so that series of different size can be added; above 0.
  ///   - miss: α, the chance of a miss that the interval allows: 0.2 for an 80 % fan.
  public mutating func judge(
    actual: Double, low: Double, middle: Double, high: Double, scale: Double = 1, miss: Double = 0.2
  ) {
    count += 1
    if low <= actual && actual <= high { inside += 1 }
    let beyond = actual < low ? low - actual : actual > high ? actual - high : 0
    intervalScore += (high - low + 2 / miss * beyond) / scale
    absoluteError += abs(actual - middle) / scale
  }

  /// Adds what others judged.
  public static func += (left: inout ForecastScore, right: ForecastScore) {
    left.count += right.count
    left.inside += right.inside
    left.intervalScore += right.intervalScore
    left.absoluteError += right.absoluteError
  }
}
