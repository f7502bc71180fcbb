import VernaStatistics

extension MetricDefinition {
  /// The share of answers with one of the two highest scores of their scale.
  static let satisfactionTopTwo = MetricDefinition(
    id: "csi.top2", section: .satisfaction, unit: .share, good: .higher, source: "001",
    formula: "answers with one of the top two scores / answers"
  ) { context in
    if let absence = context.surveyAbsence { return .absent(absence) }
    let surveys = context.now.surveys
    return .ratio(
      .count(surveys.satisfactionTopTwo), .count(surveys.satisfactionAnswers), n: surveys.satisfactionAnswers,
      interval: surveys.topTwoByAnswers.ratioInterval()?.range)
  }
}
