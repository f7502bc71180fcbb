import VernaDesign
import VernaLanguage
import VernaReports

/// Writes a forecast in a format, to a file or to standard output.
struct ForecastOutput {
  let study: ForecastStudy
  let wording: Wording

  /// Writes it.
  ///
  /// - Returns: what was written where; empty for standard output.
  func write(as format: ReportFormat, to path: String?) throws(CommandFailure) -> String {
    let text: String
    switch format {
    case .text:
      let terminal = Terminal.standardOutput
      let options = ReportText.Terminal(width: terminal.width, usesColour: path == nil && terminal.usesColour)
      text = ForecastText(study, wording: wording, terminal: options).text()
    case .json: text = ForecastJSON(study, wording: wording).text()
    case .html: text = ForecastHTML(study, wording: wording).text()
    case .csv: text = ForecastCSV(study, wording: wording).text()
    case .xlsx:
      guard let path else { return "" }
      try OutputFile.write(to: path, in: wording.language) { partial throws(ExportError) in
        try ForecastWorkbook(study, wording: wording).write(to: partial)
      }
      return said(path)
    }
    guard let path else {
      Terminal.standardOutput.write(text)
      return ""
    }
    try OutputFile.write(text, to: path, in: wording.language)
    return said(path)
  }

  private func said(_ path: String) -> String { wording(Bilingual("записано: ", "written: ")) + path }
}
