import VernaCore
import VernaLanguage
import VernaMarkup
import VernaViews

extension StorePage {
  /// The page's line in the catalogue: a page a store, at most `limit`, the lowest shares first to be kept.
  package static let page = ReportPage(id: "store", place: .stores) { context in
    let stores = ScanRow.rows(context.report.table("scan.by_store"), name: "store", context)
      .filter { $0.share != nil }.sorted(by: ScanRow.lowerFirst)
    guard stores.count > 1 else { return [] }
    let cashiers = Dictionary(
      grouping: ScanRow.rows(context.report.table("scan.by_cashier"), name: "cashier", context), by: \.store)
    let months = Month.byStore(context.report.table("scan.by_store_month"))
    let chain = context.metric("receipts.member_share")
    let kept = stores.enumerated().prefix(limit)
    return kept.sorted { isBefore($0.element.name, $1.element.name) }.map { place, store in
      let model = Model(
        store: store, cashiers: (cashiers[store.id] ?? []).sorted(by: ScanRow.lowerFirst),
        months: months[store.id] ?? [], chain: chain,
        place: stores.count - place, stores: stores.count)
      return ShellPage(id: "store-\(place + 1)", name: store.name, content: view(model, context))
    }
  }

  /// The order of names as people count: store 2 before store 10.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    if let one = Int(left), let other = Int(right) { return one < other }
    return left < right
  }

  /// How many stores get a page of their own; all are in the table of section A.
  static let limit = 60
}

extension StorePage.Month {
  /// The months of each store, in the table's order.
  static func byStore(_ table: TableView?) -> [String: [StorePage.Month]] {
    guard let reader = TableReader(table) else { return [:] }
    var months: [String: [StorePage.Month]] = [:]
    for row in reader.rows {
      guard let store = reader.text(row, "store"), let month = reader.day(row, "month") else { continue }
      let period = PeriodView(from: month, to: month.adding(months: 1))
      months[store, default: []].append(StorePage.Month(period: period, share: reader.number(row, "share")))
    }
    return months
  }
}
