import VernaColumns
import VernaCore
import VernaStatistics

/// The counts of all threads of the scan.
struct ScanResult: Sendable {
  let plan: ScanPlan
  let stores: [ScanKernel.Tally]
  let channels: [ScanKernel.Tally]
  let cashiers: [ScanKernel.Tally]
  let storeDays: [ScanKernel.StoreDay]
  /// In order of member ids.
  let suspects: [SuspectCard]

  /// Scans the query's period.
  ///
  /// - Complexity: O(receipts).
  init(dataset: Dataset, query: MetricQuery, threads: Int) {
    let plan = ScanPlan(dataset: dataset, query: query, threads: threads)
    let columns = dataset.columns
    let ranges = columns.shopperRanges(threads)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      let kernel = ScanKernel(plan)
      columns.forEachShopper(in: ranges[part]) { kernel.add($0) }
      columns.forEachAnonymous(part: part, of: ranges.count) { kernel.addAnonymous($0) }
      return Part(
        stores: kernel.stores.array, channels: kernel.channels.array, cashiers: kernel.cashiers.array,
        storeDays: kernel.storeDays.array, suspects: kernel.suspects)
    }
    self.plan = plan
    stores = ScanResult.sum(parts.map(\.stores)) { $0 += $1 }
    channels = ScanResult.sum(parts.map(\.channels)) { $0 += $1 }
    cashiers = ScanResult.sum(parts.map(\.cashiers)) { $0 += $1 }
    storeDays = ScanResult.sum(parts.map(\.storeDays)) { $0 += $1 }
    suspects = parts.flatMap(\.suspects).sorted {
      ByteText(dataset.members[Int($0.member)].id) < ByteText(dataset.members[Int($1.member)].id)
    }
  }

  private struct Part: Sendable {
    let stores: [ScanKernel.Tally]
    let channels: [ScanKernel.Tally]
    let cashiers: [ScanKernel.Tally]
    let storeDays: [ScanKernel.StoreDay]
    let suspects: [SuspectCard]
  }

  private static func sum<Value>(_ parts: [[Value]], _ add: (inout Value, Value) -> Void) -> [Value] {
    guard var sums = parts.first else { return [] }
    for part in parts.dropFirst() {
      for index in sums.indices { add(&sums[index], part[index]) }
    }
    return sums
  }
}

extension ScanKernel.Tally {
  /// The share with a card and its interval, clustered by shopper.
  var cells: [MetricTable.Cell] {
    let moments = PairMoments(
      count: clusters, x: Int128(x), y: Int128(y), xx: Int128(xx), xy: Int128(xy), yy: Int128(yy))
    let interval = moments.ratioInterval()
    return [
      .count(y), .count(x), .share(Double(x) / Double(y)),
      interval.map { .share($0.low) } ?? .missing("one_shopper"),
      interval.map { .share($0.high) } ?? .missing("one_shopper"),
    ]
  }
}
