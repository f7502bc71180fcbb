import VernaViews

/// Writes CSV (RFC 4180): commas, quotes where needed, CRLF at the end of a row.
///
/// A text cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return)
/// gets a leading apostrophe, so that it stays text. Numbers are written bare and stay numbers.
struct CSVWriter {
  private(set) var text = ""
  private var isFirst = true

  init() {}

  mutating func text(_ cell: String) { write(CSVWriter.quoted(InertText.of(cell))) }

  /// A number with a decimal point; an empty cell where there is none.
  mutating func number(_ value: Double?) { write(value == nil ? "" : JSONWriter.shortest(value)) }

  mutating func money(_ value: Double?, digits: Int) {
    write(value == nil ? "" : JSONWriter.fixed(value, digits: digits))
  }

  mutating func integer(_ value: Int64?) { write(value.map { String($0) } ?? "") }

  /// A number that is written already.
  mutating func bare(_ number: String) { write(number) }

  mutating func endRow() {
    text += "\r\n"
    isFirst = true
  }

  private mutating func write(_ cell: String) {
    if !isFirst { text += "," }
    isFirst = false
    text += cell
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return cell }
    var result = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// Text that no spreadsheet runs as a formula.
enum InertText {
  /// Whether a spreadsheet would take a text for a formula or a command.
  static func isRisky(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first)
  }

  /// The text, with a leading apostrophe where it is risky.
  static func of(_ text: String) -> String { isRisky(text) ? "'" + text : text }
}
