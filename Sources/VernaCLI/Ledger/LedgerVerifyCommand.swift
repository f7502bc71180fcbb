import ArgumentParser
import VernaCore
import VernaEngine
import VernaLanguage
import VernaProgram
import VernaStore
import VernaViews

/// Proves that a database's ledger is sound.
struct LedgerVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that the ledger of a database is sound.",
    discussion: """
      Replays every posting: each balances, what is left of lots is the balance, holds add up, nothing is under zero that may not be, and \
      every derived table equals its rebuild. Then lives every member's journal again under the published programmes and compares. The \
      exit code is 1 where something is wrong.

        verna ledger verify --data verna-data
      """)

  @OptionGroup var database: DatabaseOptions

  @Option(help: "text for a person, or json.")
  var format = ProgramFormat.text

  func run() async throws {
    let language = database.language
    let (report, states) = try await database.with { store in
      let report = try await store.verify()
      return (report, try await stateFaults(of: store))
    }
    let isSound = report.isSound && states.isEmpty
    switch format {
    case .json:
      var json = "{\"sound\":\(isSound),\"owners\":\(report.owners),\"postings\":\(report.postings),"
      json += "\"rows\":\(report.journalRows),\"faults\":["
      json += (report.faults.map { "\($0)" } + states.map { "\($0)" })
        .map { JSONWriter.quoted($0) }.joined(separator: ",")
      Terminal.standardOutput.write(json + "]}\n")
    case .text:
      let wording = Wording(language)
      var lines =
        report.faults.map { "✗ \($0)" } + states.map { "✗ \($0.owner): \($0.part): \($0.kept) ≠ \($0.rebuilt)" }
      let counts = [
        wording.counted(Int64(report.owners), Bilingual("владелец|владельца|владельцев", "owner|owners")),
        wording.counted(Int64(report.postings), Bilingual("проводка|проводки|проводок", "posting|postings")),
        wording.counted(Int64(report.journalRows), Bilingual("запись|записи|записей", "row|rows")),
      ]
      let verdict =
        isSound
        ? Bilingual("журнал цел", "the ledger is sound")
        : Bilingual(
          "ошибок: \(report.faultCount + states.count)", "faults: \(report.faultCount + states.count)")
      lines.append((counts + [wording(verdict)]).joined(separator: " · "))
      Terminal.standardOutput.write(lines.map { $0 + "\n" }.joined())
    }
    if !isSound { throw ExitCode.failure }
  }

  /// What members' journals do not come to.
  private func stateFaults(of store: any LedgerStore) async throws -> [StateFault] {
    let versions = try await store.read { try $0.programmeVersions() }
    let programmes = versions.compactMap { ProgrammeReader.read(String(decoding: $0.text, as: UTF8.self)).programme }
    if programmes.isEmpty { return [] }
    let engine = LoyaltyEngine(store: store, shelf: ProgrammeShelf(programmes))
    var faults: [StateFault] = []
    var last: ByteText = ""
    while true {
      let owners = try await store.read { [last] in try $0.owners(after: last, limit: 1000) }
      guard let end = owners.last else { break }
      for owner in owners { faults += try await engine.verify(owner.owner) }
      last = end.owner
    }
    return faults
  }
}
