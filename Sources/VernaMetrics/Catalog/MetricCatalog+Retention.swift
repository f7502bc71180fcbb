extension MetricCatalog {
  /// Section D's metrics of who stays and what that is worth, a line each; costs follow in `acquisition`.
  static let retention: [MetricDefinition] = [
    .retentionCRR,
    .retentionCRRNet,
    .retentionRate,
    .churnRate,
    .churnAnnual,
    .lifetimeRevenue,
    .lifetimeMargin,
    .lifetimeValueSimple,
  ]
}
