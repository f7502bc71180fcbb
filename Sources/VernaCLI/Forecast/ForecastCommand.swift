import ArgumentParser
import VernaColumns
import VernaCore
import VernaDesign
import VernaLanguage
import VernaProgram
import VernaReports

/// Forecasts a programme's money month by month, with honest uncertainty.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecasts revenue, cost, liability and return for two years, with a fan, levers and scenarios.",
    discussion: """
      Fits the inputs of the loyalty calculator to the history (receipts, points, costs) and draws possible futures of it. \
      What the data do not say a scenario file can (Examples/scenarios); without files it alone is enough. The first \
      scenario is the base, with which the others are compared.

        verna forecast lines.csv receipts.csv points.csv costs.csv --map map.yaml --format html --out forecast.html
        verna forecast receipts.csv --scenario base.yaml --scenario app.yaml
        verna forecast --scenario Examples/scenarios/new-retailer.yaml --start 2026-01 --format text
        verna forecast receipts.csv --hold-back 12
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .customLong("scenario"), parsing: .singleValue,
    help: ArgumentHelp("A scenario; may be repeated.", valueName: "FILE.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenarios: [String] = []

  @Option(
    help: ArgumentHelp(
      "The programme file: its currency, time zone, point value, launch, and the share that it gives.",
      valueName: "FILE.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var program: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Money for one point.", valueName: "MONEY"),
    transform: ArgumentReader.pointValue)
  var pointValue: Int64?

  @Option(help: "The trade, which decides the activity window; by default that of the mapping or the programme file.")
  var industry: Industry?

  @Option(
    help: ArgumentHelp("The day on which the programme was launched.", valueName: "DAY"),
    transform: ArgumentReader.day)
  var launch: Day?

  @Option(
    help: ArgumentHelp("The first month where there are no files, such as 2026-01-01.", valueName: "DAY"),
    transform: ArgumentReader.day)
  var start: Day?

  @Option(parsing: .unconditional, help: "Months ahead, from 1 to 120.")
  var months = 24

  @Option(parsing: .unconditional, help: "Possible futures, from 100 to 100000.")
  var paths = 2000

  @Option(help: "The same seed gives the same figures.")
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hold the last months back, forecast them, and show how it came out against naive forecasts.", valueName: "MONTHS"
    ))
  var holdBack: Int?

  @Option(help: "How it is written; by default as the ending of --out says, else text.")
  var format: ReportFormat?

  @Option(help: ArgumentHelp("Where it is written; by default to standard output.", valueName: "PATH"))
  var out: String?

  private var chosenFormat: ReportFormat { format ?? out.flatMap { ReportFormat(path: $0) } ?? .text }

  func validate() throws {
    guard (1...120).contains(months) else {
      throw ValidationError("--months — от 1 до 120, а не \(months)", "--months is from 1 to 120, not \(months)")
    }
    guard (100...100_000).contains(paths) else {
      throw ValidationError("--paths — от 100 до 100000, а не \(paths)", "--paths is from 100 to 100000, not \(paths)")
    }
    if let holdBack, !(1...120).contains(holdBack) {
      throw ValidationError(
        "--hold-back — от 1 до 120 месяцев, а не \(holdBack)", "--hold-back is from 1 to 120 months, not \(holdBack)")
    }
    if input.files.isEmpty && scenarios.isEmpty {
      throw ValidationError(
        "не из чего прогнозировать: назовите файлы с чеками или --scenario",
        "nothing to forecast from: name files of receipts, or --scenario")
    }
    if chosenFormat == .xlsx && out == nil {
      throw ValidationError(
        "таблицу Excel на экран не вывести: назовите файл, --out forecast.xlsx",
        "a workbook is not for the screen: name its file with --out forecast.xlsx")
    }
  }

  func run() async throws {
    let language = Language.chosen(input.lang)
    let file = try program.map { try ProgrammeFile(path: $0, in: language) }
    let programme = try program.map { try ProgramSource.programme($0, in: language) }
    let reading = ImportRun(options: input, wording: Wording(language))
    try reading.guardInputs(
      [("--rejects", input.rejectsPath)] + [out].compactMap { $0 }.map { ("--out", $0) },
      besides: [program] + scenarios)
    let work = ForecastWork(command: self, language: language, programme: programme)
    let study: ForecastStudy
    let currency: Currency
    if input.files.isEmpty {
      currency = input.currency ?? file?.currency ?? .rouble
      study = try work.study(currency: currency)
    } else {
      let mapping = try reading.mapping()
      let imported = try reading.run(mapping: mapping, programme: file, launch: launch)
      currency = imported.dataset.settings.currency
      let name = file.flatMap { $0.name.isEmpty ? nil : $0.name } ?? mapping?.name(in: language.rawValue) ?? ""
      study = try work.study(of: imported, programme: file, name: name)
    }
    let wording = Wording(language, currency: currency)
    let written = try ForecastOutput(study: study, wording: wording).write(as: chosenFormat, to: out)
    if !input.quiet && !written.isEmpty { Terminal.standardError.write(written + "\n") }
  }
}
