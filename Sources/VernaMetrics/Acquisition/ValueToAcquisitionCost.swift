extension MetricDefinition {
  /// How many times over a member's lifetime margin covers what a new customer costs.
  static let valueToAcquisitionCost = MetricDefinition(
    id: "ltv_to_cac", section: .retention, unit: .times, good: .higher, source: "000", formula: "ltv.margin / cac"
  ) { context in
    let cost = acquisitionCost.evaluate(context)
    guard let spent = cost.value else { return .absent(cost.absence ?? .zeroDenominator) }
    guard let value = MetricCatalog.definition("ltv.margin")?.evaluate(context), let worth = value.value else {
      return .absent(MetricCatalog.definition("ltv.margin")?.evaluate(context).absence ?? .spanTooShort)
    }
    return .ratio(.moneyEstimate(worth.double), .moneyEstimate(spent.double), notes: value.notes)
  }
}
