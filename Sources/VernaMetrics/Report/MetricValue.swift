public import VernaCore

/// A metric with all that PRODUCT.md's report JSON says of it, for one period.
public struct MetricValue: Sendable, Hashable {
  /// The id of METRICS.md.
  public var id: String
  /// Its section.
  public var section: MetricDefinition.Section
  public var unit: MetricUnit
  public var period: Period
  public var result: MetricResult
  public var norm: Norm?
  public var good: Good
  public var status: NormStatus
  public var trend: Trend
  /// The values of the previous period and of the same period last year, nil where absent.
  public var previous: MetricNumber?
  public var yearAgo: MetricNumber?
  public var source: String
  public var formula: String
  public var isNaive: Bool

  /// Makes one from its parts.
  public init(
    definition: MetricDefinition, period: Period, result: MetricResult, norm: Norm?, status: NormStatus, trend: Trend,
    previous: MetricNumber?, yearAgo: MetricNumber?
  ) {
    id = definition.id
    section = definition.section
    unit = definition.unit
    self.period = period
    self.result = result
    self.norm = norm
    good = definition.good
    self.status = status
    self.trend = trend
    self.previous = previous
    self.yearAgo = yearAgo
    source = definition.source
    formula = definition.formula
    isNaive = definition.isNaive
  }
}
