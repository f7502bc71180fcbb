import VernaColumns
import VernaCore
import VernaMetrics

/// Metrics of a period from the side tables, with a receipts' part given by hand.
struct ProgrammeReport {
  let context: MetricContext
  let tables: [MetricTable]

  init(
    _ dataset: Dataset, _ query: MetricQuery, receipts: ReceiptAggregates = ReceiptAggregates(),
    yearAgo: ReceiptAggregates? = nil
  ) {
    let kernel = ProgrammeKernel(dataset: dataset, query: query, periods: [query.period])
    var filled = [PeriodAggregates(period: query.period, receipts: receipts)]
    kernel.fill(&filled)
    context = MetricContext(
      now: filled[0],
      yearAgo: yearAgo.map { PeriodAggregates(period: query.yearAgo(query.period), receipts: $0) }, query: query,
      given: dataset.given, dataStart: dataset.columns.days?.lowerBound)
    tables = kernel.tables
  }

  func result(_ id: String) -> MetricResult {
    MetricCatalog.definition(id)?.evaluate(context) ?? .absent(.other("not in the catalogue"))
  }

  /// The value, or nothing where it is absent.
  func value(_ id: String) -> Double? { result(id).value?.double }

  func parts(_ id: String) -> [Double?] { [result(id).numerator?.double, result(id).denominator?.double] }

  func table(_ id: String) -> MetricTable {
    tables.first { $0.id == id } ?? MetricTable(id: id, section: .money, columns: [], absence: .other("no such table"))
  }
}

/// Whether a number is there and agrees to 1e-9.
func near(_ value: Double?, _ expected: Double) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= 1e-9 * max(1, abs(expected))
}
