extension MetricCatalog {
  /// Section B's metrics of how members shop, a line each; those of points and offers follow in `offersAndPointsUse`.
  static let activity: [MetricDefinition] = [
    .membersActive,
    .membersActiveRate,
    .membersRepeatRate,
    .repeatBefore,
    .repeatAfter,
    .repeatDifference,
    .membersReactivationRate,
    .activityCoefficient,
    .intervalMean,
    .intervalMedian,
  ]
}
