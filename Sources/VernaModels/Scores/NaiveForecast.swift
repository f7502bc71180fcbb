import VernaStatistics

/// Forecasts that anyone can make without a model, against which a forecast has to prove itself.
public enum NaiveForecast: String, CaseIterable, Sendable {
  /// What was last goes on.
  case lastValue
  /// The same month of last year comes again; before a year is known, the last value.
  case sameMonthLastYear
  /// The mean of all that was seen.
  case mean

  /// The forecast of a month.
  ///
  /// - Parameters:
  ///   - history: a value a month, oldest first, not empty.
  ///   - ahead: how many months after the last one, from 1.
  public func value(_ history: [Double], ahead: Int) -> Double {
    switch self {
    case .lastValue: history[history.count - 1]
    case .sameMonthLastYear:
      history.count >= 12 ? history[history.count - 12 + (ahead - 1) % 12] : history[history.count - 1]
    case .mean: history.reduce(0, +) / Double(history.count)
    }
  }

  /// The 80 % interval around the forecast: its own errors one step back in the history, wider with the square root of
  /// the distance where the last value is carried on (R. J. Hyndman and G. Athanasopoulos, "Forecasting: Principles and
  /// Practice", 3rd edition, table 5.2).
  public func interval(_ history: [Double], ahead: Int) -> ClosedRange<Double> {
    let middle = value(history, ahead: ahead)
    let errors: [Double] =
      switch self {
      case .lastValue: zip(history.dropFirst(), history).map { $0 - $1 }
      case .sameMonthLastYear:
        history.count > 13
          ? zip(history.dropFirst(12), history).map { $0 - $1 } : zip(history.dropFirst(), history).map { $0 - $1 }
      case .mean: history.map { $0 - middle }
      }
    let square = errors.reduce(0) { $0 + $1 * $1 } / Double(max(1, errors.count))
    let steps: Double =
      switch self {
      case .lastValue: Double(ahead)
      case .sameMonthLastYear: history.count >= 12 ? Double((ahead - 1) / 12 + 1) : Double(ahead)
      case .mean: 1 + 1 / Double(history.count)
      }
    let half = NormalDistribution.quantile(0.9) * (square * steps).squareRoot()
    return (middle - half)...(middle + half)
  }
}
