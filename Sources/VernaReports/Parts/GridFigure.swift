import VernaLanguage
import VernaMarkup
import VernaViews

extension PageContext {
  /// A map of counts with a number in each cell.
  func gridFigure(
    _ grid: GridModel, id: String, title: String, rowTitle: String, columnTitle: String, ink: Ink, table: TableView?
  ) -> Node {
    let members = Bilingual("участник|участника|участников", "member|members")
    func dash(_ name: String) -> String { String(name.map { $0 == "-" ? "–" : $0 }) }
    let cells = grid.values.enumerated().map { row, values in
      values.enumerated().map { column, value -> HeatMap.Cell in
        guard let value else { return .empty }
        let hover =
          "\(rowTitle): \(dash(grid.rows[row]))\n\(columnTitle): \(dash(grid.columns[column]))\n"
          + wording.counted(Int64(value), members)
        return HeatMap.Cell(value: value, text: wording.value(value, unit: "count"), hover: hover)
      }
    }
    let sub = say("Число участников", "Number of members") + " · " + periodName
    return Figure(
      description: ChartDescription(id: id, title: title, text: sub), subtitle: sub,
      chart: HeatMap(
        rowNames: grid.rows.map(dash), columnNames: grid.columns.map(dash), rowTitle: rowTitle,
        columnTitle: columnTitle, cells: cells, ink: ink, shading: .root), scrolls: true,
      table: table.map { (tableName, node($0, limit: 60)) } ?? chartTable(grid, rowTitle: rowTitle)
    ).node()
  }

  /// Shares by cohort and age with the share in each cell, in per cent; nil where the table has no such columns.
  ///
  /// - Parameters:
  ///   - cohort: the column with the cohort's month.
  ///   - size: the column with the cohort's size, and what it is called.
  ///   - base: whether age 0 is all of the cohort by definition and so is not shaded.
  func cohortFigure(
    _ table: TableView?, id: String, cohort: String, size: (column: String, name: String), title: String, what: String,
    ink: Ink, base: Bool, limit: Int = 24
  ) -> Node? {
    guard let reader = TableReader(table), reader.has(cohort), reader.has("age"), reader.has("share") else {
      return nil
    }
    let cohorts = CohortGrid(reader, cohort: cohort, size: size.column).last(limit)
    guard !cohorts.months.isEmpty else { return nil }
    let cells = cohorts.shares.map { row in
      (0...cohorts.greatestAge).map { age -> HeatMap.Cell in
        guard let share = row[age] else { return .empty }
        return HeatMap.Cell(
          value: share, text: wording.numbers.text(share * 100, decimals: 0),
          hover: wording.value(share, unit: "share"), isBase: base && age == 0)
      }
    }
    let unit = size.column == "earned" ? "points" : "count"
    let sub = what + " · " + say("%, до ", "%, up to ") + wording.dates.day(report.period.lastDay)
    return Figure(
      description: ChartDescription(id: id, title: title, text: sub), subtitle: sub,
      chart: HeatMap(
        rowNames: cohorts.months.map(wording.dates.shortMonth),
        rowFigures: cohorts.sizes.map { wording.value($0, unit: unit) },
        columnNames: (0...cohorts.greatestAge).map(String.init), rowTitle: say("месяц", "month"),
        figureTitle: size.name, columnTitle: say("месяцев прошло", "months since"), cells: cells, ink: ink),
      scrolls: true, table: table.map { (tableName, node($0, limit: 60)) }
    ).node()
  }
}
