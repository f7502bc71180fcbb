import VernaColumns
import VernaStatistics

extension MetricDefinition {
  /// The share of low scores to which somebody answered within the deadline.
  static let closedLoop = MetricDefinition(
    id: "nps.closed_loop", section: .satisfaction, unit: .share, good: .higher, source: "001",
    formula: "low scores (0-6) answered within the deadline / low scores"
  ) { context in
    if let absence = context.surveyAbsence { return .absent(absence) }
    if !context.given.has(.surveys, "answered_at") { return .absent(.wants(.surveys, "answered_at")) }
    let surveys = context.now.surveys
    return .ratio(
      .count(surveys.lowAnswersClosed), .count(surveys.lowAnswers), n: surveys.lowAnswers,
      interval: surveys.closedByLow.ratioInterval()?.range)
  }
}
