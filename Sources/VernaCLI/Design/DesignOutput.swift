import VernaDesign
import VernaLanguage
import VernaReports

/// Writes a design in a format, to files or to standard output, and the programme file beside it.
struct DesignOutput {
  let design: LadderDesign
  let wording: Wording
  let isQuiet: Bool

  /// Writes everything that was asked for.
  ///
  /// - Throws: `CommandFailure`.
  func write(as format: DesignFormat?, to paths: [String]) throws(CommandFailure) {
    let programmes = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    let others = paths.filter { !programmes.contains($0) }
    // First what a person asked to see: without a ladder it says why there is no programme.
    if others.isEmpty { Terminal.standardOutput.write(text(format ?? .text)) }
    for path in programmes {
      guard let programme = design.programmeFile else {
        throw CommandFailure(
          Bilingual("лестницы нет, и записывать нечего", "there is no ladder, and nothing to write"), place: path,
          remedy: Bilingual(
            "посмотрите в отчёте, какого потолка хватает товарам", "look in the design which cap the products bear"),
          in: wording.language)
      }
      try OutputFile.write(programme, to: path, in: wording.language)
    }
    for path in others {
      let chosen = format ?? DesignFormat(path: path) ?? .text
      if chosen == .xlsx {
        try OutputFile.write(to: path, in: wording.language) { partial throws(ExportError) in
          try DesignWorkbook(design, wording: wording).write(to: partial)
        }
      } else {
        try OutputFile.write(text(chosen), to: path, in: wording.language)
      }
    }
  }

  /// A workbook is not for the screen: the command refuses it without a file.
  private func text(_ format: DesignFormat) -> String {
    switch format {
    case .json: return DesignJSON(design, wording: wording).text()
    case .html: return DocumentPage(DesignDocument(design, wording: wording).view(), wording).text()
    case .text, .xlsx:
      let terminal = Terminal.standardOutput
      return DesignText(
        design, wording: wording, terminal: ReportText.Terminal(width: terminal.width, usesColour: terminal.usesColour)
      ).text()
    }
  }
}
