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
  /// Reads the table: one row a factor, money in the column `money`; totals in rows `before` and `after`.
  init(_ table: TableView) {
    self.table = table
    factors = []
    guard let reader = TableReader(table) else { return }
    for row in reader.rows {
      guard let id = reader.text(row, "factor"), let money = reader.number(row, "money") else { continue }
      switch id {
      case "before", "year_ago": before = money
      case "after", "now": after = money
      case "total": continue
      default: factors.append(BridgePage.Factor(id: id, money: money))
      }
    }
    if before == nil { before = reader.rows.first.flatMap { reader.number($0, "before") } }
    if after == nil { after = reader.rows.first.flatMap { reader.number($0, "after") } }
  }
}
