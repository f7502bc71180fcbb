extension MetricCatalog {
  /// The section's metrics, a line each.
  static let activity: [MetricDefinition] = []
}
