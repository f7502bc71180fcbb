extension MetricCatalog {
  /// The section's metrics, a line each.
  static let satisfaction: [MetricDefinition] = [
    .netPromoterScore,
    .closedLoop,
    .satisfactionMean,
    .satisfactionTopTwo,
  ]
}
