import VernaColumns
import VernaCore

/// Evaluates the catalogue over filled aggregates, each period once.
final class CatalogEvaluator {
  let aggregates: [Period: PeriodAggregates]
  private let catalog: [MetricDefinition]
  private let query: MetricQuery
  private let given: GivenInputs
  private let dataDays: ClosedRange<Day>?
  private let dataStart: Day?
  private var done: [Period: [String: MetricResult]] = [:]

  init(
    catalog: [MetricDefinition], query: MetricQuery, given: GivenInputs, dataDays: ClosedRange<Day>?,
    dataStart: Day?, aggregates: [Period: PeriodAggregates]
  ) {
    self.catalog = catalog
    self.query = query
    self.given = given
    self.dataDays = dataDays
    self.dataStart = dataStart
    self.aggregates = aggregates
  }

  /// Each metric's result for a period, by id.
  func results(of period: Period) -> [String: MetricResult] {
    if let found = done[period] { return found }
    guard let now = aggregates[period] else { return [:] }
    let context = MetricContext(
      now: now, yearAgo: reachable(query.yearAgo(period)), query: query, given: given, dataStart: dataStart)
    var results: [String: MetricResult] = [:]
    for definition in catalog { results[definition.id] = definition.evaluate(context) }
    done[period] = results
    return results
  }

  /// The results of a period to compare with; empty where the data do not reach back to its start.
  func comparable(_ period: Period) -> [String: MetricResult] {
    reachable(period) == nil ? [:] : results(of: period)
  }

  private func reachable(_ period: Period) -> PeriodAggregates? {
    guard let dataDays, dataDays.lowerBound <= period.from else { return nil }
    return aggregates[period]
  }
}
