import ArgumentParser
import Foundation
import VernaColumns
import VernaCore
import VernaLanguage
import VernaReports
import VernaViews

/// Judges a programme from its receipts.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Judges a loyalty programme from receipts: every metric with its norm, causes and actions.",
    discussion: """
      Reads an export from the tills (CSV or NDJSON; receipts, lines, and what else there is: products, members, points, \
      costs, offers, surveys) and writes a report.

      Without files it reports from the database that `verna import` has filled, with the same figures.

        verna report lines.csv products.csv --industry grocery --format html --out report.html
        verna report --data verna-data --by month
        verna report receipts.csv points.csv --point-value 1 --launch 2025-07-01 --by quarter
        verna report sales.csv.gz --map Examples/online-retail.yaml --format xlsx --out report.xlsx
        verna report lines.csv --format csv --table scan.by_cashier
        verna report lines.csv --segment 'store == "12" && member.age < 30'

      A CSV is a file of metrics and beside it one for each table (report.csv, report.scan.by_store.csv and so on); \
      on standard output it is the metrics alone, or the one table that --table names.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var query: QueryOptions

  @Option(help: "How the report is written; by default as the ending of --out says, else text.")
  var format: ReportFormat?

  @Option(help: ArgumentHelp("Where the report is written; by default to standard output.", valueName: "PATH"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Of a CSV only this: a table's id such as scan.by_cashier, or metrics, diagnosis, memo.", valueName: "ID"))
  var table: String?

  /// The files that may be written: beside a file of metrics every table that has words may come.
  private var outputs: [String] {
    guard let out else { return [] }
    guard chosenFormat == .csv, table == nil else { return [out] }
    let folder = URL(fileURLWithPath: out).deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let stem = URL(fileURLWithPath: ReportOutput.stem(of: out)).lastPathComponent + "."
    return [out]
      + names.filter { $0.hasPrefix(stem) && $0.hasSuffix(".csv") && ReportCSV.names(table: $0) }
      .map { folder + "/" + $0 }
  }

  private var chosenFormat: ReportFormat { format ?? out.flatMap { ReportFormat(path: $0) } ?? .text }

  func validate() throws {
    if input.files.isEmpty && input.map != nil {
      throw ValidationError(
        "--map описывает файлы: назовите их; база помнит свою разметку",
        "--map describes files: name them; the database remembers its own")
    }
    if chosenFormat == .xlsx && out == nil {
      throw ValidationError(
        "таблицу Excel на экран не вывести: назовите файл, --out report.xlsx",
        "a workbook is not for the screen: name its file with --out report.xlsx")
    }
    if table != nil && chosenFormat != .csv {
      throw ValidationError(
        "--table выбирает таблицу CSV: добавьте --format csv",
        "--table chooses a table of the CSV: add --format csv")
    }
  }

  func run() async throws {
    let language = Language.chosen(input.lang)
    let programme = try query.program.map { try ProgrammeFile(path: $0, in: language) }
    let reading = ImportRun(options: input, wording: Wording(language))
    try reading.guardInputs(
      [("--rejects", input.rejectsPath)] + outputs.map { ("--out", $0) }, besides: [query.program])
    let mapping: Mapping?
    let imported: ImportedData
    if input.files.isEmpty {
      (imported, mapping) = try await KeptReading(reading: reading, place: input.place(in: language))
        .run(programme: programme, launch: query.launch)
    } else {
      mapping = try reading.mapping()
      imported = try reading.run(mapping: mapping, programme: programme, launch: query.launch)
    }
    let wording = Wording(language, currency: imported.dataset.settings.currency)
    if !input.quiet { tell(imported, wording: wording) }
    let name = programme.flatMap { $0.name.isEmpty ? nil : $0.name } ?? mapping?.name(in: language.rawValue) ?? ""
    // A page shows a sample of a large base; files hold everybody.
    let view = try ReportWork(query: query, wording: wording).view(
      of: imported, programme: programme, listsEveryMember: [.json, .csv, .xlsx].contains(chosenFormat), name: name)
    if !input.quiet { warn(view, wording: wording) }
    let written = try ReportOutput(view: view, wording: wording, showsSteps: query.by != nil, table: table)
      .write(as: chosenFormat, to: out)
    if !input.quiet && !written.isEmpty { Terminal.standardError.write(written.joined(separator: "\n") + "\n") }
  }

  /// Values of the segment that the data do not hold: the report then counts nobody, which must not pass for a figure.
  private func warn(_ view: ReportView, wording: Wording) {
    for caution in view.diagnosis?.cautions ?? [] where caution.id.hasPrefix("caution.segment_unknown") {
      Terminal.standardError.write("--segment: " + wording.sentence(caution) + "\n")
    }
  }

  private func tellOfDatabase(_ imported: ImportedData, wording: Wording) {
    let receipts = wording.counted(Int64(imported.receipts), Bilingual("чек|чека|чеков", "receipt|receipts"))
    let lead = wording(Bilingual("Из базы ", "From the database "))
    let cache = imported.isFromCache ? wording(Bilingual(" (столбцы из кэша)", " (columns from the cache)")) : ""
    Terminal.standardError.write("\(lead)\(input.place(in: wording.language).name): \(receipts)\(cache)\n\n")
  }

  /// What was read, on standard error: the guess of the columns only where no mapping says them.
  private func tell(_ imported: ImportedData, wording: Wording) {
    let terminal = Terminal.standardError
    if input.files.isEmpty { return tellOfDatabase(imported, wording: wording) }
    if imported.isFromCache {
      let note = Bilingual(
        "Файлы не изменились: столбцы взяты из кэша в ",
        "The files have not changed: their columns come from the cache in ")
      terminal.write(wording(note) + input.data + "\n")
    }
    let narrative = ImportNarrative(
      result: imported, wording: wording, rejectsPath: input.rejectsPath, width: terminal.width,
      usesColour: terminal.usesColour)
    terminal.write((narrative.lines(showsColumns: input.map == nil) + [""]).joined(separator: "\n") + "\n")
  }
}
