public import VernaStatistics

/// Base aggregates of surveys for one period.
public struct SurveyAggregates: Sendable {
  /// People whose last NPS answer of the period counts, those of them at 9 or 10, and at 0 to 6.
  public var respondents: Int64 = 0
  public var promoters: Int64 = 0
  public var detractors: Int64 = 0
  /// Low NPS answers of the period (0 to 6), every one, and those that somebody answered within the deadline.
  public var lowAnswers: Int64 = 0
  public var lowAnswersClosed: Int64 = 0
  /// Over people: low answers closed, and low answers.
  public var closedByLow = PairMoments()
  /// CSI answers, those of them in the top two scores, and the sum of (score - bottom) / (top - bottom).
  public var satisfactionAnswers: Int64 = 0
  public var satisfactionTopTwo: Int64 = 0
  public var satisfactionSum = 0.0
  /// Over people: top-two answers, and answers.
  public var topTwoByAnswers = PairMoments()
  /// Over people: what each moves the mean of satisfaction by.
  public var satisfactionMoves = LinearizedMoments()

  /// No answers.
  public init() {}
}
