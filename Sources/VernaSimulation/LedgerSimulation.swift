public import VernaCore
public import VernaLedger

/// Random lives of owners on a ledger, written down for an auditor.
public enum LedgerSimulation {
  /// The wallets of every owner, sorted; the more often named have more points.
  public static let wallets: [ByteText] = ["cashback", "points", "stamps"]

  /// The books and zone that a world's ledger must have.
  ///
  /// - Complexity: O(members).
  public static func calendar(of plan: WorldPlan) -> LedgerCalendar {
    let world = SimulatedWorld(plan)
    return LedgerCalendar(zone: world.calendar.zone, openFrom: world.openFrom)
  }

  /// Lives one world through.
  ///
  /// - Parameters:
  ///   - plan: the world.
  ///   - ledger: where nobody of this world has any points yet, in the world's own `calendar(of:)`.
  ///   - write: takes the wire format, piece by piece (`Tests/Auditor/README.md`).
  /// - Returns: how many operations there were, and what the ledger itself found wrong with whom.
  /// - Throws: what the ledger or `write` throws.
  public static func run(
    _ plan: WorldPlan, on ledger: some SimulatedLedger, write: @Sendable ([UInt8]) throws -> Void
  ) async throws -> WorldSummary {
    var world = SimulatedWorld(plan)
    var wire = WireText()
    wire.begin(plan, zone: world.calendar.zone, openFrom: world.openFrom)
    var summary = WorldSummary()
    while summary.operations < plan.operations {
      if let day = world.monthToClose() {
        try await ledger.closeBooks(before: day)
        wire.close(before: day)
      }
      try await carryOut(world.nextRound(), in: &world, on: ledger, &wire, &summary)
      // At once, so that an auditor sees what was wrong before a ledger that does not come to an end.
      try write(wire.bytes)
      wire.clear()
    }
    for round in world.lastRounds() { try await carryOut(round, in: &world, on: ledger, &wire, &summary) }
    for owner in world.owners {
      let faults = try await ledger.faults(of: owner)
      wire.verified(owner, faults: faults)
      if !faults.isEmpty { summary.unsound.append(owner) }
    }
    wire.end()
    try write(wire.bytes)
    summary.owners = world.owners.count
    return summary
  }

  private static func carryOut(
    _ round: [SimulatedRequest], in world: inout SimulatedWorld, on ledger: some SimulatedLedger,
    _ wire: inout WireText,
    _ summary: inout WorldSummary
  ) async throws {
    let answers = try await ledger.carryOut(round)
    for (request, answer) in zip(round, answers) {
      wire.add(request, answer)
      world.learn(request, answer)
      summary.operations += 1
    }
  }
}

/// What a world came to.
public struct WorldSummary: Hashable, Sendable {
  /// Carried out or refused.
  public internal(set) var operations = 0
  /// Members and pools.
  public internal(set) var owners = 0
  /// Owners with whom the ledger itself finds something wrong.
  public internal(set) var unsound: [ByteText] = []

  /// Nothing yet.
  public init() {}

  /// Two worlds together.
  public static func + (left: WorldSummary, right: WorldSummary) -> WorldSummary {
    var both = left
    both.operations += right.operations
    both.owners += right.owners
    both.unsound += right.unsound
    return both
  }
}
