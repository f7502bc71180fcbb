extension MetricDefinition {
  /// A metric that waits for the models: hold-outs and estimates of what was not observed.
  private static func waiting(
    _ id: String, _ section: Section, _ unit: MetricUnit, _ good: Good, source: String, formula: String
  ) -> MetricDefinition {
    MetricDefinition(id: id, section: section, unit: unit, good: good, source: source, formula: formula) { _ in
      .absent(.waitsForModels)
    }
  }

  /// Expected value of a member by BG/NBD and Gamma-Gamma.
  static let lifetimeValueModel = waiting(
    "clv.model", .retention, .money, .higher, source: "003",
    formula: "BG/NBD x Gamma-Gamma x GM%, discounted")

  /// What the programme earned on its cost by treated against control.
  static let returnCausal = waiting(
    "roi.causal", .money, .gap, .higher, source: "003", formula: "(income, treated less control) / cost - 1")

  /// What a campaign earned on its cost by treated against control.
  static let campaignReturnCausal = waiting(
    "romi.causal", .money, .gap, .higher, source: "003", formula: "(margin, treated less control - cost) / cost")

  /// Revenue that assignment added, a member a month.
  static let liftRevenue = waiting(
    "lift.revenue", .money, .money, .higher, source: "003",
    formula: "mean of treated - mean of control, intention to treat, a member a month")

  /// Margin that assignment added, a member a month.
  static let liftMargin = waiting(
    "lift.margin", .money, .money, .higher, source: "003",
    formula: "mean of treated - mean of control, intention to treat, a member a month")

  /// Retention that assignment added.
  static let liftRetention = waiting(
    "lift.retention", .money, .sharePoints, .higher, source: "003",
    formula: "retention of treated - retention of control")

  /// Lifetime value that assignment added, a member.
  static let liftLifetimeValue = waiting(
    "lift.clv", .money, .money, .higher, source: "003", formula: "mean of treated - mean of control, a member")

  /// Lifetime value added for each unit of cost.
  static let lifetimeValuePerCost = waiting(
    "kpi.clv_per_cost", .money, .times, .higher, source: "003", formula: "lift.clv x treated / cost")

  /// By how much the margin of treated members differs from that of control.
  static let marginErosionControl = waiting(
    "margin.erosion_control", .money, .sharePoints, .higher, source: "003,004",
    formula: "GM% of treated - GM% of control")
}
