import ArgumentParser
import VernaCore
import VernaDesign
import VernaEngine
import VernaLanguage
import VernaMechanics
import VernaProgram
import VernaReports
import VernaStore

/// What mechanics and kinds of reward cost and brought.
struct LedgerReturnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roi",
    abstract: "Cost and naive return of each mechanic and each kind of reward, from the ledger's decisions.",
    discussion: """
      Each decision names the offers that gave something and what each gave, so this is worked from journals of orders and receipts and not from \
      files: `verna report` has campaigns (romi.naive) and payback by type of reward of offers and costs. Points cost their price with the likelihood of use; the \
      cost of goods is that of the lines. All margin of a receipt is counted for each mechanic on it: naive, and said.

        verna ledger roi --from 2026-10-01 --to 2026-11-01
      """)

  @Option(help: ArgumentHelp("The first day.", valueName: "DAY"), transform: ArgumentReader.day)
  var from: Day

  @Option(help: ArgumentHelp("The day after the last.", valueName: "DAY"), transform: ArgumentReader.day)
  var to: Day

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of points that is used, for their cost: 0.85.", valueName: "SHARE"),
    transform: CloseArguments.share)
  var expected = Share.whole

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The VAT in prices, for the cost of points: 0.20.", valueName: "SHARE"),
    transform: CloseArguments.share)
  var vat = Share.zero

  @OptionGroup var database: DatabaseOptions

  @Option(help: "text for a person, json, csv (one table) or xlsx (needs --out).")
  var format = CloseFormat.text

  @Option(help: ArgumentHelp("The table of the csv: roi.by_mechanic or roi.by_reward_type.", valueName: "TABLE"))
  var table = "roi.by_mechanic"

  @Option(help: ArgumentHelp("The file; by default the standard output.", valueName: "FILE"), completion: .file())
  var out: String?

  func validate() throws {
    guard from < to else {
      throw ValidationError("--to — день после --from", "--to is a day after --from")
    }
    guard ReturnFiles.tableIDs.contains(table) else {
      throw ValidationError(
        "«\(table)» — не таблица; есть \(ReturnFiles.tableIDs.joined(separator: ", "))",
        "“\(table)” is no table; there are \(ReturnFiles.tableIDs.joined(separator: ", "))")
    }
    if format == .xlsx, out == nil {
      throw ValidationError(
        "--format xlsx пишет файл: назовите его --out", "--format xlsx writes a file: name it with --out")
    }
  }

  func run() async throws {
    let language = database.language
    let period = Period(from: from, to: to)
    let files = try await database.with { store in
      guard let shelf = try await CloseArguments.shelf(store) else {
        throw CommandFailure(
          Bilingual("в базе нет программы", "there is no programme in the database"),
          remedy: Bilingual(
            "положите её туда: verna program publish", "put one there: verna program publish"), in: language)
      }
      let programme = shelf.versions[shelf.place(on: to.advanced(by: -1))]
      let prices = Dictionary(
        programme.pricing.wallets.map { ($0.id, PointPrice(valueMicros: $0.valueMicros, expected: expected)) },
        uniquingKeysWith: { first, _ in first })
      let net = Share(millionths: divideRoundingHalfAway(1_000_000_000_000, by: Int128(1_000_000 + vat.millionths)))
      let currency = programme.pricing.currency
      let returns = try await store.read { reader in
        try OfferReturns(reader, in: period, prices: prices, net: net, currency: currency)
      }
      let titles = Dictionary(
        shelf.versions.flatMap { $0.pricing.offers.map { ($0.id, $0.title) } }, uniquingKeysWith: { $1 })
      return ReturnFiles(returns, in: period, titles: titles, currency: currency, language: language)
    }
    try write(files, in: language)
  }

  private func write(_ files: ReturnFiles, in language: Language) throws {
    let text: String
    switch format {
    case .text:
      let terminal = Terminal.standardOutput
      text = files.text(
        width: out == nil && terminal.isTerminal ? terminal.width : 220, usesColour: out == nil && terminal.usesColour)
    case .json: text = files.json()
    case .csv: text = files.csv(table)
    case .xlsx:
      guard let out else { return }
      return try OutputFile.write(to: out, in: language) { path throws(ExportError) in try files.writeWorkbook(to: path)
      }
    }
    guard let out else { return Terminal.standardOutput.write(text) }
    try OutputFile.write(text, to: out, in: language)
  }
}
