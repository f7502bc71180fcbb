internal import CXlsxWriter
import VernaCore

/// A sheet of a workbook. Rows and columns count from 0.
struct Sheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private unowned let book: Workbook
  /// The name that Excel shows.
  let name: String

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, book: Workbook) {
    self.sheet = sheet
    self.name = name
    self.book = book
  }

  /// Excel holds 32,767 characters a cell and 1,048,576 rows a sheet.
  static let longestText = 32_767
  static let mostRows = 1_048_576

  /// Writes text. A string cell is never a formula, whatever it begins with.
  func text(_ text: String, _ row: Int, _ column: Int, _ style: Workbook.Style = .text) {
    guard !text.isEmpty, row < Sheet.mostRows else { return }
    let cut = text.utf16.count > Sheet.longestText ? String(text.prefix(Sheet.longestText / 2)) : text
    worksheet_write_string(sheet, UInt32(row), UInt16(column), cut, book.format(style))
  }

  func number(_ value: Double?, _ row: Int, _ column: Int, _ style: Workbook.Style) {
    guard let value, value.isFinite, row < Sheet.mostRows else { return }
    worksheet_write_number(sheet, UInt32(row), UInt16(column), value, book.format(style))
  }

  /// Writes a real date: days since 30 December 1899, as Excel counts after February 1900.
  func date(_ day: Day, _ row: Int, _ column: Int, pattern: String) {
    number(Double(day.number) + 25_569, row, column, .number(pattern))
  }

  /// Writes a live formula with the value that programs show which do not calculate.
  func formula(_ formula: String, value: Double, _ row: Int, _ column: Int, _ style: Workbook.Style) {
    guard value.isFinite, row < Sheet.mostRows else { return }
    worksheet_write_formula_num(sheet, UInt32(row), UInt16(column), formula, book.format(style), value)
  }

  /// Writes a row of headers and keeps it, and the first columns, in sight.
  func headers(_ texts: [String], frozenColumns: Int = 1) {
    for (column, text) in texts.enumerated() { self.text(text, 0, column, .header) }
    worksheet_freeze_panes(sheet, 1, UInt16(frozenColumns))
    worksheet_repeat_rows(sheet, 0, 0)
  }

  /// Sets widths in characters, from the first column on.
  func widths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
  }

  /// Lets a reader filter the rows under the headers.
  func filter(rows: Int, columns: Int) {
    guard rows > 0, columns > 0 else { return }
    worksheet_autofilter(sheet, 0, 0, UInt32(min(rows, Sheet.mostRows - 1)), UInt16(columns - 1))
  }

  /// Prints on A4, landscape, as wide as the page.
  func printsOnA4() {
    worksheet_set_paper(sheet, 9)
    worksheet_set_landscape(sheet)
    worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// The name of a cell, such as `D5`.
  static func cell(_ row: Int, _ column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters + String(row + 1)
  }
}
