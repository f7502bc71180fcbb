public import VernaColumns
public import VernaCore

/// Everything a report says, before words: the whole period, its steps, the tables.
public struct MetricReport: Sendable {
  /// What was asked.
  public var query: MetricQuery
  public var currency: Currency
  public var timeZoneName: String
  public var given: GivenInputs
  public var previousPeriod: Period
  public var yearAgoPeriod: Period
  /// The metrics of the whole period, in the catalogue's order.
  public var metrics: [MetricValue]
  /// The metrics of each step, first step first; steps that are not whole are marked.
  public var steps: [Step]
  public var tables: [MetricTable]

  /// One sub-period.
  public struct Step: Sendable {
    /// The period of the step.
    public var period: Period
    /// Whether the step is whole and over before the data end.
    public var isWhole: Bool
    public var metrics: [MetricValue]

    /// Makes one from its parts.
    public init(period: Period, isWhole: Bool, metrics: [MetricValue]) {
      self.period = period
      self.isWhole = isWhole
      self.metrics = metrics
    }
  }

  /// Makes one from its parts.
  public init(
    query: MetricQuery, currency: Currency, timeZoneName: String, given: GivenInputs, previousPeriod: Period,
    yearAgoPeriod: Period, metrics: [MetricValue], steps: [Step], tables: [MetricTable]
  ) {
    self.query = query
    self.currency = currency
    self.timeZoneName = timeZoneName
    self.given = given
    self.previousPeriod = previousPeriod
    self.yearAgoPeriod = yearAgoPeriod
    self.metrics = metrics
    self.steps = steps
    self.tables = tables
  }

  /// The value of a metric of the whole period by its id.
  public func metric(_ id: String) -> MetricValue? { metrics.first { $0.id == id } }

  /// A table by its id.
  public func table(_ id: String) -> MetricTable? { tables.first { $0.id == id } }
}
