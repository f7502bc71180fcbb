import VernaCore
import VernaViews

/// Reads a table metric by the names of its columns.
struct TableReader {
  /// The table.
  let table: TableView
  private let places: [String: Int]

  /// Reads a table; nil where it is not there or has no rows.
  init?(_ table: TableView?) {
    guard let table, !table.rows.isEmpty else { return nil }
    self.table = table
    places = Dictionary(table.columns.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The rows.
  var rows: [[TableView.Cell]] { table.rows }

  /// Whether a column is there.
  func has(_ column: String) -> Bool { places[column] != nil }

  /// The number in a column of a row, nil where there is none.
  func number(_ row: [TableView.Cell], _ column: String) -> Double? {
    cell(row, column)?.number
  }

  /// The text or word in a column of a row.
  func text(_ row: [TableView.Cell], _ column: String) -> String? {
    cell(row, column)?.text
  }

  /// The day or month in a column of a row.
  func day(_ row: [TableView.Cell], _ column: String) -> Day? {
    switch cell(row, column) {
    case .day(let day), .month(let day): day
    default: nil
    }
  }

  /// The interval a row holds in its columns `low` and `high`.
  func interval(_ row: [TableView.Cell]) -> ClosedRange<Double>? {
    guard let low = number(row, "low") ?? number(row, "interval_low"),
      let high = number(row, "high") ?? number(row, "interval_high"), low <= high
    else { return nil }
    return low...high
  }

  /// The cell in a column of a row.
  func cell(_ row: [TableView.Cell], _ column: String) -> TableView.Cell? {
    guard let place = places[column], place < row.count else { return nil }
    return row[place]
  }
}
