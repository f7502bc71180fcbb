import ArgumentParser
import VernaColumns
import VernaCore
import VernaLanguage

/// Checks files and says what they hold.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Checks files, shows how each column is understood, and sets bad rows aside.",
    discussion: """
      Reads the files as `verna report` does and says what it made of them: the kind of each file, what fills each \
      field, how many rows were taken, and why others were not. Bad rows go to a reject file with line, column and reason.

      There is no database yet: import keeps the columns in a cache under --data, from which `verna report` of the \
      same files starts at once, and nothing else. The cache may be deleted at any time.

        verna import lines.csv products.csv --map shop.yaml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var input: InputOptions

  @Option(help: "How the summary is printed: text or json.")
  var format = Format.text

  func run() throws {
    let language = Language.chosen(input.lang)
    let wording = Wording(language)
    let reading = ImportRun(options: input, wording: wording)
    try reading.guardInputs([("--rejects", input.rejectsPath)])
    let result = try reading.run(mapping: try reading.mapping())
    let terminal = Terminal.standardOutput
    switch format {
    case .json: terminal.write(ImportJSON(result: result, rejectsPath: input.rejectsPath).text())
    case .text:
      let narrative = ImportNarrative(
        result: result, wording: wording, rejectsPath: input.rejectsPath, width: terminal.width,
        usesColour: terminal.usesColour)
      let receipts = wording.counted(Int64(result.receipts), Bilingual("чек|чека|чеков", "receipt|receipts"))
      let lines = wording.counted(Int64(result.lines), Bilingual("строка|строки|строк", "line|lines"))
      let time = wording.durations.text(seconds: result.summary.seconds)
      terminal.write(
        (narrative.lines(showsColumns: true) + ["", "\(receipts), \(lines), \(time)"]).joined(separator: "\n") + "\n")
    }
  }
}
