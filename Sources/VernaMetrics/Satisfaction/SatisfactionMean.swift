import VernaStatistics

extension MetricDefinition {
  /// How high answers lie on their scale on average, 0 at the bottom and 1 at the top.
  static let satisfactionMean = MetricDefinition(
    id: "csi.mean", section: .satisfaction, unit: .share, good: .higher, source: "001",
    formula: "(mean - bottom) / (top - bottom) of the scale"
  ) { context in
    if let absence = context.surveyAbsence { return .absent(absence) }
    let surveys = context.now.surveys
    guard surveys.satisfactionAnswers > 0 else { return .absent(.zeroDenominator) }
    let mean = surveys.satisfactionSum / Double(surveys.satisfactionAnswers)
    return .ratio(
      .real(surveys.satisfactionSum), .count(surveys.satisfactionAnswers), n: surveys.satisfactionAnswers,
      interval: surveys.satisfactionMoves.interval(around: mean)?.range)
  }
}
