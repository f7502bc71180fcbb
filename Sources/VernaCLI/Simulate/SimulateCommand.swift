import ArgumentParser
import VernaColumns
import VernaCore
import VernaDesign
import VernaLanguage
import VernaMechanics
import VernaProgram
import VernaReports
import VernaViews

/// The past under another programme.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Lives past receipts again under a programme, or two side by side: a back-test.",
    discussion: """
      Every receipt of a member is priced again by the engine, its points go through the ledger, and nothing is written. \
      Nobody is taken to buy otherwise than they did; what members' response might add is shown beside it, in three named cases.

        verna simulate --program next.yaml receipts.csv lines.csv products.csv members.csv
        verna simulate --program next.yaml --against today.yaml lines.csv products.csv --format html --out back-test.html
        verna simulate --program next.yaml lines.csv --spend always --format json

      Members spend points as they did where receipts hold points_paid; else a fifth of receipts is taken to be paid with as many \
      points as may be. --spend says otherwise: history, always, or a share such as 10%.
      """)

  @Option(help: ArgumentHelp("The programme file.", valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var program: String

  @Option(
    help: ArgumentHelp("Another programme that it is compared with, such as today's.", valueName: "FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var against: String?

  @Option(
    help: ArgumentHelp("When members spend points: history, always, or on a share of receipts.", valueName: "HABIT"),
    transform: SpendingHabit.read)
  var spend: SpendingHabit?

  @Flag(help: "Put discounts that the programme of then paid for (promo_funding: programme) back on the price.")
  var withoutCardPrices = false

  @Option(help: ArgumentHelp("The first day.", valueName: "DATE"), transform: ArgumentReader.day)
  var from: Day?

  @Option(help: ArgumentHelp("The day after the last.", valueName: "DATE"), transform: ArgumentReader.day)
  var to: Day?

  @Option(help: "How it is written; by default as the ending of --out says, else text.")
  var format: ReportFormat?

  @Option(help: ArgumentHelp("Where it is written; by default to standard output.", valueName: "PATH"))
  var out: String?

  @Option(help: ArgumentHelp("Of a CSV only this table, such as mechanics.", valueName: "ID"))
  var table: String?

  @OptionGroup var input: InputOptions

  func run() async throws {
    let language = Language.chosen(input.lang)
    let programme = try ProgramSource.programme(program, in: language)
    let today = try against.map { try ProgramSource.programme($0, in: language) }
    let output = DocumentOutput(format: format, out: out, table: table, language: language)
    try output.check()
    let reading = ImportRun(options: input, wording: Wording(language))
    try reading.guardInputs(
      [("--rejects", input.rejectsPath)] + (out.map { [("--out", $0)] } ?? []), besides: [program, against])
    let imported: ImportedData
    if input.files.isEmpty {
      imported = try await KeptReading(reading: reading, place: input.place(in: language))
        .run(programme: nil, launch: nil).0
    } else {
      imported = try reading.run(mapping: try reading.mapping(), programme: nil, launch: nil)
    }
    let data = imported.dataset
    guard data.settings.currency == programme.pricing.currency else {
      throw CommandFailure(
        Bilingual(
          "программа считает в \(programme.pricing.currency.code), чеки — в \(data.settings.currency.code)",
          "the programme counts in \(programme.pricing.currency.code), the receipts in \(data.settings.currency.code)"),
        place: program,
        remedy: Bilingual(
          "исправьте programme.currency или дайте чекам --currency",
          "mend programme.currency, or give the receipts --currency"),
        in: language)
    }
    var options = BacktestOptions(habit: spend, from: from, to: to, dropsCardPrices: withoutCardPrices)
    options.pointMinorUnits =
      imported.pointValueMicros.map { $0 * data.settings.currency.minorPerMajor / 1_000_000 } ?? 0
    let result = Backtest.run(data, programme, options)
    let other = today.map { Backtest.run(data, $0, options) }
    let comparison = BacktestComparison(result.gains, against: other?.gains ?? [], data.settings.currency)
    let response = BacktestResponse(
      comparison, cost: result.verdict.promised - (other?.verdict.promised ?? 0), uplift: MeasuredUplift(data))
    let wording = Wording(language, currency: data.settings.currency)
    let document = BacktestDocument(
      result, against: other, response: response, memberIDs: data.members.map(\.id), wording: wording
    ).view()
    try output.write(document, wording) { json in
      BacktestJSON(result, data.settings.currency).write(into: &json)
      if let other {
        json.newLine()
        json.object("against") { BacktestJSON(other, data.settings.currency).write(into: &$0) }
      }
      json.newLine()
      BacktestJSON.write(comparison, response, data.settings.currency, into: &json)
    }
  }
}

extension SpendingHabit {
  /// Reads `history`, `always` or a share such as `10%`.
  ///
  /// - Throws: `ValidationError`.
  static func read(_ text: String) throws -> SpendingHabit {
    switch text {
    case "history": return .asInHistory
    case "always": return .always
    default:
      let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
      if text.hasSuffix("%"), let percent = Double(digits), (0...100).contains(percent) {
        return .chance(permille: Int((percent * 10).rounded()))
      }
      throw ValidationError(
        "«\(text)» — не привычка тратить: history, always или доля чеков, например 10%",
        "“\(text)” is no habit of spending: history, always, or a share of receipts such as 10%")
    }
  }
}
