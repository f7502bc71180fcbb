import ArgumentParser
import VernaCore
import VernaDesign
import VernaEngine
import VernaLanguage
import VernaProgram
import VernaReports
import VernaStore

/// How the books of a month are printed.
enum CloseFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, xlsx
}

/// Draws up the books of a month, and closes it.
struct LedgerCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Draws up the programme's books of a month under IFRS 15, and closes it.",
    discussion: """
      Shows a draft: journal entries, what is owed for points by month of earning, and a reconciliation to the ledger of points. With \
      --post the month is closed for good: nothing is ever booked in it again, and its books are kept as they were. Months are closed in \
      order; the first one that is closed takes in everything before it. A month that was closed is shown from its record. Where anything \
      does not reconcile to the kopeck nothing is closed, and the exit code is 1 (docs/ACCOUNTING.md).

        verna ledger close --month 2026-10
        verna ledger close --month 2026-10 --format xlsx --out october.xlsx
        verna ledger close --month 2026-10 --post
      """)

  @Option(
    help: ArgumentHelp("The month.", valueName: "YYYY-MM"), transform: CloseArguments.month)
  var month: Int

  @Flag(help: "Close the month for good; without it nothing is written.")
  var post = false

  @Option(
    help: ArgumentHelp(
      "A programme file for values and partners; by default what was published and in force at the month's end.",
      valueName: "FILE"), completion: .file(extensions: ["yaml", "yml"]))
  var program: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What a point takes off by itself, before its likelihood of use; by default the wallet's value. Repeat it for wallets: miles=0.40.",
      valueName: "MONEY"), transform: CloseArguments.standAlone)
  var ssp: [StandAlonePrice] = []

  @Option(
    help: ArgumentHelp("What goods cost by themselves: full, before discounts, or paid.", valueName: "PRICE"),
    transform: CloseArguments.goods)
  var goods = CloseTerms.GoodsPrice.full

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many points will be used: auto, ladder, all, or a share such as 0.85. auto is the ladder once points have been seen through their whole life, else all.",
      valueName: "ESTIMATE"), transform: CloseArguments.estimate)
  var expected = ExpectedUse(estimate: .automatic)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The discount that customers get without points: 0.05.", valueName: "SHARE"),
    transform: CloseArguments.share)
  var discountWithout = Share.zero

  @OptionGroup var database: DatabaseOptions

  @Option(help: "text for a person, json, csv (one table) or xlsx (needs --out).")
  var format = CloseFormat.text

  @Option(
    help: ArgumentHelp(
      "The table of the csv: entries, accounts, reconciliation, liability, prices.", valueName: "TABLE"))
  var table = "entries"

  @Option(help: ArgumentHelp("The file; by default the standard output.", valueName: "FILE"), completion: .file())
  var out: String?

  func validate() throws {
    guard CloseFiles.tableIDs.contains(table) else {
      throw ValidationError(
        "«\(table)» — не таблица; есть \(CloseFiles.tableIDs.joined(separator: ", "))",
        "“\(table)” is no table; there are \(CloseFiles.tableIDs.joined(separator: ", "))")
    }
    if format == .xlsx, out == nil {
      throw ValidationError(
        "--format xlsx пишет файл: назовите его --out", "--format xlsx writes a file: name it with --out")
    }
  }

  func run() async throws {
    let language = database.language
    let close = try await database.with { store in
      do {
        let terms = try await self.terms(store)
        let closer = MonthCloser(store, terms)
        if !post { return try await closer.draft() }
        try await letTimePass(store, terms)
        return try await closer.post()
      } catch let failure as CloseFailure {
        throw CommandFailure(failure, in: language)
      }
    }
    try write(CloseFiles(close, in: language), in: language)
    if !close.differences.isEmpty { throw ExitCode.failure }
  }

  /// Values and partners of the programme, and what the options say.
  private func terms(_ store: any LedgerStore) async throws -> CloseTerms {
    var terms = CloseTerms(month: month)
    if let program {
      terms = CloseTerms(month: month, programme: try ProgramSource.programme(program, in: database.language))
    } else if let shelf = try await CloseArguments.shelf(store) {
      let lastDay = Day.start(ofMonthIndex: month + 1).advanced(by: -1)
      terms = CloseTerms(month: month, programme: shelf.versions[shelf.place(on: lastDay)])
    }
    for price in ssp {
      if price.wallet.string.isEmpty {
        for wallet in terms.wallets.keys { terms.wallets[wallet]?.valueMicros = price.micros }
        terms.otherValueMicros = price.micros
      } else {
        terms.wallets[price.wallet, default: CloseTerms.WalletTerms(valueMicros: 0)].valueMicros = price.micros
      }
    }
    terms.goods = goods
    terms.estimate = expected.estimate
    terms.discountWithout = discountWithout
    return terms
  }

  /// Midnights that a job has not passed yet are passed, so that what ran out is posted.
  private func letTimePass(_ store: any LedgerStore, _ terms: CloseTerms) async throws {
    guard let shelf = try await CloseArguments.shelf(store) else { return try await MonthCloser.settle(store) }
    let engine = LoyaltyEngine(store: store, shelf: shelf)
    try await MonthCloser.forEachOwner(of: store) { try await engine.passMidnights($0) }
  }

  private func write(_ files: CloseFiles, in language: Language) throws {
    let text: String
    switch format {
    case .text:
      let terminal = Terminal.standardOutput
      text = files.text(
        width: out == nil && terminal.isTerminal ? terminal.width : 200, usesColour: out == nil && terminal.usesColour)
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
