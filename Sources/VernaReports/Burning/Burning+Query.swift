import VernaCore
import VernaMarkup
import VernaViews

extension BurningPage {
  /// The page's line in the catalogue; no page where the table is not in the report.
  package static let page = ReportPage(id: "burning", place: .work) { context in
    guard let table = context.report.table("points.burn_calendar") else { return [] }
    let name = context.say("Календарь сгорания", "Calendar of burning points")
    return [ShellPage(id: "burning", name: name, content: view(Model(table), context))]
  }
}

extension BurningPage.Model {
  /// Reads the table: one row a week.
  init(_ table: TableView) {
    self.table = table
    guard let reader = TableReader(table) else {
      weeks = []
      return
    }
    weeks = reader.rows.compactMap { row in
      guard let from = reader.day(row, "week_from") ?? reader.day(row, "week") else { return nil }
      let last = reader.day(row, "week_last") ?? from.advanced(by: 6)
      return BurningPage.Week(
        days: PeriodView(from: from, to: last.advanced(by: 1)), points: reader.number(row, "points") ?? 0,
        money: reader.number(row, "money"), members: reader.number(row, "members") ?? 0,
        contactable: reader.number(row, "contactable"))
    }
  }
}
