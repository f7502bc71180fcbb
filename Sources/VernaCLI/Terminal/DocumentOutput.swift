import Foundation
import VernaLanguage
import VernaReports
import VernaViews

/// Writes a document in a format, to a file or to standard output.
struct DocumentOutput {
  let format: ReportFormat?
  let out: String?
  /// Of a CSV the one table that is wanted.
  let table: String?
  let language: Language

  /// The format asked for, else that of the ending of the path, else text.
  var chosen: ReportFormat { format ?? out.flatMap { ReportFormat(path: $0) } ?? .text }

  /// Whether the options go together.
  ///
  /// - Throws: `CommandFailure`.
  func check() throws(CommandFailure) {
    if chosen == .xlsx && out == nil {
      throw CommandFailure(
        Bilingual("таблицу Excel на экран не вывести", "a workbook is not for the screen"), place: "--format xlsx",
        remedy: Bilingual("назовите файл: --out NAME.xlsx", "name its file: --out NAME.xlsx"), isUsage: true,
        in: language)
    }
  }

  /// Writes it.
  ///
  /// - Throws: `CommandFailure`.
  func write(_ view: DocumentView, _ wording: Wording, json write: (inout JSONWriter) -> Void) throws(CommandFailure) {
    switch chosen {
    case .json:
      var json = JSONWriter()
      json.object { write(&$0) }
      try put(json.text + "\n")
    case .text:
      let terminal = Terminal.standardOutput
      try put(
        DocumentText(
          view, wording,
          ReportText.Terminal(width: terminal.width, usesColour: out == nil && terminal.usesColour)
        ).text())
    case .html: try put(DocumentPage(view, wording).text())
    case .csv: try writeCSV(view, wording)
    case .xlsx:
      guard let out else { return }
      try OutputFile.write(to: out, in: language) { partial throws(ExportError) in
        try DocumentFiles(view, wording).workbook(to: partial)
      }
      said(out)
    }
  }

  /// One table to the path or to standard output; without `--table` each to a file beside the path.
  private func writeCSV(_ view: DocumentView, _ wording: Wording) throws(CommandFailure) {
    let files = DocumentFiles(view, wording)
    if table == nil, let out {
      let stem = ReportOutput.stem(of: out)
      for name in files.names {
        let path = "\(stem).\(name).csv"
        try OutputFile.write(files.csv(name) ?? "", to: path, in: language)
        said(path)
      }
      return
    }
    let wanted = table ?? files.names.first ?? ""
    guard let text = files.csv(wanted) else {
      let names = files.names.joined(separator: ", ")
      throw CommandFailure(
        Bilingual("нет таблицы \(wanted)", "there is no table \(wanted)"), place: "--table",
        remedy: Bilingual("есть: \(names)", "there are: \(names)"), isUsage: true, in: language)
    }
    try put(text)
  }

  private func put(_ text: String) throws(CommandFailure) {
    guard let out else { return Terminal.standardOutput.write(text) }
    try OutputFile.write(text, to: out, in: language)
    said(out)
  }

  private func said(_ path: String) {
    Terminal.standardError.write(
      Wording(language)(Bilingual("записано: \(path)", "written: \(path)")) + "\n")
  }
}
