import VernaCore
public import VernaDesign
public import VernaLanguage

/// A design as an Excel workbook: the warnings, then a sheet a table, numbers as real numbers.
public struct DesignWorkbook: Sendable {
  private let design: LadderDesign
  private let wording: Wording

  /// Makes the export; `wording` says in which language.
  public init(_ design: LadderDesign, wording: Wording) {
    self.design = design
    self.wording = wording
  }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `ExportError.cannotWrite`.
  /// - Complexity: O(cells).
  public func write(to path: String) throws(ExportError) {
    let book = try Workbook(path: path)
    let first = try book.sheet(wording(Bilingual("Сначала", "Read first")))
    first.widths([110])
    first.text(wording(Bilingual("Лестница уровней", "A ladder of levels")), 0, 0, .title)
    first.text(wording.dates.period(from: design.window.from, to: design.window.to), 1, 0)
    for (index, warning) in design.warnings.enumerated() {
      first.text(wording.sentence(warning), index + 3, 0, .wrapped)
    }
    first.printsOnA4()
    for table in DesignTables(design: design, wording: wording).all {
      write(table, to: try book.sheet(wording(table.title)))
    }
    try book.close()
  }

  private func write(_ table: DesignTable, to sheet: Sheet) {
    sheet.headers(table.columns.map { wording.heading(wording($0.header), unit: $0.unit == "money" ? "money" : nil) })
    sheet.widths(table.columns.enumerated().map { $1.unit == nil ? ($0 == 0 ? 28 : 60) : 16 })
    for (index, row) in table.rows.enumerated() {
      for (column, cell) in row.enumerated() {
        switch cell {
        case .text(let text): sheet.text(text, index + 1, column)
        case .number(let value?):
          let pattern = CellPattern.of(unit: table.columns[column].unit, digits: design.currency.digits)
          sheet.number(value, index + 1, column, .number(pattern))
        case .number(nil): sheet.text(wording.missing, index + 1, column)
        }
      }
    }
    sheet.filter(rows: table.rows.count, columns: table.columns.count)
    sheet.printsOnA4()
  }
}
