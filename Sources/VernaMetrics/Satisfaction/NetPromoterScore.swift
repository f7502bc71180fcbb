import VernaColumns
import VernaStatistics

extension MetricDefinition {
  /// The share of people who would gladly recommend the shop less the share of those who would not.
  static let netPromoterScore = MetricDefinition(
    id: "nps", section: .satisfaction, unit: .score, good: .higher, source: "001",
    formula: "share of scores 9-10 - share of scores 0-6, last answer a person"
  ) { context in
    if let absence = context.surveyAbsence { return .absent(absence) }
    let surveys = context.now.surveys
    return .ratio(
      .count(surveys.promoters - surveys.detractors), .count(surveys.respondents), n: surveys.respondents,
      interval: surveys.scores.meanInterval()?.range)
  }
}

extension SurveyAggregates {
  /// The moments of 1 for a promoter, -1 for a detractor and 0 for the rest, a person each.
  var scores: PairMoments {
    var moments = PairMoments()
    moments.count = respondents
    moments.x = Int128(promoters - detractors)
    moments.xx = Int128(promoters + detractors)
    moments.y = Int128(respondents)
    moments.xy = moments.x
    moments.yy = moments.y
    return moments
  }
}

extension MetricContext {
  /// Why nothing can be said of surveys: no surveys file, or a segment of receipts other than by store.
  var surveyAbsence: Absence? {
    if !given.has(.surveys) { return .wants(.surveys, "") }
    return query.segment?.asksBeyondStores == true ? .notForSegment : nil
  }
}
