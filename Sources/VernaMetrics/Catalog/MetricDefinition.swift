public import VernaColumns
public import VernaCore

/// One metric of the catalogue: its identity, how it is judged, and its formula.
public struct MetricDefinition: Sendable {
  /// The section of METRICS.md.
  public enum Section: String, Sendable, Codable, CaseIterable {
    case basket = "A"
    case activity = "B"
    case points = "C"
    case retention = "D"
    case satisfaction = "E"
    case money = "F"
  }

  /// The id of METRICS.md, exactly.
  public let id: String
  /// The section of METRICS.md it stands in.
  public let section: Section
  public let unit: MetricUnit
  public let good: Good
  /// The article it comes from, "000" to "004"; several joined by a comma.
  public let source: String
  /// The formula in the terms of METRICS.md, such as `(S_m - R_m) / (S - R)`.
  public let formula: String
  /// Whether it is naive by nature (member against others taken as caused).
  public let isNaive: Bool
  /// Whether it is exact after every receipt or refreshed with an age (PRODUCT.md, "live figures").
  public let isLive: Bool
  /// The formula over the base aggregates of one period.
  public let evaluate: @Sendable (MetricContext) -> MetricResult

  /// Makes one from its parts.
  public init(
    id: String, section: Section, unit: MetricUnit, good: Good, source: String, formula: String, isNaive: Bool = false,
    isLive: Bool = false, evaluate: @escaping @Sendable (MetricContext) -> MetricResult
  ) {
    self.id = id
    self.section = section
    self.unit = unit
    self.good = good
    self.source = source
    self.formula = formula
    self.isNaive = isNaive
    self.isLive = isLive
    self.evaluate = evaluate
  }
}

/// What a formula sees: the aggregates of its own period, those of the periods it is compared with, and the query.
public struct MetricContext: Sendable {
  /// The aggregates of the period asked for.
  public let now: PeriodAggregates
  /// The aggregates of the same period last year, nil where the data do not reach back.
  public let yearAgo: PeriodAggregates?
  public let query: MetricQuery
  public let given: GivenInputs
  /// The first local day with a receipt, nil where there are none: nothing can look back past it.
  public let dataStart: Day?

  /// Makes one from its parts.
  public init(
    now: PeriodAggregates, yearAgo: PeriodAggregates?, query: MetricQuery, given: GivenInputs, dataStart: Day? = nil
  ) {
    self.now = now
    self.yearAgo = yearAgo
    self.query = query
    self.given = given
    self.dataStart = dataStart
  }
}
