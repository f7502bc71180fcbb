extension MetricDefinition {
  /// What all points that members hold at the period's end are worth.
  static let pointsLiabilityFace = MetricDefinition(
    id: "points.liability_face", section: .points, unit: .money, good: .none, source: "003",
    formula: "balance x value"
  ) { context in
    if let absence = context.worthAbsence { return .absent(absence) }
    guard let worth = context.worth(ofHundredths: context.now.points.balanceAtEnd) else {
      return .absent(.wantsOption("--point-value"))
    }
    return MetricResult(value: .money(worth), n: context.now.points.holders)
  }
}
