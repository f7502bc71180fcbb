/// Base aggregates of surveys for one period.
public struct SurveyAggregates: Sendable {
  public init() {}
}
