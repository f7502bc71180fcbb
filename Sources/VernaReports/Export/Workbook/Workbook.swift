internal import CXlsxWriter
import Foundation

/// An Excel workbook being written: sheets, and one format for each style.
///
/// Not thread-safe. The file is written by `close`; a workbook that is not closed is thrown away with its temporary
/// files by the library at `deinit`.
final class Workbook {
  /// How a cell looks.
  enum Style: Hashable {
    case title, header, text, wrapped
    /// A number or a date by an Excel pattern.
    case number(String)
    case bold(String)
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var names: Set<String> = []
  private var isClosed = false

  init(path: String) throws(ExportError) {
    guard let book = workbook_new(path) else {
      throw .cannotWrite(path: path, reason: "the workbook could not be made")
    }
    self.book = book
    self.path = path
  }

  deinit {
    if !isClosed { lxw_workbook_free(book) }
  }

  /// Adds a sheet. Excel allows 31 characters, none of `[]:*?/\`, and no name twice: the name is cut and numbered to fit.
  func sheet(_ name: String) throws(ExportError) -> Sheet {
    let chosen = freeName(name)
    guard let pointer = workbook_add_worksheet(book, chosen) else {
      throw .cannotWrite(path: path, reason: "the sheet “\(chosen)” could not be added")
    }
    names.insert(chosen.lowercased())
    return Sheet(pointer, name: chosen, book: self)
  }

  /// Writes the file.
  func close() throws(ExportError) {
    isClosed = true
    let error = workbook_close(book)
    guard error == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, reason: String(cString: lxw_strerror(error)))
    }
  }

  func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    switch style {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .header:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
    case .text:
      // The text format keeps a cell text when somebody edits it.
      format_set_num_format(format, "@")
    case .wrapped:
      format_set_num_format(format, "@")
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .number(let pattern): format_set_num_format(format, pattern)
    case .bold(let pattern):
      format_set_num_format(format, pattern)
      format_set_bold(format)
    }
    formats[style] = format
    return format
  }

  /// A name cut between words, and not after a preposition, comma or dash that would lead nowhere.
  private static func cut(_ name: String, to length: Int) -> String {
    guard name.count > length else { return name }
    var words = name.prefix(length + 1).split(separator: " ")
    if name.prefix(length + 1).last != " ", words.count > 1 { words.removeLast() }
    while words.count > 1, let last = words.last, last.count <= 2 || last.allSatisfy({ !$0.isLetter }) {
      words.removeLast()
    }
    var cut = String(words.joined(separator: " ").prefix(length))
    while let last = cut.last, ",;–—-".contains(last) { cut.removeLast() }
    return cut
  }

  private func freeName(_ name: String) -> String {
    let cleaned = name.filter { !"[]:*?/\\'".contains($0) }
    let base = cleaned.isEmpty ? "Sheet" : Workbook.cut(cleaned, to: SheetName.longest)
    var chosen = base
    var number = 2
    while names.contains(chosen.lowercased()) {
      let ending = " \(number)"
      chosen = Workbook.cut(base, to: SheetName.longest - ending.count) + ending
      number += 1
    }
    return chosen
  }
}
