public import VernaColumns
public import VernaCore
import VernaRules

/// Works a report from a data set in memory: settles the period, resolves the segment, asks the backend, judges.
public struct Measurement: Sendable {
  private let dataset: Dataset
  private let backend: any AggregateBackend
  private let rfmCells: @Sendable (Period) -> [String]

  /// Makes a measurement.
  ///
  /// - Parameters:
  ///   - backend: fills the aggregates of the same data.
  ///   - rfmCells: the RFM cell of each member by index, as of the period's end; asked only where a segment uses it.
  public init(
    dataset: Dataset, backend: any AggregateBackend, rfmCells: @escaping @Sendable (Period) -> [String]
  ) {
    self.dataset = dataset
    self.backend = backend
    self.rfmCells = rfmCells
  }

  /// The report of a request.
  ///
  /// - Throws: `MeasurementError`, `SegmentError`, `SegmentMisuse`, and what the backend throws.
  public func report(_ request: MeasurementRequest) throws -> MetricReport {
    let query = try self.query(request)
    return try ReportBuilder(backend: backend).report(query, settings: dataset.settings, given: dataset.given)
  }

  /// The query of a request: its period settled, its segment resolved.
  ///
  /// - Throws: `MeasurementError`, `SegmentError` or `SegmentMisuse`.
  public func query(_ request: MeasurementRequest) throws -> MetricQuery {
    guard let days = backend.receiptDays ?? backend.dataDays else { throw MeasurementError.noData }
    let to = request.to ?? days.upperBound.advanced(by: 1)
    let from = request.from ?? max(to.adding(months: -12), days.lowerBound)
    guard from < to else { throw MeasurementError.emptyPeriod(from: from, to: to) }
    let period = Period(from: from, to: to)
    let data = Period(from: days.lowerBound, to: days.upperBound.advanced(by: 1))
    guard period.from < data.to, data.from < period.to else {
      throw MeasurementError.outsideData(period: period, data: data)
    }
    try checkLength(period, data, by: request.by)
    var query = MetricQuery(
      period: period, by: request.by, industry: request.industry, windowMonths: request.windowMonths,
      pointValueMicros: request.pointValueMicros, launch: request.launch ?? dataset.settings.launch,
      likeForLike: request.likeForLike, closedLoopHours: request.closedLoopHours, norms: request.norms)
    query.listsEveryMember = request.listsEveryMember
    if let text = request.segment {
      let resolver = SegmentResolver(dataset: dataset, period: period) { rfmCells(period) }
      query.segment = try resolver.resolve(try SegmentExpression(text))
    }
    if request.likeForLike { try keepLikeForLike(&query) }
    return query
  }

  /// The most steps of a report: over five years by day.
  private static let mostSteps = 2000

  /// A period may reach a century past the data, and is cut into no more steps than somebody could read.
  private func checkLength(_ period: Period, _ data: Period, by step: Periodicity?) throws(MeasurementError) {
    let days = period.days
    let perStep =
      switch step {
      case .day: 1
      case .week: 7
      case .month: 28
      case .quarter: 90
      case .year: 365
      case nil: 28
      }
    let isNear = period.from > data.from.adding(months: -1200) && period.to < data.to.adding(months: 1200)
    guard days / perStep <= Measurement.mostSteps && isNear else {
      throw .tooLong(steps: days / perStep, most: Measurement.mostSteps)
    }
  }

  private func keepLikeForLike(_ query: inout MetricQuery) throws(MeasurementError) {
    let stores = LikeForLikeStores(dataset: dataset, query: query)
    guard stores.count > 0 else { throw .nothingLikeForLike }
    var segment = query.segment ?? SegmentFilter(text: "")
    segment.stores = segment.stores.map { zip($0, stores.mask).map { $0 && $1 } } ?? stores.mask
    query.segment = segment
  }
}
