import VernaColumns
import VernaCore

/// A data set and what reading it said, whether it was read now or kept from an earlier time.
struct ImportedData {
  var dataset: Dataset
  var summary: ImportSummary
  var receipts: Int
  var returns: Int
  var lines: Int
  var industry: Industry?
  /// Money for one point in millionths of a major unit.
  var pointValueMicros: Int64?
  /// Whether the columns come from the cache.
  var isFromCache: Bool

  init(_ result: ImportResult) {
    dataset = result.dataset
    summary = result.summary
    receipts = result.report.receipts
    returns = result.report.returns
    lines = result.report.lines
    industry = result.industry
    pointValueMicros = result.pointValueMicros
    isFromCache = false
  }

  init(dataset: Dataset, memory: DataFolder.Memory, mapping: Mapping?) {
    self.dataset = dataset
    summary = memory.summary
    receipts = memory.receipts
    returns = memory.returns
    lines = memory.lines
    industry = mapping?.industry
    pointValueMicros = mapping?.pointValueMicros
    isFromCache = true
  }

  /// What is kept beside the cache.
  var memory: DataFolder.Memory {
    DataFolder.Memory(summary: summary, receipts: receipts, returns: returns, lines: lines)
  }
}
