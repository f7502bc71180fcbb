import ArgumentParser
import VernaColumns
import VernaCore
import VernaLanguage

/// Checks files and says what they hold.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keeps files in a database, shows how each column is understood, and sets bad rows aside.",
    discussion: """
      Reads the files as `verna report` does and says what it made of them: the kind of each file, what fills each \
      field, how many rows were taken, and why others were not. Bad rows go to a reject file with line, column and reason.

      What they hold is kept in the database of --data (or --database), whole or not at all, and `verna report` without \
      files reports from it with the same figures. Points are posted to the members' ledgers as well; what a ledger \
      refuses is listed beside the reject file. The same file again changes nothing; several imports add up as if their \
      files had been given together. With --check nothing is kept.

        verna import lines.csv products.csv --map shop.yaml
        verna import points.csv --data verna-data
        verna import lines.csv --check
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var input: InputOptions

  @Option(help: "How the summary is printed: text or json.")
  var format = Format.text

  @Flag(help: "Only check the files: keep nothing in the database.")
  var check = false

  func validate() throws {
    if input.files.isEmpty {
      throw ValidationError("назовите файлы, которые импортировать", "name the files to import")
    }
  }

  func run() async throws {
    let language = Language.chosen(input.lang)
    let wording = Wording(language)
    let reading = ImportRun(options: input, wording: wording)
    try reading.guardInputs([
      ("--rejects", input.rejectsPath), ("--rejects", PointsPosting.path(besides: input.rejectsPath)),
    ])
    let mapping = try reading.mapping()
    var kept: KeptOutcome?
    let result: ImportedData
    if check {
      result = try reading.run(mapping: mapping)
    } else {
      let outcome = try await KeepRun(reading: reading, place: input.place(in: language)).run(mapping: mapping)
      (result, kept) = (outcome.data, outcome.kept)
    }
    let terminal = Terminal.standardOutput
    switch format {
    case .json: terminal.write(ImportJSON(result: result, rejectsPath: input.rejectsPath, kept: kept).text())
    case .text:
      let narrative = ImportNarrative(
        result: result, wording: wording, rejectsPath: input.rejectsPath, width: terminal.width,
        usesColour: terminal.usesColour)
      let receipts = wording.counted(Int64(result.receipts), Bilingual("чек|чека|чеков", "receipt|receipts"))
      let lines = wording.counted(Int64(result.lines), Bilingual("строка|строки|строк", "line|lines"))
      let time = wording.durations.text(seconds: result.summary.seconds)
      terminal.write(
        (narrative.lines(showsColumns: true) + ["", "\(receipts), \(lines), \(time)"] + (kept?.lines(wording) ?? []))
          .joined(separator: "\n") + "\n")
    }
  }
}
