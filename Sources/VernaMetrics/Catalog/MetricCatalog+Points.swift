extension MetricCatalog {
  /// The section's metrics, a line each.
  static let points: [MetricDefinition] = [
    .pointsRedemptionRate,
    .rewardsRedemptionValue,
    .pointsUnusedShare,
    .pointsExpiredShare,
    .pointsPaidShare,
    .pointsLoyaltyRating,
    .pointsBonusValue,
    .pointsLiabilityFace,
    .pointsLiabilityExpected,
    .pointsBreakage,
  ]

  /// Section B's metrics of points and offers.
  static let offersAndPointsUse: [MetricDefinition] = [
    .pointsUseShare,
    .pointsUsersShare,
    .offersConversion,
    .cherryPickersShare,
  ]
}
