/// What is believed of a monthly series before it is seen: how fast its level drifts, how noisy a month is, how much it
/// trends, and what the calendar does to it.
///
/// A series is in logarithms (0.05 is about 5 %) or, for shares, in shares.
public struct SeriesPrior: Hashable, Sendable {
  /// The likeliest standard deviation of the level's change in a month; others are as likely as a log-normal says.
  public var drift: Double
  /// The likeliest standard deviation of a month's noise.
  public var noise: Double
  /// The standard deviation of the monthly slope in the long run.
  public var slope: Double
  /// What is left of a slope a month later, 0 to 1: trends die out.
  public var damping: Double
  /// What each month of the calendar is expected to differ by, January first.
  public var season: [Double]
  /// The standard deviation of that.
  public var seasonDeviation: Double
  /// The standard deviation of the step at a known moment (the launch of a programme); 0 for none.
  public var stepDeviation: Double
  /// How wide the beliefs about drift and noise are, in logarithms.
  public var spread: Double

  /// Makes a prior.
  public init(
    drift: Double, noise: Double, slope: Double, damping: Double = 0.9,
    season: [Double] = [Double](repeating: 0, count: 12), seasonDeviation: Double, stepDeviation: Double = 0,
    spread: Double = 0.7
  ) {
    precondition(season.count == 12, "a season has twelve months")
    self.drift = drift
    self.noise = noise
    self.slope = slope
    self.damping = damping
    self.season = season
    self.seasonDeviation = seasonDeviation
    self.stepDeviation = stepDeviation
    self.spread = spread
  }
}
