import Testing
import VernaCore
import VernaLedger
import VernaSimulation

@Suite("The seeded simulation of ledgers")
struct SeededSimulationTests {
  private func stream(_ plan: SimulationPlan, worlds: [Int]) async throws -> [UInt8] {
    let collected = Collected()
    for number in worlds {
      let world = WorldPlan(plan, number: number)
      _ = try await LedgerSimulation.run(world, on: MemoryLedger(calendar: LedgerSimulation.calendar(of: world))) {
        collected.add($0)
      }
    }
    return collected.bytes
  }

  @Test("the same seed gives the same bytes, another seed others")
  func seeds() async throws {
    let first = try await stream(SimulationPlan(seed: 7, operations: 4_000, members: 80), worlds: [0, 1])
    #expect(try await stream(SimulationPlan(seed: 7, operations: 4_000, members: 80), worlds: [0, 1]) == first)
    #expect(try await stream(SimulationPlan(seed: 8, operations: 4_000, members: 80), worlds: [0, 1]) != first)
  }

  @Test("a world alone is what it is among others")
  func alone() async throws {
    let plan = SimulationPlan(seed: 3, operations: 6_000, members: 120)
    let all = try await stream(plan, worlds: plan.worlds())
    let last = try await stream(plan, worlds: plan.worlds(only: 2))
    #expect(plan.worlds == 3 && !last.isEmpty && all.suffix(last.count) == last[...])
  }

  @Test("parts hold every world once, and shares add up")
  func parts() {
    let plan = SimulationPlan(seed: 1, operations: 10_007, members: 333)
    let parts = (0..<3).map { plan.worlds(part: $0, of: 3) }
    #expect(parts.flatMap { $0 }.sorted() == Array(0..<plan.worlds))
    #expect(plan.worlds(only: plan.worlds).isEmpty)
    #expect(SimulationPlan(seed: 1, operations: 0, members: 0, worlds: 9).worlds == 1)
  }

  @Test("every command and every refusal is in the stream, and the ledger finds itself sound")
  func words() async throws {
    let plan = SimulationPlan(seed: 5, operations: 40_000)
    let text = String(decoding: try await stream(plan, worlds: plan.worlds()), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let commands = Set(lines.compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) })
    let wanted = [
      "accrue", "redeem", "hold", "capture", "release", "giveBack", "clawBack", "adjust", "transferOut", "transferIn",
      "settle", "activate",
    ]
    #expect(commands.isSuperset(of: wanted))
    let refusals = Set(lines.compactMap { $0.split(separator: "!").dropFirst().first?.prefix { $0 != " " } })
    #expect(refusals.count == 9, "\(refusals)")
    #expect(lines.filter { $0.hasPrefix("verified ") }.allSatisfy { $0.hasSuffix(" sound") })
    #expect(lines.filter { $0 == "end" }.count == plan.worlds)
  }

  @Test("worlds are in zones with daylight saving and in zones without")
  func zones() {
    let plan = SimulationPlan(seed: 1, operations: 1, members: 60, worlds: 60)
    let zones = plan.worlds().map { LedgerSimulation.calendar(of: WorldPlan(plan, number: $0)).zone.name }
    #expect(Set(zones).isSuperset(of: ["Europe/Berlin", "Europe/Moscow"]))
  }
}

/// Bytes that a simulation wrote, one piece after the other.
private final class Collected: @unchecked Sendable {
  private(set) var bytes: [UInt8] = []

  func add(_ more: [UInt8]) { bytes += more }
}
