import VernaLanguage
import VernaMarkup

/// The tables behind charts that no table of the report stands behind.
extension PageContext {
  /// A fold with two columns: what a mark is, and its value in words.
  func chartTable(_ name: String, _ valueName: String, _ rows: [(name: String, text: String)]) -> (
    name: String, content: Node
  ) {
    let table = DataTable(
      columns: [DataTable.Column(name), DataTable.Column(valueName, .number)],
      rows: rows.map { [DataTable.Cell($0.name), DataTable.Cell($0.text)] }, isSortable: false)
    return (tableName, table.node())
  }

  /// A fold with a map of counts as a table, a row a row.
  func chartTable(_ grid: GridModel, rowTitle: String) -> (name: String, content: Node) {
    let columns = [DataTable.Column(rowTitle)] + grid.columns.map { DataTable.Column($0, .number) }
    let rows = zip(grid.rows, grid.values).map { name, values in
      [DataTable.Cell(name)]
        + values.map { DataTable.Cell($0.map { wording.value($0, unit: "count") } ?? "", sortValue: $0) }
    }
    return (tableName, DataTable(columns: columns, rows: rows, isSortable: false).node())
  }
}
