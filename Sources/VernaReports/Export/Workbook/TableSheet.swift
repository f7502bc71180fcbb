import VernaCore
import VernaLanguage
import VernaViews

/// A table metric on a sheet of its own.
struct TableSheet {
  private let table: TableView
  private let report: ReportView
  private let wording: Wording
  private let sheet: Sheet
  private let digits: Int
  /// By column: what it is the quotient of.
  private let parts: [Int: (numerator: CellSum, denominator: CellSum)]

  /// Which columns are quotients of others, by id; a minus takes a column away. A row gets the live formula only where it
  /// gives the row's value.
  private static let quotients: [(column: String, numerator: [String], denominator: [String])] = [
    ("share", ["member_receipts"], ["receipts"]), ("share", ["active"], ["members"]),
    ("share", ["redeemed"], ["earned"]), ("conversion", ["used"], ["issued"]), ("share", ["part"], ["whole"]),
    ("break_even", ["rewards"], ["margin", "rewards"]), ("nps", ["promoters", "-detractors"], ["respondents"]),
    ("mean", ["levels"], ["answers"]), ("top2", ["top2_answers"], ["answers"]), ("value", ["gain"], ["cost"]),
  ]

  init(_ table: TableView, report: ReportView, wording: Wording, sheet: Sheet) {
    self.table = table
    self.report = report
    self.wording = wording
    self.sheet = sheet
    digits = report.program.currency.digits
    var parts: [Int: (numerator: CellSum, denominator: CellSum)] = [:]
    for quotient in TableSheet.quotients {
      if let column = table.column(quotient.column), let numerator = CellSum(quotient.numerator, in: table),
        let denominator = CellSum(quotient.denominator, in: table)
      {
        parts[column] = (numerator, denominator)
      }
    }
    self.parts = parts
  }

  func write() {
    sheet.headers(table.columns.map { wording.columnHeading($0.id, unit: $0.unit) })
    sheet.widths(table.columns.map { $0.unit == nil ? 22 : 15 })
    for (index, row) in table.rows.enumerated() { write(row, at: index + 1, isTotal: false) }
    sheet.filter(rows: table.rows.count, columns: table.columns.count)
    if !table.totals.isEmpty { write(table.totals, at: table.rows.count + 1, isTotal: true) }
    sheet.printsOnA4()
  }

  private func write(_ cells: [TableView.Cell], at row: Int, isTotal: Bool) {
    for (column, cell) in cells.enumerated() where column < table.columns.count {
      switch cell {
      case .text(let text): sheet.text(text, row, column)
      case .word(let word): sheet.text(wording.word(word), row, column)
      case .day(let day): sheet.date(day, row, column, pattern: CellPattern.day)
      case .month(let day): sheet.date(day, row, column, pattern: CellPattern.month)
      case .missing(let reason): sheet.text(reason.isEmpty ? wording.missing : wording.word(reason), row, column)
      case .number(let value): number(value, cells, row, column, isTotal: isTotal)
      }
    }
  }

  private func number(_ value: Double, _ cells: [TableView.Cell], _ row: Int, _ column: Int, isTotal: Bool) {
    let unit = report.unit(of: table.columns[column], in: cells)
    let pattern = CellPattern.of(unit: unit, digits: digits)
    let style: Workbook.Style = isTotal ? .bold(pattern) : .number(pattern)
    guard let part = parts[column], let numerator = part.numerator.value(of: cells),
      let denominator = part.denominator.value(of: cells),
      let ratio = RatioFormula(value: value, numerator: numerator, denominator: denominator, tolerance: 0)
    else { return sheet.number(value, row, column, style) }
    let formula = ratio.text(part.numerator.text(row), part.denominator.text(row))
    sheet.formula(formula, value: ratio.value(numerator, denominator), row, column, style)
  }
}
