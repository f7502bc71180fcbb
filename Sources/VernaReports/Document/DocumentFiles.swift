import VernaCore
package import VernaLanguage

/// A document's tables as files: a CSV each, or sheets of a workbook.
package struct DocumentFiles {
  private let view: DocumentView
  private let wording: Wording

  /// Takes a document.
  package init(_ view: DocumentView, _ wording: Wording) {
    self.view = view
    self.wording = wording
  }

  /// The ids of the tables, in order.
  package var names: [String] { view.tables.map(\.id) }

  /// A table as CSV, its head in the reader's words; nil where there is none of that id.
  package func csv(_ id: String) -> String? {
    guard let table = view.tables.first(where: { $0.id == id }) else { return nil }
    var writer = CSVWriter()
    for column in table.columns { writer.text(column.name) }
    writer.endRow()
    for row in table.rows + (table.totals.map { [$0] } ?? []) {
      for (cell, column) in zip(row, table.columns) {
        switch cell {
        case .text(let text): writer.text(text)
        case .day(let day): writer.text(day.iso)
        case .missing: writer.number(nil)
        case .number(let value):
          switch column.unit {
          case .money, .exactMoney: writer.money(value, digits: wording.money.currency.digits)
          default: writer.number(value)
          }
        }
      }
      writer.endRow()
    }
    return writer.text
  }

  /// Writes a workbook: what was found on the first sheet, then a sheet a table.
  ///
  /// - Throws: `ExportError`.
  package func workbook(to path: String) throws(ExportError) {
    let book = try Workbook(path: path)
    let first = try book.sheet(wording(Bilingual("Главное", "Summary")))
    first.widths([110])
    var row = 0
    first.text(view.title, row, 0, .title)
    for text in [view.subtitle, "", view.verdict, view.lead] {
      row += 1
      first.text(text, row, 0, .wrapped)
    }
    for chapter in view.chapters {
      row += 2
      first.text(chapter.name, row, 0, .header)
      for text in [chapter.title, chapter.lead] + chapter.parts.compactMap(DocumentFiles.sentence) where !text.isEmpty {
        row += 1
        first.text(text, row, 0, .wrapped)
      }
    }
    first.printsOnA4()
    for table in view.tables { try write(table, try book.sheet(table.title)) }
    try book.close()
  }

  private static func sentence(_ part: DocumentView.Part) -> String? {
    switch part {
    case .paragraph(let text), .note(let text): text
    case .cards(let cards): cards.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
    case .table, .figure: nil
    }
  }

  private func write(_ table: DocumentTable, _ sheet: Sheet) throws(ExportError) {
    sheet.headers(table.columns.map(\.name))
    sheet.widths(table.columns.map { $0.unit == .text ? 32 : 16 })
    let digits = wording.money.currency.digits
    for (place, row) in (table.rows + (table.totals.map { [$0] } ?? [])).enumerated() {
      for (column, cell) in row.enumerated() where column < table.columns.count {
        switch cell {
        case .text(let text): sheet.text(text, place + 1, column)
        case .day(let day): sheet.date(day, place + 1, column, pattern: CellPattern.day)
        case .missing: sheet.text(wording.missing, place + 1, column)
        case .number(let value):
          sheet.number(value, place + 1, column, .number(pattern(table.columns[column].unit, digits)))
        }
      }
    }
    sheet.filter(rows: table.rows.count, columns: table.columns.count)
    sheet.printsOnA4()
  }

  private func pattern(_ unit: DocumentTable.Unit, _ digits: Int) -> String {
    switch unit {
    case .share: "0.0%"
    case .money, .exactMoney: CellPattern.of(unit: "money", digits: digits)
    case .number(let decimals): decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
    default: "#,##0"
    }
  }
}
