import VernaCore

extension DiagnosisFacts {
  /// The rows of a table as cells by the id of their column; empty where the table is absent.
  func rows(_ id: String) -> [[String: MetricTable.Cell]] {
    guard let table = report.table(id), table.absence == nil else { return [] }
    return table.rows.map { row in
      Dictionary(zip(table.columns.map(\.id), row)) { first, _ in first }
    }
  }
}

extension MetricTable.Cell {
  /// The cell as a number: money in minor units, points whole; nil for texts, dates and what is missing.
  var number: Double? {
    switch self {
    case .money(let minor): Double(minor)
    case .count(let count): Double(count)
    case .points(let hundredths): Double(hundredths) / 100
    case .share(let value), .number(let value): value
    case .text, .word, .day, .month, .missing: nil
    }
  }

  /// The cell as a text, empty for all but texts and words.
  var text: String {
    switch self {
    case .text(let text), .word(let text): text
    default: ""
    }
  }
}
