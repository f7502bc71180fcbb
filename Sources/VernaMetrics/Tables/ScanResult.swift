import VernaColumns
import VernaCore

/// The counts of all threads of the scan.
struct ScanResult: Sendable {
  let days: Int
  let stores: [ScanTally]
  let channels: [ScanTally]
  /// In the order of store and cashier.
  let cashiers: [(pair: CashierPair, tally: ScanTally)]
  /// Row-major by store and day of the period.
  let storeDays: [StoreDay]
  /// In order of member ids.
  let suspects: [SuspectCard]

  /// Adds up what the threads counted.
  init(_ kernels: [ScanKernel], dataset: Dataset) {
    for kernel in kernels { kernel.finish() }
    days = kernels.first?.plan.days ?? 0
    stores = ScanResult.sum(kernels.map(\.stores.sums.array)) { $0 += $1 }
    channels = ScanResult.sum(kernels.map(\.channels.sums.array)) { $0 += $1 }
    storeDays = ScanResult.sum(kernels.map(\.storeDays.array)) { $0 += $1 }
    var byPair: [UInt64: (pair: CashierPair, tally: ScanTally)] = [:]
    for kernel in kernels {
      for (key, pair) in kernel.keys.pairs.enumerated() where key < kernel.cashiers.sums.count {
        byPair[pair.number, default: (pair, ScanTally())].tally += kernel.cashiers.sums[key]
      }
    }
    cashiers = byPair.values.sorted { $0.pair.number < $1.pair.number }
    suspects = ByteOrder.sorted(kernels.flatMap(\.suspects)) { dataset.members[Int($0.member)].id }
  }

  private static func sum<Value>(_ parts: [[Value]], _ add: (inout Value, Value) -> Void) -> [Value] {
    guard var sums = parts.first else { return [] }
    for part in parts.dropFirst() {
      for index in sums.indices { add(&sums[index], part[index]) }
    }
    return sums
  }
}
