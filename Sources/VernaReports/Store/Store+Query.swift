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
        place: stores.count - place, stores: stores.count, suspects: suspects(of: store.id, context))
      return ShellPage(id: "store-\(place + 1)", name: store.name, content: view(model, context))
    }
  }

  /// What the diagnosis says of cards shown at one store's tills.
  private static func suspects(of store: String, _ context: PageContext) -> [Phrase] {
    let finding: FindingView? = context.report.diagnosis?.findings.first { $0.id == "suspect_cards" }
    return finding?.evidence.filter { $0.facts["store"] == .store(store) } ?? []
  }

  /// The order of names as people count: store 2 before store 10.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    if let one = Int(left), let other = Int(right) { return one < other }
    return left < right
  }

  /// How many stores get a page of their own; all are in the table of section A.
  static let limit = 60
}

extension StorePage.Model {
  /// A difference of shares that is worth a word, as in the diagnosis.
  static let clearly = 0.05

  /// What cashiers are held against: the chain where the whole store lags, else the store.
  var reference: Double? { isBehind ? chain?.value : store.share }

  var isBehind: Bool {
    guard let share = store.share, let chain = chain?.value else { return false }
    return (store.interval?.upperBound ?? share) < chain - Self.clearly
  }

  /// How much lower the last three months are than the first three, nil where they are not or months are few.
  var fall: Double? {
    let known = months.compactMap(\.share)
    guard known.count >= 6 else { return nil }
    let change = (known.suffix(3).reduce(0, +) - known.prefix(3).reduce(0, +)) / 3
    return change < -Self.clearly ? -change : nil
  }

  /// Whether a cashier's whole interval lies clearly under what cashiers are held against.
  func isLow(_ row: ScanRow) -> Bool {
    guard let share = row.share, let reference else { return false }
    return (row.interval?.upperBound ?? share) < reference && reference - share > Self.clearly
  }

  var low: [ScanRow] { cashiers.filter { !$0.id.isEmpty && isLow($0) } }

  var standing: StorePage.Standing {
    if isBehind { return .behind }
    if let fall { return .falling(by: fall) }
    return low.isEmpty ? .even : .uneven
  }
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
