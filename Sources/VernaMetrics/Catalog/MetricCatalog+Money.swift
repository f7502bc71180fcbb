extension MetricCatalog {
  /// The section's metrics, a line each.
  static let money: [MetricDefinition] = [
    .returnNaive,
    .returnBreakEven,
    .returnCausal,
    .campaignReturnNaive,
    .campaignReturnCausal,
    .paybackDays,
    .liftRevenue,
    .liftMargin,
    .liftRetention,
    .liftLifetimeValue,
    .lifetimeValuePerCost,
    .programmeCostShare,
    .marginErosionYear,
    .marginErosionControl,
    .promotionDependence,
  ]

  /// Section D's metrics of what members cost.
  static let acquisition: [MetricDefinition] = [
    .lifetimeValueModel,
    .acquisitionCost,
    .valueToAcquisitionCost,
    .retentionCost,
  ]
}
