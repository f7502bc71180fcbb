/// Which set of periods a receipt, or a pair of receipts, lies in: receipts alike in this go into one stream of values.
struct PeriodSignatures: Sendable {
  /// Row-major by earlier and later cell: the signature of the periods that hold both, -1 where none does; of receipts in
  /// one cell, where the two are the same.
  let ofPair: [Int32]
  /// By signature: its periods.
  let periods: [[Int32]]
  /// By period: its signatures.
  let ofPeriod: [[Int]]

  init(cells: Int, periodsOfCell: [[Int]], periodCount: Int) {
    var indices: [[Int32]: Int32] = [:]
    var lists: [[Int32]] = []
    func signature(_ periods: [Int32]) -> Int32 {
      if periods.isEmpty { return -1 }
      if let found = indices[periods] { return found }
      lists.append(periods)
      indices[periods] = Int32(lists.count - 1)
      return Int32(lists.count - 1)
    }
    let holders = periodsOfCell.map { $0.map { Int32($0) } }
    var pairs = [Int32](repeating: -1, count: cells * cells)
    // Periods are ranges of cells, so the set shrinks as the later cell moves on.
    for earlier in 0..<cells {
      var both = holders[earlier]
      for later in earlier..<cells {
        if both.isEmpty { break }
        let here = Set(holders[later])
        both = both.filter { here.contains($0) }
        pairs[earlier * cells + later] = signature(both)
      }
    }
    ofPair = pairs
    periods = lists
    var byPeriod = [[Int]](repeating: [], count: periodCount)
    for (index, list) in lists.enumerated() {
      for period in list { byPeriod[Int(period)].append(index) }
    }
    ofPeriod = byPeriod
  }
}
