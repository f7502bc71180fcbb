import VernaCore
import VernaMarkup
import VernaViews

extension ReconciliationPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "reconciliation", place: .work) { context in
    let model = Model(context.report.table("reconciliation"), until: context.report.period.lastDay)
    let name = context.say("Сверка с кассами", "Reconciliation")
    let count = model.differences.flatMap { $0 > 0 ? "\($0)" : nil }
    return [ShellPage(id: "reconciliation", name: name, count: count, content: view(model, context))]
  }

  /// Rows that a page bears.
  static let limit = 500
}

extension ReconciliationPage.Model {
  /// Chooses the rows: the last 31 days, and every day with a difference.
  init(_ table: TableView?, until last: Day) {
    self.table = table
    rows = []
    count = table?.rows.count ?? 0
    differences = nil
    stores = table.map(Self.byStore)
    guard let reader = TableReader(table) else { return }
    if reader.has("difference") {
      differences = reader.rows.filter { (reader.number($0, "difference") ?? 0) != 0 }.count
    }
    let first = last.advanced(by: -30)
    let chosen = reader.rows.filter { row in
      if (reader.number(row, "difference") ?? 0) != 0 { return true }
      guard let day = reader.day(row, "day") else { return true }
      return day >= first
    }
    let ordered = chosen.enumerated().sorted { left, right in
      let leftDiffers = (reader.number(left.element, "difference") ?? 0) != 0
      let rightDiffers = (reader.number(right.element, "difference") ?? 0) != 0
      if leftDiffers != rightDiffers { return leftDiffers }
      let days = (reader.day(left.element, "day"), reader.day(right.element, "day"))
      if let a = days.0, let b = days.1, a != b { return a > b }
      return left.offset < right.offset
    }
    rows = ordered.map(\.element)
  }

  /// The rows where the tills' total differs.
  var differing: [[TableView.Cell]] {
    guard let reader = TableReader(table) else { return [] }
    return rows.filter { (reader.number($0, "difference") ?? 0) != 0 }
  }

  /// The table with its days added up: the first column stays the store, the second says how many days.
  private static func byStore(_ table: TableView) -> TableView {
    var totals = table
    guard let storePlace = table.column("store"), let dayPlace = table.column("day") else { return totals }
    totals.columns[dayPlace] = TableView.Column(id: "days", unit: "count")
    totals.rows = []
    var places: [String: Int] = [:]
    for row in table.rows where row.count == table.columns.count {
      let store = row[storePlace].text ?? ""
      let place = places[store] ?? totals.rows.count
      if place == totals.rows.count {
        places[store] = place
        totals.rows.append(row.indices.map { $0 == storePlace ? row[$0] : .number(0) })
      }
      for index in row.indices where index != storePlace {
        let added = index == dayPlace ? 1 : row[index].number ?? 0
        totals.rows[place][index] = .number((totals.rows[place][index].number ?? 0) + added)
      }
    }
    return totals
  }
}
