import ArgumentParser
import Foundation
import VernaLanguage
import VernaLedger
import VernaPostgres
import VernaSQLite
import VernaSimulation
import VernaStore

/// Where a simulated ledger is kept.
///
/// A store comes in as a case and a line of `live`: a `SimulatedLedger` over it. A store's books are closed for all its owners at once,
/// so each world has a store of its own, which goes with it.
enum SimulationBackend: String, ExpressibleByArgument, CaseIterable {
  case memory, sqlite, postgres

  /// Lives a world through.
  ///
  /// - Parameter database: the database of PostgreSQL.
  /// - Throws: `StoreFailure`, and what the stream throws.
  func live(_ world: WorldPlan, database: String?, into stream: SimulationStream) async throws -> WorldSummary {
    let calendar = LedgerSimulation.calendar(of: world)
    let name = "\(ProcessInfo.processInfo.processIdentifier)_\(world.number)"
    switch self {
    case .memory:
      return try await LedgerSimulation.run(world, on: MemoryLedger(calendar: calendar)) { try stream.write($0) }
    case .sqlite:
      let folder = NSTemporaryDirectory() + "verna-simulation-\(name)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let store = try SQLiteStore(directory: folder, zone: calendar.zone)
      try await store.closeBooks(before: calendar.openFrom)
      let summary = try await LedgerSimulation.run(world, on: StoredLedger(store)) { try stream.write($0) }
      try store.close()
      return summary
    case .postgres:
      let (url, schema) = (database ?? "", "verna_simulation_\(name)")
      defer { try? PostgresScratch.drop(schema: schema, url: url) }
      let store = try PostgresStore(
        url: url, zone: calendar.zone, options: PostgresOptions(connections: 8, schema: schema))
      defer { store.close() }
      try await store.closeBooks(before: calendar.openFrom)
      return try await LedgerSimulation.run(world, on: StoredLedger(store)) { try stream.write($0) }
    }
  }
}
