import ArgumentParser
import VernaCore
import VernaLanguage
import VernaLedger
import VernaStore

/// What happened to one member's points.
struct LedgerStatementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement",
    abstract: "Prints what happened to a member's points, posting by posting.",
    discussion: """
      One line a posting: when it happened, what it was, what it is about, by how much it changed what can be spent, is pending and \
      is held, and what could be spent after it.

        verna ledger statement 1001 --data verna-data
        verna ledger statement 1001 --format csv
      """)

  @Argument(help: ArgumentHelp("The member, pool or guest order.", valueName: "OWNER"))
  var owner: String

  @OptionGroup var database: DatabaseOptions

  @Option(help: "text for a person, csv or json.")
  var format = LedgerFormat.text

  func run() async throws {
    let name = ByteText(owner)
    let (rows, zone) = try await database.with { store in
      try await store.read { reader in
        let postings = try reader.owner(name).postings()
        return (LedgerRow.rows(of: name, postings), try reader.calendar().zone)
      }
    }
    guard !rows.isEmpty else {
      throw CommandFailure(
        Bilingual("у «\(owner)» нет проводок", "“\(owner)” has no postings"),
        remedy: Bilingual("проверьте номер участника", "check the member's id"), in: database.language)
    }
    Terminal.standardOutput.write(LedgerTable(rows, zone, database.language).text(format))
  }
}

/// Prints every posting of a database.
struct LedgerExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes every posting of a database, for the books.",
    discussion: """
      One row a posting and account: owner, number, kind, wallet, moments, book date, what it is about, account, points. The rows of a \
      posting add up to zero.

        verna ledger export --from 2026-11-01 --to 2026-12-01 --format csv --out november.csv
      """)

  @OptionGroup var database: DatabaseOptions

  @Option(help: ArgumentHelp("The first book date.", valueName: "DAY"), transform: ArgumentReader.day)
  var from: Day?

  @Option(help: ArgumentHelp("The day after the last book date.", valueName: "DAY"), transform: ArgumentReader.day)
  var to: Day?

  @Option(help: "csv or json (a line each).")
  var format = LedgerFormat.csv

  @Option(help: ArgumentHelp("The file; by default the standard output.", valueName: "FILE"), completion: .file())
  var out: String?

  func run() async throws {
    let language = database.language
    let (from, to) = (from, to)
    let text = try await database.with { store in
      var rows: [LedgerEntryRow] = []
      var last: ByteText = ""
      var zone = TimeZoneRules.utc
      while true {
        let (owners, found) = try await store.read { [last] reader in
          var found: [LedgerEntryRow] = []
          let owners = try reader.owners(after: last, limit: 500)
          for owner in owners {
            for posting in try reader.owner(owner.owner).postings()
            where from.map({ posting.bookDate >= $0 }) ?? true && to.map({ posting.bookDate < $0 }) ?? true {
              found += LedgerEntryRow.rows(of: owner.owner, posting)
            }
          }
          return (owners, found)
        }
        zone = try await store.read { try $0.calendar().zone }
        rows += found
        guard let end = owners.last else { break }
        last = end.owner
      }
      return LedgerEntryRow.text(rows, zone, format)
    }
    guard let out else {
      Terminal.standardOutput.write(text)
      return
    }
    try OutputFile.write(text, to: out, in: language)
  }
}
