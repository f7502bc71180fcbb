import VernaViews

/// A sum of a row's cells, as a part of a live formula.
struct CellSum {
  private let terms: [(column: Int, isTaken: Bool)]

  /// - Parameter ids: columns by id; a leading minus takes one away. Nil where the table lacks one.
  init?(_ ids: [String], in table: TableView) {
    var terms: [(column: Int, isTaken: Bool)] = []
    for id in ids {
      let isTaken = id.hasPrefix("-")
      guard let column = table.column(isTaken ? String(id.dropFirst()) : id) else { return nil }
      terms.append((column, isTaken))
    }
    self.terms = terms
  }

  /// The sum, nil where a cell has no number.
  func value(of cells: [TableView.Cell]) -> Double? {
    var sum = 0.0
    for term in terms {
      guard let number = cells[term.column].number else { return nil }
      sum += term.isTaken ? -number : number
    }
    return sum
  }

  /// The sum over the cells of a row of the sheet, in brackets where it has several terms.
  func text(_ row: Int) -> String {
    let sum = terms.enumerated().map { index, term in
      (term.isTaken ? "-" : index == 0 ? "" : "+") + Sheet.cell(row, term.column)
    }.joined()
    return terms.count == 1 ? sum : "(" + sum + ")"
  }
}
