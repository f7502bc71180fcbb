import Foundation
import VernaCore
import VernaLedger
import VernaSimulation

/// `verna ledger simulate` in memory and nothing else, so that a scratch copy with a planted fault is built in seconds.
@main struct SimulationTool {
  static func main() async throws {
    let arguments = CommandLine.arguments
    func value(_ name: String) -> Int? {
      arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? Int(arguments[$0 + 1]) : nil }
    }
    let plan = SimulationPlan(
      seed: UInt64(value("--seed") ?? 1), operations: value("--operations") ?? 300_000, members: value("--members"),
      worlds: value("--worlds"))
    var done = WorldSummary()
    for number in plan.worlds(only: value("--world"), part: value("--part") ?? 0, of: value("--parts") ?? 1) {
      let world = WorldPlan(plan, number: number)
      let ledger = MemoryLedger(calendar: LedgerSimulation.calendar(of: world))
      done =
        try await done
        + LedgerSimulation.run(world, on: ledger) {
          try FileHandle.standardOutput.write(contentsOf: $0)
        }
    }
    try FileHandle.standardError.write(contentsOf: Data("\(done.operations) operations\n".utf8))
  }
}
