import VernaCore
import VernaLanguage
import VernaViews

extension PenetrationPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "penetration", place: .sections) { context in
    let model = Model(context)
    return context.page("penetration", model.section, view(model, context))
  }
}

extension PenetrationPage.Model {
  /// Takes what the page shows from a report.
  init(_ context: PageContext) {
    section = SectionModel("A", context)
    stores = ScanRow.rows(context.report.table("scan.by_store"), name: "store", context).sorted(by: ScanRow.lowerFirst)
    channels = ScanRow.rows(context.report.table("scan.by_channel"), name: "channel", context)
    cashiers = Array(
      ScanRow.rows(context.report.table("scan.by_cashier"), name: "cashier", context)
        .filter { $0.receipts >= 50 && !$0.id.isEmpty }.sorted(by: ScanRow.lowerFirst).prefix(12))
    suspects = Self.byReceipts(section.tables["scan.suspect_cards"])
    let finding: FindingView? = context.report.diagnosis?.findings.first { $0.id == "suspect_cards" }
    suspectsNamed = Set(finding?.evidence.compactMap { $0.facts["member"] } ?? []).count
  }

  private static func byReceipts(_ cards: TableView?) -> TableView? {
    guard let cards, cards.absence == nil, let reader = TableReader(cards) else { return nil }
    var sorted = cards
    sorted.rows = cards.rows.enumerated().sorted { left, right in
      let receipts = [left, right].map { reader.number($0.element, "receipts") ?? 0 }
      return receipts[0] != receipts[1] ? receipts[0] > receipts[1] : left.offset < right.offset
    }.map(\.element)
    return sorted
  }
}

extension ScanRow {
  /// The rows of a table of shares, whatever it is by.
  static func rows(_ table: TableView?, name column: String, _ context: PageContext) -> [ScanRow] {
    guard let reader = TableReader(table) else { return [] }
    return reader.rows.map { row in
      let id = reader.text(row, column) ?? ""
      let name = column == "store" ? context.wording.store(id) : context.wording.code(id, column: column)
      return ScanRow(
        id: id, name: id.isEmpty ? context.wording.word("not_given") : name,
        store: column == "store" ? "" : reader.text(row, "store") ?? "",
        receipts: reader.number(row, "receipts") ?? 0, share: reader.number(row, "share"),
        interval: reader.interval(row))
    }
  }

  /// The order from the lowest share; ties by name.
  static func lowerFirst(_ left: ScanRow, _ right: ScanRow) -> Bool {
    (left.share ?? 2, left.name) < (right.share ?? 2, right.name)
  }
}
