import VernaMarkup
import VernaViews

extension BridgePage {
  /// The page's line in the catalogue; no page where the table is not in the report.
  package static let page = ReportPage(id: "bridge", place: .work) { context in
    guard let table = context.report.table("revenue.bridge") else { return [] }
    let name = context.say("Почему изменилась выручка", "Why revenue changed")
    return [ShellPage(id: "bridge", name: name, content: view(Model(table), context))]
  }
}

extension BridgePage.Model {
  /// Reads the table: one row a factor with its effect in money, members' revenue before and after in the totals.
  init(_ table: TableView) {
    self.table = table
    factors = []
    guard let reader = TableReader(table) else { return }
    factors = reader.rows.compactMap { row in
      guard let id = reader.text(row, "factor"), let money = reader.number(row, "effect") else { return nil }
      return BridgePage.Factor(id: id, money: money)
    }
    before = reader.number(table.totals, "before")
    after = reader.number(table.totals, "after")
  }
}
