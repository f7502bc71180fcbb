import VernaColumns
import VernaCore

/// What all threads of the scan share and none changes.
final class ScanPlan: @unchecked Sendable {
  let dataset: Dataset
  let segment: SegmentFilter?
  let firstDay: Int
  let days: Int
  /// By channel: whether a card can be shown there.
  let takesCards: ScratchBuffer<Bool>
  private let lines: LineReader?
  private let stride: Int

  init(dataset: Dataset, query: MetricQuery, lines table: LineFactTable?) {
    self.dataset = dataset
    segment = query.segment
    firstDay = Int(query.period.from.number)
    days = query.period.days
    takesCards = ScratchBuffer(
      (0..<dataset.channels.count).map {
        dataset.settings.channels[dataset.channels[$0]]?.takesCards ?? true
      })
    lines = table.flatMap { $0.isFiltered ? LineReader($0) : nil }
    stride = table.map { $0.classes.count * ClassKind.count } ?? 1
  }

  /// Money paid and points paid of a receipt as the segment takes it; nil where it leaves the receipt out.
  @inline(__always)
  func paid(_ block: borrowing ReceiptBlock, _ index: Int) -> (money: Int64, points: Int64)? {
    segment == nil ? (block.total(index), block.pointsPaid(index)) : filtered(block, index)
  }

  @inline(never)
  private func filtered(_ block: borrowing ReceiptBlock, _ index: Int) -> (money: Int64, points: Int64)? {
    if let segment, !segment.takes(block, index) { return nil }
    guard let lines else { return (block.total(index), block.pointsPaid(index)) }
    let ignored = UnsafeMutablePointer<Int128>.allocate(capacity: stride)
    ignored.initialize(repeating: 0, count: stride)
    defer { ignored.deallocate() }
    let sums = lines.read(block, index, into: ignored)
    return sums.lines == 0 ? nil : (sums.money, sums.points)
  }
}
