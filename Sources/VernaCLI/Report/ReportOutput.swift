import VernaLanguage
import VernaReports
import VernaViews

/// Writes a report in a format, to a file or to standard output.
struct ReportOutput {
  let view: ReportView
  let wording: Wording
  /// Whether JSON and CSV hold the sub-periods, which pages always need.
  let showsSteps: Bool

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
    case .json: return try write(ReportJSON(stepped, wording: wording).text(), to: path)
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

  private var stepped: ReportView {
    if showsSteps { return view }
    var whole = view
    whole.by = nil
    whole.steps = []
    return whole
  }

  private func write(_ text: String, to path: String?) throws(CommandFailure) -> [String] {
    guard let path else {
      Terminal.standardOutput.write(text)
      return []
    }
    try OutputFile.write(text, to: path, in: wording.language)
    return [said(path)]
  }

  /// The metrics to the path and each table to a file beside it; on standard output the metrics alone.
  private func writeCSV(to path: String?) throws(CommandFailure) -> [String] {
    let export = ReportCSV(stepped, wording: wording)
    guard let path else {
      Terminal.standardOutput.write(export.metrics())
      return [
        wording(
          Bilingual(
            "таблицы пишутся рядом с файлом показателей: назовите его, --out report.csv",
            "tables are written beside the file of metrics: name it with --out report.csv"))
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

  /// What the names of the tables' files begin with.
  static func stem(of path: String) -> String { path.hasSuffix(".csv") ? String(path.dropLast(4)) : path }

  private func said(_ path: String) -> String { wording(Bilingual("записано: ", "written: ")) + path }
}
