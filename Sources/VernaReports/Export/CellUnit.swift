import VernaViews

extension ReportView {
  /// The unit of a cell: its column's, or in a table whose rows are metrics, that of its row's metric.
  func unit(of column: TableView.Column, in row: [TableView.Cell]) -> String? {
    if let unit = column.unit { return unit }
    guard case .word(let id)? = row.first else { return nil }
    return metric(id)?.unit
  }
}
