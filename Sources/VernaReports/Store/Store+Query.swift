import VernaLanguage
import VernaMarkup
import VernaViews

extension StorePage {
  /// The page's line in the catalogue: a page a store, at most `limit`, the lowest shares first to be kept.
  package static let page = ReportPage(id: "store", place: .stores) { context in
    let missing = context.wording.word("not_given")
    let stores = ScanRow.rows(context.report.table("scan.by_store"), name: "store", missing: missing)
      .filter { $0.share != nil }.sorted(by: ScanRow.lowerFirst)
    guard stores.count > 1 else { return [] }
    let cashiers = Dictionary(
      grouping: ScanRow.rows(context.report.table("scan.by_cashier"), name: "cashier", missing: missing), by: \.store)
    let chain = context.metric("receipts.member_share")
    let kept = stores.enumerated().prefix(limit)
    return kept.sorted { $0.element.name < $1.element.name }.map { place, store in
      let model = Model(
        store: store, cashiers: (cashiers[store.name] ?? []).sorted(by: ScanRow.lowerFirst), chain: chain,
        place: stores.count - place, stores: stores.count)
      return ShellPage(id: "store-\(place + 1)", name: store.name, content: view(model, context))
    }
  }

  /// How many stores get a page of their own; all are in the table of section A.
  static let limit = 60
}
