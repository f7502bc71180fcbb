import VernaLanguage
import VernaReports
import VernaViews

/// Writes a report in a format, to a file or to standard output.
struct ReportOutput {
  let view: ReportView
  let wording: Wording
  /// Whether JSON and CSV hold the metrics of the sub-periods, which pages always need.
  let showsSteps: Bool
  /// The one file of a CSV that is wanted; nil for all.
  var table: String?

  /// Writes the report.
  ///
  /// - Returns: what was written where, a sentence a file; empty for standard output.
  /// - Throws: `CommandFailure`.
  func write(as format: ReportFormat, to path: String?) throws(CommandFailure) -> [String] {
    switch format {
    case .text:
      let terminal = Terminal.standardOutput
      let options = ReportText.Terminal(width: terminal.width, usesColour: path == nil && terminal.usesColour)
      return try write(ReportText(view, wording: wording, terminal: options).text(), to: path)
    case .json: return try write(ReportJSON(view, wording: wording, showsSteps: showsSteps).text(), to: path)
    case .html: return try write(HTMLReport(report: view, wording: wording).text(), to: path)
    case .csv: return try writeCSV(to: path)
    case .xlsx:
      guard let path else { return [] }
      try OutputFile.write(to: path, in: wording.language) { partial throws(ExportError) in
        try ReportWorkbook(view, wording: wording).write(to: partial)
      }
      return [said(path)]
    }
  }

  private func write(_ text: String, to path: String?) throws(CommandFailure) -> [String] {
    guard let path else {
      Terminal.standardOutput.write(text)
      return []
    }
    try OutputFile.write(text, to: path, in: wording.language)
    return [said(path)]
  }

  /// The metrics to the path and each table to a file beside it; on standard output the metrics alone. Where one file
  /// is wanted, it alone.
  private func writeCSV(to path: String?) throws(CommandFailure) -> [String] {
    let export = ReportCSV(view, wording: wording, showsSteps: showsSteps)
    if let table { return try write(chosen(table, of: export), to: path) }
    guard let path else {
      Terminal.standardOutput.write(export.metrics())
      let names = export.names.dropFirst().joined(separator: ", ")
      return [
        wording(
          Bilingual(
            "это показатели; таблицы пишутся рядом с их файлом (--out report.csv) или по одной (--table ID): \(names)",
            "these are the metrics; tables are written beside their file (--out report.csv) or one by one (--table ID): \(names)"
          ))
      ]
    }
    let stem = ReportOutput.stem(of: path)
    var written: [String] = []
    for (index, file) in export.files().enumerated() {
      let place = index == 0 ? path : "\(stem).\(file.name).csv"
      try OutputFile.write(file.text, to: place, in: wording.language)
      written.append(said(place))
    }
    return written
  }

  private func chosen(_ table: String, of export: ReportCSV) throws(CommandFailure) -> String {
    if let file = export.file(table) { return file.text }
    throw CommandFailure(
      Bilingual("в отчёте нет таблицы \(table)", "the report has no table \(table)"), place: "--table",
      remedy: Bilingual(
        "есть такие: \(export.names.joined(separator: ", "))", "use one of \(export.names.joined(separator: ", "))"),
      isUsage: true, in: wording.language)
  }

  /// What the names of the tables' files begin with.
  static func stem(of path: String) -> String { path.hasSuffix(".csv") ? String(path.dropLast(4)) : path }

  private func said(_ path: String) -> String { wording(Bilingual("записано: ", "written: ")) + path }
}
