import VernaColumns
import VernaCore
import VernaStatistics

/// revenue.bridge: what made members' sales change against last year, like for like.
///
/// List money is A x N_m / A x I_m / N_m x list money / I_m; its change is split exactly by log-mean weights (Ang
/// 2005), and discounts are the change of what was paid less that of list money.
struct RevenueBridge {
  /// Sums of members' sales of one period.
  struct Sums: Sendable, Equatable {
    var sales: Int64 = 0
    var buyers: Int64 = 0
    var receipts: Int64 = 0
    var items: Int64 = 0
    var list: Int64 = 0
    var hasListPrice = false

    static func += (left: inout Sums, right: Sums) {
      left.sales += right.sales
      left.buyers += right.buyers
      left.receipts += right.receipts
      left.items += right.items
      left.list += right.list
      left.hasListPrice = left.hasListPrice || right.hasListPrice
    }

    /// Adds a sale.
    mutating func add(money: Int64, _ lines: LineSums) {
      sales += money
      receipts += 1
      items += lines.items
      list += lines.list
      hasListPrice = hasListPrice || lines.listedLines > 0
    }

    /// A, N_m / A, I_m / N_m, list money / I_m; nil where one of them is not positive.
    var factors: [Double]? {
      guard buyers > 0, receipts > 0, items > 0, list > 0 else { return nil }
      return [
        Double(buyers), Double(receipts) / Double(buyers), Double(items) / Double(receipts),
        Double(list) / Double(items),
      ]
    }
  }

  let dataset: Dataset
  let query: MetricQuery

  /// The table: a row a factor with its value before and after and what it did to sales.
  var table: MetricTable {
    var table = MetricTable(
      id: "revenue.bridge", section: .money,
      columns: [.init("factor"), .init("before"), .init("after"), .init("effect", .money)])
    let past = query.yearAgo(query.period)
    guard let first = dataset.columns.days?.lowerBound else {
      table.absence = .wants(.receipts, "")
      return table
    }
    guard first <= past.from else {
      table.absence = .needsReceiptsFrom(past.from)
      return table
    }
    if query.segment?.terms != nil {
      table.absence = .notForSegment
      return table
    }
    guard dataset.given.has(.lines, "list_price") else {
      table.absence = .wants(.lines, "list_price")
      return table
    }
    let stores = dataset.stores.count > 1 ? LikeForLikeStores(dataset: dataset, query: query) : nil
    if let stores, stores.count == 0 {
      table.absence = .other("no_like_for_like_store")
      return table
    }
    let (before, after) = sums(past: past, stores: stores?.mask)
    guard before.hasListPrice || after.hasListPrice else {
      table.absence = .wants(.lines, "list_price")
      return table
    }
    fill(&table, before, after)
    return table
  }

  private func fill(_ table: inout MetricTable, _ before: Sums, _ after: Sums) {
    guard let old = before.factors, let new = after.factors, let parts = LogMeanDivisia.split(before: old, after: new)
    else {
      table.absence = .zeroDenominator
      return
    }
    let effects = RevenueBridge.wholeUnits(parts, total: after.list - before.list)
    let names = ["members_buying", "receipts_per_member", "items_per_receipt", "list_price_per_item"]
    for (place, name) in names.enumerated() {
      let isMoney = place == 3
      let isCount = place == 0
      func cell(_ value: Double) -> MetricTable.Cell {
        isCount ? .count(Int64(value)) : isMoney ? .money(Int64(value.rounded())) : .number(value)
      }
      table.rows.append([.word(name), cell(old[place]), cell(new[place]), .money(effects[place])])
    }
    table.rows.append([
      .word("discounts"), .money(before.list - before.sales), .money(after.list - after.sales),
      .money((before.list - before.sales) - (after.list - after.sales)),
    ])
    table.totals = [
      .word("member_sales"), .money(before.sales), .money(after.sales), .money(after.sales - before.sales),
    ]
  }

  /// Parts in whole units that add up to the total: each rounded down, what is left over to the largest remainders.
  static func wholeUnits(_ parts: [Double], total: Int64) -> [Int64] {
    var whole = parts.map { Int64($0.rounded(.down)) }
    let order = parts.indices.sorted { left, right in
      let remainders = (parts[left] - parts[left].rounded(.down), parts[right] - parts[right].rounded(.down))
      return remainders.0 != remainders.1 ? remainders.0 > remainders.1 : left < right
    }
    var missing = total - whole.reduce(0, +)
    var place = 0
    while missing != 0, !order.isEmpty {
      let step: Int64 = missing > 0 ? 1 : -1
      whole[order[place % order.count]] += step
      missing -= step
      place += 1
    }
    return whole
  }

  private func sums(past: Period, stores: [Bool]?) -> (before: Sums, after: Sums) {
    let table = LineFactTable(dataset: dataset, segment: nil)
    let ranges = dataset.columns.shopperRanges(8)
    let (dataset, period, segment) = (dataset, query.period, query.segment)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var sums = (before: Sums(), after: Sums())
      let reader = LineReader(table)
      let ignored = ScratchBuffer<Int128>(ClassKind.count * table.classes.count, zero: 0)
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = Int(dataset.memberOfShopper[block.shopper])
        guard member >= 0, segment?.members?[member] ?? true else { return }
        var bought = (before: false, after: false)
        for index in 0..<block.count {
          let flags = ReceiptFlags(rawValue: block.flags[index])
          guard flags.contains(.isMember), !flags.contains(.isReturn), stores?[Int(block.store[index])] ?? true,
            segment?.takes(block, index) ?? true
          else { continue }
          let day = Day(number: Int32(block.day[index]))
          let isNow = period.contains(day)
          guard isNow || past.contains(day) else { continue }
          let lines = reader.read(block, index, into: ignored.start)
          if isNow {
            sums.after.add(money: block.total(index), lines)
            bought.after = true
          }
          if past.contains(day) {
            sums.before.add(money: block.total(index), lines)
            bought.before = true
          }
        }
        sums.before.buyers += bought.before ? 1 : 0
        sums.after.buyers += bought.after ? 1 : 0
      }
      return sums
    }
    return parts.reduce(into: (Sums(), Sums())) { all, part in
      all.0 += part.before
      all.1 += part.after
    }
  }
}
