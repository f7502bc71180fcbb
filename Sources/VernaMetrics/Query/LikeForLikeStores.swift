public import VernaColumns
import VernaCore

/// The stores that may be compared with last year: those with receipts in every month of both periods (METRICS.md).
///
/// The months are the period's calendar months, the first and the last cut to it, and the same slices a year earlier
/// (364 days for weekly trades). Receipts without a store belong to no store and are left out.
public struct LikeForLikeStores: Sendable {
  /// By code of `Dataset.stores`; code 0 ("not given") is false.
  public let mask: [Bool]
  /// How many stores may be compared.
  public var count: Int { mask.count { $0 } }

  /// Finds the stores of a query's period.
  ///
  /// - Complexity: O(receipts).
  public init(dataset: Dataset, query: MetricQuery) {
    let months = Periodicity.month.split(query.period)
    let slices = months + months.map { query.yearAgo($0) }
    let words = (slices.count + 63) / 64
    var seen = [UInt64](repeating: 0, count: words * dataset.stores.count)
    let slicesOfDay = LikeForLikeStores.slicesByDay(slices)
    func note(_ block: borrowing ReceiptBlock) {
      for index in 0..<block.count {
        let store = Int(block.store[index])
        let day = Int(block.day[index]) - slicesOfDay.first
        guard store > 0, slicesOfDay.lists.indices.contains(day) else { continue }
        for slice in slicesOfDay.lists[day] { seen[store * words + slice / 64] |= 1 << UInt64(slice % 64) }
      }
    }
    let columns = dataset.columns
    columns.forEachShopper(in: 0..<columns.shopperCount) { note($0) }
    columns.forEachAnonymous(part: 0, of: 1) { note($0) }
    mask = (0..<dataset.stores.count).map { store in
      store > 0 && (0..<words).reduce(0) { $0 + seen[store * words + $1].nonzeroBitCount } == slices.count
    }
  }

  /// The slices that hold each day, from the first day of any.
  private static func slicesByDay(_ slices: [Period]) -> (first: Int, lists: [[Int]]) {
    guard let first = slices.map(\.from).min(), let last = slices.map(\.to).max() else { return (0, []) }
    var lists = [[Int]](repeating: [], count: first.distance(to: last))
    for (index, slice) in slices.enumerated() {
      for day in first.distance(to: slice.from)..<first.distance(to: slice.to) { lists[day].append(index) }
    }
    return (Int(first.number), lists)
  }
}
