import VernaColumns
import VernaCore

extension ScanTables {
  /// Receipts, sales, returns and points of each store on each day, beside the tills' own totals where they were given.
  ///
  /// `difference` is sales less the tills' sales; a day that only one side has differs by all of it.
  var reconciliation: MetricTable {
    var table = MetricTable(
      id: "reconciliation", section: .basket,
      columns: [
        .init("store"), .init("day"), .init("receipts", .count), .init("sales", .money),
        .init("return_receipts", .count), .init("returns", .money), .init("points_paid", .money),
      ])
    let hasTills = !dataset.side.tills.isEmpty
    if hasTills {
      table.columns += [
        .init("till_receipts", .count), .init("till_sales", .money), .init("till_returns", .money),
        .init("difference", .money),
      ]
    }
    var tills = tillsOfPeriod()
    var rows: [(names: [String], cells: [MetricTable.Cell])] = []
    for store in storesByName {
      let name = dataset.stores[store]
      for day in 0..<result.days {
        let sum = result.storeDays[store * result.days + day]
        let date = query.period.from.advanced(by: day)
        let till = hasTills ? tills.removeValue(forKey: TillKey(store: ByteText(name), day: date)) : nil
        if sum.receipts == 0 && sum.returnReceipts == 0 && till == nil { continue }
        var cells: [MetricTable.Cell] = [
          .day(date), .count(sum.receipts), .money(sum.sales), .count(sum.returnReceipts), .money(sum.returns),
          .money(sum.points),
        ]
        if hasTills { cells += ScanTables.cells(till, sales: sum.sales) }
        rows.append(([name], ScanTables.names([name]) + cells))
      }
    }
    // Stores that the receipts never name.
    for (key, till) in tills.sorted(by: { ($0.key.store, $0.key.day) < ($1.key.store, $1.key.day) }) {
      let name = key.store.string
      let none: [MetricTable.Cell] = [.day(key.day), .count(0), .money(0), .count(0), .money(0), .money(0)]
      rows.append(([name], ScanTables.names([name]) + none + ScanTables.cells(till, sales: 0)))
    }
    table.rows = tills.isEmpty ? rows.map(\.cells) : ScanTables.sorted(rows)
    return table
  }

  private struct TillKey: Hashable {
    var store: ByteText
    var day: Day
  }

  /// The tills' totals by store and day; several rows of one day (a row a till) add up.
  private func tillsOfPeriod() -> [TillKey: TillRow] {
    var found: [TillKey: TillRow] = [:]
    for row in dataset.side.tills where query.period.contains(row.day) {
      let key = TillKey(store: ByteText(row.store), day: row.day)
      guard var sum = found[key] else {
        found[key] = row
        continue
      }
      sum.sales += row.sales
      sum.receipts = ScanTables.sum(sum.receipts, row.receipts) { $0 + $1 }
      sum.returns = ScanTables.sum(sum.returns, row.returns) { $0 + $1 }
      found[key] = sum
    }
    return found
  }

  private static func sum<Value>(_ left: Value?, _ right: Value?, _ add: (Value, Value) -> Value) -> Value? {
    guard let left, let right else { return left ?? right }
    return add(left, right)
  }

  private static func cells(_ till: TillRow?, sales: Int64) -> [MetricTable.Cell] {
    guard let till else {
      return [.missing("no_till_total"), .missing("no_till_total"), .missing("no_till_total"), .money(sales)]
    }
    return [
      till.receipts.map { .count($0) } ?? .missing("no_till_total"), .money(till.sales.minorUnits),
      till.returns.map { .money($0.minorUnits) } ?? .missing("no_till_total"), .money(sales - till.sales.minorUnits),
    ]
  }
}
