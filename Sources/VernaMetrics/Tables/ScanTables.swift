import VernaColumns
import VernaCore

/// The tables of how often the card is asked for, and of cards that are no customer's.
struct ScanTables {
  let dataset: Dataset
  let query: MetricQuery
  let result: ScanResult
  /// The aggregates of the query's period.
  let whole: ReceiptAggregates

  private static let figures: [MetricTable.Column] = [
    .init("receipts", .count), .init("member_receipts", .count), .init("share", .share),
    .init("interval_low", .share), .init("interval_high", .share),
  ]

  /// scan.by_store.
  var byStore: MetricTable {
    table("scan.by_store", [.init("store")], column: "store") {
      named(dataset.stores, result.stores)
    }
  }

  /// scan.by_channel.
  var byChannel: MetricTable {
    table("scan.by_channel", [.init("channel")], column: "channel") {
      named(dataset.channels, result.channels)
    }
  }

  /// scan.by_cashier.
  var byCashier: MetricTable {
    table("scan.by_cashier", [.init("store"), .init("cashier")], column: "cashier") {
      var rows: [(names: [String], cells: [MetricTable.Cell])] = []
      for (pair, tally) in result.cashiers where tally.y > 0 {
        let names = [dataset.stores[Int(pair.store)], dataset.cashiers[Int(pair.cashier)]]
        rows.append((names, ScanTables.names(names) + tally.cells))
      }
      return ScanTables.sorted(rows)
    }
  }

  private func table(
    _ id: String, _ columns: [MetricTable.Column], column: String, rows: () -> [[MetricTable.Cell]]
  ) -> MetricTable {
    var table = MetricTable(id: id, section: .basket, columns: columns + ScanTables.figures)
    if dataset.given.has(.receipts, column) || dataset.given.has(.lines, column) {
      table.rows = rows()
    } else {
      table.absence = .wants(.receipts, column)
    }
    return table
  }

  private func named(_ names: TextTable, _ tallies: [ScanTally]) -> [[MetricTable.Cell]] {
    var rows: [(names: [String], cells: [MetricTable.Cell])] = []
    for (code, tally) in tallies.enumerated() where tally.y > 0 {
      rows.append(([names[code]], ScanTables.names([names[code]]) + tally.cells))
    }
    return ScanTables.sorted(rows)
  }

  /// In order of names by bytes, those without one last.
  static func sorted(_ rows: [(names: [String], cells: [MetricTable.Cell])]) -> [[MetricTable.Cell]] {
    rows.sorted { left, right in
      for (first, second) in zip(left.names, right.names) where ByteText(first) != ByteText(second) {
        if first.isEmpty || second.isEmpty { return second.isEmpty }
        return ByteText(first) < ByteText(second)
      }
      return false
    }.map(\.cells)
  }

  static func names(_ names: [String]) -> [MetricTable.Cell] {
    names.map { $0.isEmpty ? .missing("not_given") : .text($0) }
  }

  /// scan.suspect_cards, in order of member ids.
  var suspectCards: MetricTable {
    var table = MetricTable(
      id: "scan.suspect_cards", section: .basket,
      columns: [
        .init("member_id"), .init("receipts", .count), .init("busiest_day", .count),
        .init("top_cashier_receipts", .count), .init("store"), .init("cashier"), .init("sales", .money),
      ])
    table.rows = result.suspects.map { card in
      let pair = card.topCashier
      return [
        .text(dataset.members[Int(card.member)].id), .count(card.receipts), .count(card.busiestDay),
        .count(card.atTopCashier), pair.map { name(dataset.stores, Int($0.store)) } ?? .missing("not_given"),
        pair.map { name(dataset.cashiers, Int($0.cashier)) } ?? .missing("not_given"), .money(card.sales),
      ]
    }
    return table
  }

  private func name(_ names: TextTable, _ code: Int) -> MetricTable.Cell {
    names[code].isEmpty ? .missing("not_given") : .text(names[code])
  }

  /// The headline figures with suspect cards and with their receipts left out of the shop.
  var withoutSuspects: MetricTable {
    var table = MetricTable(
      id: "scan.without_suspects", section: .basket,
      columns: [.init("metric"), .init("with"), .init("without")])
    let sales = result.suspects.reduce(Int64(0)) { $0 + $1.sales }
    let returns = result.suspects.reduce(Int64(0)) { $0 + $1.returns }
    let receipts = result.suspects.reduce(Int64(0)) { $0 + $1.receipts }
    let cards = Int64(result.suspects.count)
    func row(_ id: String, _ top: Int64, _ bottom: Int64, less lessTop: Int64, _ lessBottom: Int64, isShare: Bool) {
      func cell(_ top: Int64, _ bottom: Int64) -> MetricTable.Cell {
        if bottom == 0 { return .missing("zero_denominator") }
        let value = Double(top) / Double(bottom)
        return isShare ? .share(value) : .number(value)
      }
      table.rows.append([.word(id), cell(top, bottom), cell(top - lessTop, bottom - lessBottom)])
    }
    row(
      "revenue.member_share", whole.member.sales - whole.member.returns, whole.sales - whole.returns,
      less: sales - returns, sales - returns, isShare: true)
    row(
      "receipts.member_share", whole.member.saleReceipts, whole.saleReceipts, less: receipts, receipts, isShare: true)
    row(
      "frequency.customer", whole.member.saleReceipts, whole.members.buying, less: receipts, cards, isShare: false)
    let basket = { (sales: Int64, receipts: Int64) -> MetricTable.Cell in
      receipts == 0
        ? .missing("zero_denominator") : .money(Int64((Double(sales) / Double(receipts)).rounded()))
    }
    table.rows.append([
      .word("basket.member"), basket(whole.member.sales, whole.member.saleReceipts),
      basket(whole.member.sales - sales, whole.member.saleReceipts - receipts),
    ])
    return table
  }

  /// Card share by store and month, for the stores' own pages.
  var byStoreAndMonth: MetricTable {
    table("scan.by_store_month", [.init("store"), .init("month")], column: "store") {
      let months = KernelPlan.structureMonths(query.period)
      var rows: [[MetricTable.Cell]] = []
      for store in storesByName {
        for month in months {
          var sum = StoreDay()
          let first = max(0, query.period.from.distance(to: month.from))
          for day in first..<query.period.from.distance(to: month.to) {
            sum += result.storeDays[store * result.days + day]
          }
          // As everywhere in scan rates, channels without cards are left out.
          let (receipts, members) = (sum.receipts - sum.cardless, sum.memberReceipts - sum.memberCardless)
          if receipts == 0 { continue }
          rows.append(
            ScanTables.names([dataset.stores[store]]) + [
              .month(month.from), .count(receipts), .count(members),
              .share(Double(members) / Double(receipts)), .missing("not_worked_out"),
              .missing("not_worked_out"),
            ])
        }
      }
      return rows
    }
  }

  /// Codes of stores in the order of their names by bytes, the one without a name last.
  var storesByName: [Int] {
    (0..<dataset.stores.count).sorted { left, right in
      if left == 0 || right == 0 { return right == 0 && left != 0 }
      return ByteText(dataset.stores[left]) < ByteText(dataset.stores[right])
    }
  }
}
