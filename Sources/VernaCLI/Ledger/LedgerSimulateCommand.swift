import ArgumentParser
import Foundation
import VernaCore
import VernaLanguage
import VernaSimulation
import VernaStore

/// Lives random owners through and has an auditor look at every operation.
struct LedgerSimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Carries random operations out on a ledger, for an auditor to work out again.",
    discussion: """
      Members and pools earn, spend, hold, return and transfer points over years of made-up time. The same numbers make the same \
      operations. Owners live in worlds that know nothing of each other; one of them can be repeated alone.

        verna ledger simulate --seed 7 --operations 1000000 --audit Tests/Auditor/auditor.py
        verna ledger simulate --seed 7 --operations 1000000 --world 3 --out world.txt

      The exit code is 1 where the auditor finds a difference, or the ledger itself something wrong.
      """)

  @Option(help: ArgumentHelp("What everything is drawn from.", valueName: "NUMBER"))
  var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: ArgumentHelp("Operations in all.", valueName: "NUMBER"))
  var operations = 300_000

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Members in all; by default one for 120 operations.", valueName: "NUMBER"))
  var members: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Worlds in all; by default one for 40 members.", valueName: "NUMBER"))
  var worlds: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("Repeat this world only, from 0.", valueName: "NUMBER"))
  var world: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("Which part of the worlds, from 0.", valueName: "NUMBER"))
  var part = 0

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many parts the worlds are dealt out to.", valueName: "NUMBER"))
  var parts = 1

  @Option(help: "Where the ledger is kept.")
  var backend = SimulationBackend.memory

  @Option(
    help: ArgumentHelp(
      "For postgres: the database, postgresql://user@host/name. Each world has a schema of its own there, which goes with it.",
      valueName: "URL"))
  var database: String?

  @Option(
    help: ArgumentHelp("The auditor: a Python script that reads the operations.", valueName: "SCRIPT"),
    completion: .file(extensions: ["py"]))
  var audit: String?

  @Option(
    help: ArgumentHelp("Write the operations and their answers here; - is the standard output.", valueName: "FILE"),
    completion: .file())
  var out: String?

  @Option(help: "ru or en; by default that of the environment (LC_ALL, LANG).")
  var lang: Language?

  func validate() throws {
    guard operations > 0 else { throw ValidationError("--operations is at least 1, not \(operations)") }
    guard members ?? 1 > 0 else { throw ValidationError("--members is at least 1, not \(members ?? 0)") }
    guard worlds ?? 1 > 0 else { throw ValidationError("--worlds is at least 1, not \(worlds ?? 0)") }
    guard parts > 0, (0..<parts).contains(part) else {
      throw ValidationError("--part is from 0 to --parts less one, not \(part) of \(parts)")
    }
    guard (backend == .postgres) == (database != nil) else {
      throw ValidationError("--backend postgres and --database go together")
    }
    if audit != nil && out != nil { throw ValidationError("--audit and --out exclude each other") }
    if let world, !(0..<plan.worlds).contains(world) {
      throw ValidationError("--world is from 0 to \(plan.worlds - 1), not \(world)")
    }
  }

  private var plan: SimulationPlan {
    SimulationPlan(seed: seed, operations: operations, members: members, worlds: worlds)
  }

  func run() async throws {
    let language = Language.chosen(lang)
    let wording = Wording(language)
    let stream = try SimulationStream(audit: audit, out: out, in: language)
    let bar = ProgressBar(
      title: wording(Bilingual("Живу за участников", "Living lives")), unit: Bilingual("операций", "operations"),
      wording: wording)
    defer { bar.clear() }
    let numbers = plan.worlds(only: world, part: part, of: parts)
    var summary = WorldSummary()
    for (place, number) in numbers.enumerated() where !stream.isClosed {
      do {
        summary =
          summary + (try await backend.live(WorldPlan(plan, number: number), database: database, into: stream))
      } catch let failure as StoreFailure {
        throw CommandFailure(failure, in: language)
      }
      bar.show(Double(place + 1) / Double(numbers.count), count: summary.operations)
    }
    bar.clear()
    try stream.finish()
    if out != "-" { show(summary, wording) }
    if !summary.unsound.isEmpty { throw ExitCode.failure }
  }

  private func show(_ summary: WorldSummary, _ wording: Wording) {
    let counts = [
      wording.counted(Int64(summary.operations), Bilingual("операция|операции|операций", "operation|operations")),
      wording.counted(Int64(summary.owners), Bilingual("владелец|владельца|владельцев", "owner|owners")),
    ]
    let verdict =
      summary.unsound.isEmpty
      ? wording(Bilingual("журнал цел", "the ledger is sound"))
      : wording(Bilingual("журнал не сходится у", "the ledger is unsound for")) + " "
        + summary.unsound.map(\.string).joined(separator: ", ")
    Terminal.standardOutput.write((counts + [verdict]).joined(separator: " · ") + "\n")
  }
}
