import Foundation
import Testing
import VernaCore
import VernaLedger
import VernaPostgres
import VernaSQLite
import VernaStore

@Suite("Backup and restore")
struct BackupTests {
  /// Writes without a pause until it is told to stop, and gives how many were answered.
  private func writing(_ store: any LedgerStore, while work: () async throws -> Void) async throws -> Int {
    let stop = TestClock()
    stop.now = 0
    let writers = Task {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for client in 0..<4 {
          group.addTask {
            var done = 0
            while stop.now == 0 {
              let receipt = ByteText("W\(client)-\(done)")
              _ = try await store.write(owner: ByteText("M\(done % 20)")) { session in
                _ = try session.carryOut(earning(1, receipt, at: session.now))
                try session.append(JournalDraft(kind: "receipt", occurredAt: session.now, reference: receipt))
                try session.take(BudgetTake(BudgetAmount(uses: 1), of: BudgetKey("B"), limit: .unlimited))
              }.get()
              done += 1
            }
            return done
          }
        }
        return try await group.reduce(0, +)
      }
    }
    do { try await work() } catch {
      stop.now = 1
      throw error
    }
    stop.now = 1
    return try await writers.value
  }

  @Test("SQLite: a copy made while others write is one moment, sound, and a store of its own")
  func sqlite() async throws {
    let clock = TestClock()
    let directory = TemporaryDirectory()
    let store = try SQLiteStore(directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now })
    var workload = Workload(seed: 5, owners: 20)
    try await workload.run(300, on: store, clock)
    let copy = directory.path + "/copy.sqlite"
    let done = try await writing(store) {
      for _ in 0..<5 { try await store.backUp(to: copy) }
    }
    #expect(done > 0)
    let (restored, report) = try await SQLiteStore.restore(
      from: copy, to: directory.path + "/restored", zone: StoreEngine.zone, clock: .given { clock.now })
    #expect(report.isSound && report.owners == 20 && report.journalRows >= 300, "\(report)")
    try await workload.run(20, on: restored, clock)
    #expect(try await restored.verify().isSound)
    await #expect(throws: StoreFailure.self) {
      try await SQLiteStore.restore(from: copy, to: directory.path + "/restored", zone: StoreEngine.zone)
    }
    await #expect(throws: StoreFailure.self) {
      try await SQLiteStore.restore(from: directory.path + "/lock", to: directory.path + "/x", zone: StoreEngine.zone)
    }
    try restored.close()
    try store.close()
  }

  @Test("PostgreSQL: the same, and the copy may be cut otherwise", .enabled(if: PostgresCluster.isThere))
  func postgres() async throws {
    let clock = TestClock()
    let cluster = try #require(PostgresCluster.shared)
    let directory = TemporaryDirectory()
    let store = try PostgresStore(
      url: cluster.url, zone: StoreEngine.zone, clock: .given { clock.now },
      options: PostgresOptions(connections: 6, schema: "backup_from"))
    var workload = Workload(seed: 5, owners: 20)
    try await workload.run(300, on: store, clock)
    let copy = directory.path + "/copy"
    let done = try await writing(store) { try await store.backUp(to: copy) }
    #expect(done > 0)
    let options = PostgresOptions(connections: 4, partitions: 8, schema: "backup_to")
    let (restored, report) = try await PostgresStore.restore(
      from: copy, url: cluster.url, zone: StoreEngine.zone, clock: .given { clock.now }, options: options)
    #expect(report.isSound && report.owners == 20 && report.journalRows >= 300, "\(report)")
    try await workload.run(20, on: restored, clock)
    #expect(try await restored.verify().isSound)
    // A copy that lost its end, or a byte, is none.
    let whole = try Data(contentsOf: URL(fileURLWithPath: copy))
    var changed = whole
    changed[whole.count / 2] ^= 1
    for (place, bytes) in [whole.dropLast(30), changed].enumerated() {
      try Data(bytes).write(to: URL(fileURLWithPath: copy))
      await #expect(throws: StoreFailure.self) {
        try await PostgresStore.restore(
          from: copy, url: cluster.url, zone: StoreEngine.zone,
          options: PostgresOptions(connections: 2, schema: "backup_broken_\(place)"))
      }
    }
  }
}
