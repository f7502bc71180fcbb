public import VernaCore

/// The base aggregates of one period: all that the formulas need. A backend fills them; formulas never see rows.
public struct PeriodAggregates: Sendable {
  /// The period.
  public let period: Period
  public var receipts: ReceiptAggregates
  public var points: PointsAggregates
  public var offers: OfferAggregates
  public var surveys: SurveyAggregates
  public var costs: CostAggregates

  /// Makes one from its parts.
  public init(
    period: Period, receipts: ReceiptAggregates = ReceiptAggregates(), points: PointsAggregates = PointsAggregates(),
    offers: OfferAggregates = OfferAggregates(), surveys: SurveyAggregates = SurveyAggregates(),
    costs: CostAggregates = CostAggregates()
  ) {
    self.period = period
    self.receipts = receipts
    self.points = points
    self.offers = offers
    self.surveys = surveys
    self.costs = costs
  }
}

/// Fills base aggregates: the columns in memory do, and another backend (ClickHouse) can later, with the same numbers.
public protocol AggregateBackend: Sendable {
  /// The first and the last local day on which anything happened (receipts, points); nil where the data are empty.
  var dataDays: ClosedRange<Day>? { get }
  /// The first and the last local day with a receipt; nil where there are none.
  var receiptDays: ClosedRange<Day>? { get }
  /// The aggregates of each period, in the order asked.
  func aggregates(of periods: [Period], query: MetricQuery) throws -> [PeriodAggregates]
  /// The table metrics of the query's period, by id; those that were not given are left out with their reason.
  func tables(query: MetricQuery) throws -> [MetricTable]
}
