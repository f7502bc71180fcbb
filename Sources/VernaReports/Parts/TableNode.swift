import VernaCore
import VernaLanguage
import VernaMarkup
import VernaViews

extension PageContext {
  /// A table metric as a table of the page, cut after `limit` rows with a word on how many are left out.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - rows: the rows to show where they are chosen or ordered by the page; nil takes the table's own.
  ///   - limit: how many rows the page bears.
  ///   - isStacked: whether a phone shows each row as lines under its name.
  func node(
    _ table: TableView, rows: [[TableView.Cell]]? = nil, hiding hidden: Set<String> = [], limit: Int = 40,
    isStacked: Bool = false
  ) -> Node {
    if let absence = table.absence, table.rows.isEmpty { return emptyState(absence.id, wording.sentence(absence)) }
    let wanted = table.columns.indices.filter { !hidden.contains(table.columns[$0].id) }
    // A column that has nothing in any row is named under the table, not drawn.
    let shown = wanted.filter { index in
      table.rows.isEmpty || index == 0
        || table.rows.contains { row in
          guard index < row.count else { return false }
          if case .missing = row[index] { return false }
          return true
        }
    }
    let columns = shown.map { index -> DataTable.Column in
      let column = table.columns[index]
      let isNumber = column.unit != nil || table.rows.contains { index < $0.count && $0[index].number != nil }
      return DataTable.Column(wording.columnHeading(column.id, unit: column.unit), isNumber ? .number : .text)
    }
    let all = rows ?? table.rows
    func cells(_ row: [TableView.Cell]) -> [DataTable.Cell] {
      let rowUnit = unit(of: row)
      return shown.map { index in
        guard index < row.count else { return DataTable.Cell("") }
        if case .text(let id) = row[index] {
          if table.namesStore(table.columns[index], in: row) { return store(id) }
          return DataTable.Cell(wording.code(id, column: dimension(of: table.columns[index], in: row, of: table)))
        }
        return cell(row[index], table.columns[index], rowUnit: rowUnit)
      }
    }
    let content = DataTable(
      columns: columns, rows: all.prefix(limit).map(cells), totals: table.totals.isEmpty ? nil : cells(table.totals),
      leftOut: leftOut(shown: min(limit, all.count), of: table.rows.count), isStacked: isStacked,
      more: more(min(limit, all.count))
    ).node()
    let notes = table.notes.map { note in tag("p", .class("left-out")) { wording.sentence(note) } }
    return .fragment([content] + notes + [empty(wanted.filter { !shown.contains($0) }.map { table.columns[$0].id })])
  }

  /// The button that opens the rows a page does not show at first; empty where it shows all.
  func more(_ count: Int) -> String {
    guard count > DataTable.openRows else { return "" }
    return say("Ещё строк: \(count - DataTable.openRows)", "\(count - DataTable.openRows) more rows")
  }

  /// What a column holds: where it holds groups of several kinds, the row says which.
  private func dimension(of column: TableView.Column, in row: [TableView.Cell], of table: TableView) -> String {
    guard column.id == "group", let place = table.column("dimension"), place < row.count else { return column.id }
    return row[place].text ?? column.id
  }

  /// The columns that are not drawn because no row has a value there.
  private func empty(_ columns: [String]) -> Node {
    guard !columns.isEmpty else { return .nothing }
    let names = columns.map { wording.columnName($0).lowercased() }.joined(separator: ", ")
    return tag("p", .class("left-out")) {
      say("По этим данным не посчитать: \(names).", "These data do not give: \(names).")
    }
  }

  /// A cell of a table metric. Where the column has no unit of its own, the row's first cell says what is counted.
  func cell(_ cell: TableView.Cell, _ column: TableView.Column, rowUnit: String? = nil) -> DataTable.Cell {
    switch cell {
    case .text(let text): return DataTable.Cell(text)
    case .word(let id): return DataTable.Cell(metric(id) == nil ? wording.word(id) : wording.metricName(id))
    case .day(let day): return DataTable.Cell(wording.dates.shortDay(day))
    case .month(let month): return DataTable.Cell(wording.dates.shortMonth(month))
    case .number(let value):
      if let unit = column.unit {
        let isLowEnd = unit == "share" && ["low", "interval_low"].contains(column.id)
        // The low end of a share's interval is shown down to none; the files keep the number as worked.
        return DataTable.Cell(wording.cell(isLowEnd ? max(0, value) : value, unit: unit), sortValue: value)
      }
      if let rowUnit { return DataTable.Cell(wording.value(value, unit: rowUnit), sortValue: value) }
      let decimals = value == value.rounded() ? 0 : 2
      return DataTable.Cell(wording.numbers.text(value, decimals: decimals), sortValue: value)
    case .missing("not_given") where column.unit == nil: return DataTable.Cell(wording.word("not_given"))
    case .missing(let reason):
      return DataTable.Cell([ExplainedNumber.absent(wording.missing, reason: wording.missingReason(reason))])
    }
  }

  /// A store by its name, its id on hover where it has another.
  private func store(_ id: String) -> DataTable.Cell {
    let name = wording.store(id)
    return name == id ? DataTable.Cell(id) : DataTable.Cell([tag("span", Attribute("title", id)) { name }])
  }

  /// The unit of the metric that a row's first cell names, if it does.
  private func unit(of row: [TableView.Cell]) -> String? {
    guard case .word(let id)? = row.first else { return nil }
    return metric(id)?.unit
  }

  /// How many rows are not shown and where they are; empty where all are.
  func leftOut(shown: Int, of all: Int) -> String {
    guard all > shown else { return "" }
    let left = wording.numbers.text(Int64(all - shown))
    return say(
      "Показано строк: \(wording.numbers.text(Int64(shown))), ещё \(left) — в CSV и XLSX (--format csv, --format xlsx).",
      "\(wording.numbers.text(Int64(shown))) rows shown; \(left) more are in the CSV and the XLSX (--format csv, --format xlsx)."
    )
  }

  /// What stands in place of a part that has no data: what is missing and what to do.
  func emptyState(_ title: String, _ text: String) -> Node {
    tag("div", .class("empty")) {
      tag("strong") { say("Здесь пока пусто. ", "Nothing here yet. ") }
      text
    }
  }
}
