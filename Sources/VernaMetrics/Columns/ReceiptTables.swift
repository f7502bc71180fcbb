import VernaColumns
import VernaCore

/// The table metrics that receipts and members give for the query's period.
struct ReceiptTables {
  let dataset: Dataset
  let query: MetricQuery
  let run: KernelRun

  /// All of them in the order of METRICS.md.
  var all: [MetricTable] { [] }

  /// Periods that the tables need aggregates of, besides the query's.
  static func periods(_ query: MetricQuery, days: ClosedRange<Day>) -> [Period] { [] }
}
