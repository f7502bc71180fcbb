import VernaColumns
import VernaCore

/// What all threads of the scan share and none changes.
final class ScanPlan: @unchecked Sendable {
  let dataset: Dataset
  let segment: SegmentFilter?
  let firstDay: Int
  let days: Int
  /// By channel: whether a card can be shown there.
  let takesCards: [Bool]
  /// Cashiers are people of one store: pairs of store and cashier, each once.
  let cashierKeys: [(store: UInt16, cashier: UInt32)]
  /// By cashier: the store of its first key, and that key; other stores' keys stand apart.
  private let homeStore: ScratchBuffer<Int32>
  private let homeKey: ScratchBuffer<Int32>
  private let otherKeys: [UInt64: Int32]
  private let lines: LineReader?
  private let stride: Int

  init(dataset: Dataset, query: MetricQuery, threads: Int) {
    self.dataset = dataset
    segment = query.segment
    firstDay = Int(query.period.from.number)
    days = query.period.days
    takesCards = (0..<dataset.channels.count).map {
      dataset.settings.channels[dataset.channels[$0]]?.takesCards ?? true
    }
    if query.segment?.terms != nil, dataset.columns.lineCount > 0 {
      let table = LineFactTable(dataset: dataset, segment: query.segment)
      lines = LineReader(table)
      stride = table.classes.count * ClassKind.count
    } else {
      lines = nil
      stride = 1
    }
    let homeStore = ScratchBuffer<Int32>(dataset.cashiers.count, zero: -1)
    let homeKey = ScratchBuffer<Int32>(dataset.cashiers.count, zero: -1)
    var keys: [(store: UInt16, cashier: UInt32)] = []
    var others: [UInt64: Int32] = [:]
    for pair in ScanPlan.pairs(dataset, threads: threads) {
      let cashier = Int(pair & 0xffff_ffff)
      keys.append((UInt16(pair >> 32), UInt32(cashier)))
      if homeStore[cashier] < 0 {
        homeStore[cashier] = Int32(pair >> 32)
        homeKey[cashier] = Int32(keys.count - 1)
      } else {
        others[pair] = Int32(keys.count - 1)
      }
    }
    self.homeStore = homeStore
    self.homeKey = homeKey
    otherKeys = others
    cashierKeys = keys
  }

  /// All pairs of store and cashier, store in the high half, ascending.
  private static func pairs(_ dataset: Dataset, threads: Int) -> [UInt64] {
    let columns = dataset.columns
    let ranges = columns.shopperRanges(threads)
    let found = ParallelWalk.map(parts: ranges.count) { part in
      var seen: Set<UInt64> = []
      var lastStore = [Int32](repeating: -1, count: dataset.cashiers.count)
      func note(_ block: borrowing ReceiptBlock) {
        for index in 0..<block.count {
          let cashier = Int(block.cashier[index])
          let store = Int32(block.store[index])
          if lastStore[cashier] == store { continue }
          lastStore[cashier] = store
          seen.insert(UInt64(store) << 32 | UInt64(cashier))
        }
      }
      columns.forEachShopper(in: ranges[part]) { note($0) }
      columns.forEachAnonymous(part: part, of: ranges.count) { note($0) }
      return seen
    }
    return found.reduce(into: Set<UInt64>()) { $0.formUnion($1) }.sorted()
  }

  /// The key of a cashier in a store.
  @inline(__always)
  func key(store: Int, cashier: Int) -> Int {
    if homeStore[cashier] == Int32(store) { return Int(homeKey[cashier]) }
    return Int(otherKeys[UInt64(store) << 32 | UInt64(cashier)] ?? 0)
  }

  /// The money of a receipt as the segment takes it; nil where it leaves the receipt out.
  @inline(__always)
  func money(_ block: borrowing ReceiptBlock, _ index: Int) -> Int64? {
    guard let segment else { return block.total(index) }
    if !segment.takes(block, index) { return nil }
    guard let lines else { return block.total(index) }
    let ignored = UnsafeMutablePointer<Int128>.allocate(capacity: stride)
    ignored.initialize(repeating: 0, count: stride)
    defer { ignored.deallocate() }
    let sums = lines.read(block, index, into: ignored)
    return sums.lines == 0 ? nil : sums.money
  }
}
