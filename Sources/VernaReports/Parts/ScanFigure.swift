import VernaLanguage
import VernaMarkup
import VernaViews

extension PageContext {
  /// Shares of receipts with a card in rows, against the whole; nil where there are fewer than two rows.
  ///
  /// A row whose whole interval lies below the whole, and that is five points below it, is marked by colour and sign:
  /// the difference is neither chance nor a trifle.
  func scanFigure(
    _ rows: [ScanRow], id: String, title: String, what: String, reference: (value: Double, name: String)?,
    limit: Int = 20, size: Figure.Size = .half, table: TableView?
  ) -> Node? {
    let known = rows.filter { $0.share != nil }
    guard known.count > 1 else { return nil }
    let chart = RowChart(
      rows: known.prefix(limit).map { scanRow($0, below: reference?.value) }, reference: reference,
      norm: band(metric("receipts.member_share")), format: format("share"))
    let sub = what + " · " + periodName
    return Figure(
      description: ChartDescription(id: id, title: title, text: sub), subtitle: sub, chart: chart, size: size,
      table: table.map { (tableName, node($0, limit: 60)) } ?? scanTable(known)
    ).node()
  }

  /// The rows as a table, for charts of a part of a table: a store's own cashiers.
  private func scanTable(_ rows: [ScanRow]) -> (name: String, content: Node) {
    let columns = [
      DataTable.Column(say("Кто", "Who")), DataTable.Column(wording.columnName("receipts"), .number),
      DataTable.Column(header(wording.columnName("share"), "share"), .number),
    ]
    let cells = rows.map { row in
      [
        DataTable.Cell(row.name), DataTable.Cell(wording.value(row.receipts, unit: "count"), sortValue: row.receipts),
        figure(row.share, "share", row.interval, reason: nil),
      ]
    }
    return (tableName, DataTable(columns: columns, rows: cells).node())
  }

  private func scanRow(_ row: ScanRow, below whole: Double?) -> RowChart.Row {
    let share = row.share ?? 0
    let isBelow = whole.map { (row.interval?.upperBound ?? share) < $0 && $0 - share > 0.05 } ?? false
    let text = wording.value(share, unit: "share", interval: row.interval)
    let receipts = wording.counted(Int64(row.receipts), Bilingual("чек|чека|чеков", "receipt|receipts"))
    return RowChart.Row(
      name: row.name, value: share, interval: row.interval, text: isBelow ? "▼ \(text)" : text,
      ink: isBelow ? .bad : .members, hover: "\(row.name)\n\(text)\n\(receipts)")
  }

  /// The share of the whole shop as a line to compare with.
  var wholeShare: (value: Double, name: String)? {
    guard let metric = metric("receipts.member_share"), let value = metric.value else { return nil }
    return (value, say("вся сеть ", "whole chain ") + plain(metric))
  }
}
