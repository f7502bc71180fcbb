import GRDBSQLite
import Testing
import VernaCore
import VernaLedger
import VernaSQLite
import VernaStore

@Suite("Verification")
struct VerificationTests {
  @Test("lives of owners leave a sound store, and the same rows on every engine", arguments: StoreEngine.all)
  func sound(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock in
      var workload = Workload(seed: 7, owners: 12)
      try await workload.run(400, on: store, clock)
      let report = try await store.verify()
      #expect(report.isSound, "\(report.faults)")
      #expect(report.owners == 12 && report.postings > 300 && report.journalRows == 400)
      let found = try await store.read { reader in
        try reader.owners(after: "", limit: 100).map { try reader.owner($0.owner).derivedRows() }
      }
      let memoryClock = TestClock()
      let memory = MemoryStore(zone: StoreEngine.zone) { memoryClock.now }
      var again = Workload(seed: 7, owners: 12)
      try await again.run(400, on: memory, memoryClock)
      let wanted = try await memory.read { reader in
        try reader.owners(after: "", limit: 100).map { try reader.owner($0.owner).derivedRows() }
      }
      #expect(found == wanted)
      #expect(found.contains { !$0.holds.isEmpty } && found.contains { $0.lots.contains(where: \.isExpired) })
    }
  }

  @Test(
    "a row that is changed behind the store's back is found",
    arguments: [
      "UPDATE derived_points SET available = available + 1, issued = issued - 1 WHERE owner = 'M1' AND part = 0",
      "UPDATE derived_points SET available = available + 1 WHERE part = 1 AND owner = (SELECT MIN(owner) FROM derived_points WHERE part = 1)",
      "DELETE FROM derived_expired WHERE owner = (SELECT MIN(owner) FROM derived_expired)",
      "UPDATE derived_points SET deadline = deadline + 1 WHERE part = 2",
      "DELETE FROM derived_points WHERE part = 1 AND owner = (SELECT MIN(owner) FROM derived_points WHERE part = 1)",
      "UPDATE derived_budgets SET used_uses = used_uses - 1 WHERE part = '1'",
      "UPDATE entries SET points = points + 1 WHERE owner = 'M1' AND posting = 1 AND ordinal = 0",
      "DELETE FROM entries WHERE owner = 'M2' AND posting = 2",
      "DELETE FROM journal WHERE owner = 'M3' AND number = 2",
      "DELETE FROM uses WHERE owner = 'M3' AND number = 2",
      "UPDATE owners SET posting_count = posting_count + 1 WHERE owner = 'M4'",
      "INSERT INTO transfers VALUES ('T', 'M1', 'M2', 'points', x'000000000000000100000000000000010000000000000000', x'', 0, 0)",
    ])
  func planted(text: String) async throws {
    let clock = TestClock()
    let directory = TemporaryDirectory()
    let store = try SQLiteStore(directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now })
    var workload = Workload(seed: 7, owners: 12)
    try await workload.run(400, on: store, clock)
    try store.onWriter { handle in
      let code = sqlite3_exec(handle, "PRAGMA foreign_keys = 0; \(text); PRAGMA foreign_keys = 1", nil, nil, nil)
      #expect(code == SQLITE_OK && sqlite3_total_changes64(handle) > 0, "\(String(cString: sqlite3_errmsg(handle)))")
    }
    let report = try await store.verify()
    #expect(!report.isSound)
    #expect(report.faults.count <= 40, "\(report.faults)")
    try store.close()
  }

  @Test("the engine's own state is compared where it knows how to rebuild it")
  func states() async throws {
    let memory = MemoryStore(zone: StoreEngine.zone) { 1_770_000_000 }
    let clock = TestClock()
    var workload = Workload(seed: 1, owners: 2)
    try await workload.run(20, on: memory, clock)
    let report = try await memory.read { reader in
      try StoreVerification.verify(reader) { owner, _ in owner == "M1" ? [0, 0] : nil }
    }
    #expect(report.faults == [.state(owner: "M1")] && report.owners == 2)
  }
}
