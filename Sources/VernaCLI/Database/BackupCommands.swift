import ArgumentParser
import VernaCore
import VernaLanguage
import VernaPostgres
import VernaSQLite
import VernaStore

/// Copies a database while it is used.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies a database into a file, as it is at one moment.",
    discussion: """
      The file appears only when it is whole and on the disk.

        verna backup monday.verna --data verna-data
      """)

  @Argument(help: ArgumentHelp("The file of the copy.", valueName: "FILE"), completion: .file())
  var file: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await database.with { store in
      if let store = store as? SQLiteStore { try await store.backUp(to: file) }
      if let store = store as? PostgresStore { try await store.backUp(to: file) }
    }
    Terminal.standardOutput.write(
      Bilingual("копия записана: ", "the copy is written: ")[database.language] + file + "\n")
  }
}

/// Makes a database of a copy.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Makes a database of a copy and verifies every ledger in it.",
    discussion: """
      The folder (or the schema of the server's database) must hold no store yet. The exit code is 1 where something is wrong.

        verna restore monday.verna --data verna-data-2
      """)

  @Argument(help: ArgumentHelp("A file of verna backup.", valueName: "FILE"), completion: .file())
  var file: String

  @OptionGroup var database: DatabaseOptions

  @Flag(help: "Verifies every ledger; it is always done.")
  var verify = false

  func run() async throws {
    let language = database.language
    let report: VerificationReport
    do {
      if let url = database.database {
        let (store, found) = try await PostgresStore.restore(
          from: file, url: url, zone: .utc, options: PostgresOptions())
        store.close()
        report = found
      } else {
        let (store, found) = try await SQLiteStore.restore(from: file, to: database.data, zone: .utc)
        try store.close()
        report = found
      }
    } catch let failure as StoreFailure {
      throw CommandFailure(failure, in: language)
    }
    let wording = Wording(language)
    var lines = report.faults.map { "✗ \($0)" }
    lines.append(
      wording.counted(Int64(report.owners), Bilingual("владелец|владельца|владельцев", "owner|owners")) + " · "
        + wording.counted(Int64(report.postings), Bilingual("проводка|проводки|проводок", "posting|postings")) + " · "
        + wording(
          report.isSound
            ? Bilingual("журнал цел", "the ledger is sound") : Bilingual("журнал не сходится", "the ledger is unsound"))
    )
    Terminal.standardOutput.write(lines.map { $0 + "\n" }.joined())
    if !report.isSound { throw ExitCode.failure }
  }
}
