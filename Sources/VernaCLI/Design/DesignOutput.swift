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
    if paths.isEmpty {
      Terminal.standardOutput.write(text(format ?? .text))
      return
    }
    for path in paths {
      try OutputFile.write(text(format ?? DesignFormat(path: path) ?? .text), to: path, in: wording.language)
    }
  }

  private func text(_ format: DesignFormat) -> String {
    switch format {
    case .json: DesignJSON(design, wording: wording).text()
    case .text: DesignJSON(design, wording: wording).text()
    }
  }
}
