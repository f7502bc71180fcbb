import Foundation
import GRDBSQLite
import Testing
import VernaCore
import VernaLedger
import VernaSQLite
import VernaStore

@Suite("What SQLite is held to")
struct DurabilityTests {
  private func open(_ directory: TemporaryDirectory, _ clock: TestClock) throws(StoreFailure) -> SQLiteStore {
    try SQLiteStore(directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now })
  }

  @Test("the writer flushes the log before it answers: synchronous is FULL and the log is on")
  func settings() throws {
    let directory = TemporaryDirectory()
    let store = try open(directory, TestClock())
    func pragma(_ name: String) throws -> String {
      try store.onWriter { handle in
        var statement: OpaquePointer?
        sqlite3_prepare_v2(handle, "PRAGMA \(name)", -1, &statement, nil)
        defer { sqlite3_finalize(statement) }
        return sqlite3_step(statement) == SQLITE_ROW ? String(cString: sqlite3_column_text(statement, 0)) : ""
      }
    }
    #expect(try pragma("synchronous") == "2")
    #expect(try pragma("journal_mode") == "wal")
    #expect(try pragma("foreign_keys") == "1")
    try store.close()
  }

  @Test("a second writer is refused and told who holds the directory")
  func lock() throws {
    let directory = TemporaryDirectory()
    let store = try open(directory, TestClock())
    let holder = "\(ProcessInfo.processInfo.processIdentifier)"
    #expect(throws: StoreFailure.locked(directory: directory.path, process: holder)) {
      try open(directory, TestClock())
    }
    try store.close()
    try open(directory, TestClock()).close()
  }

  @Test("a COMMIT that fails fails every request of its group, and nothing of them is there")
  func failedCommit() async throws {
    let directory = TemporaryDirectory()
    let clock = TestClock()
    let store = try open(directory, clock)
    let now = clock.now
    try await store.carryOut(earning(100, at: now), of: "M0")
    try store.onWriter { handle in _ = sqlite3_commit_hook(handle, { _ in 1 }, nil) }
    let failures = await withTaskGroup(of: Bool.self) { group in
      for client in 0..<32 {
        group.addTask {
          do {
            // Every fourth is refused by the ledger: that too was decided on what is not kept.
            let command = client.isMultiple(of: 4) ? spending(500, "R9", at: now) : earning(1, "R2", at: now)
            try await store.carryOut(command, of: ByteText("M\(client % 8)"))
            return false
          } catch StoreFailure.commitFailed {
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(failures == 32)
    try store.onWriter { handle in _ = sqlite3_commit_hook(handle, nil, nil) }
    #expect(try await store.read { try $0.totals() }.map { $0[.available] } == [points(100)])
    try await store.carryOut(earning(1, "R2", at: now), of: "M1")
    let report = try await store.verify()
    #expect(report.isSound && report.owners == 2)
    try store.close()
  }

  @Test("a full disk is a clear failure; what was answered is there, and the store goes on when there is room")
  func full() async throws {
    let directory = TemporaryDirectory()
    let clock = TestClock()
    let store = try open(directory, clock)
    func limit(_ pages: Int) throws {
      try store.onWriter { handle in
        _ = sqlite3_exec(handle, "PRAGMA max_page_count = \(pages)", nil, nil, nil)
      }
    }
    try limit(1)
    var answered = 0
    var isFull = false
    for step in 0..<2000 where !isFull {
      let owner = ByteText("M\(step)")
      do {
        _ = try await store.write(owner: owner) { session in
          try session.append(
            JournalDraft(kind: "receipt", occurredAt: 0, body: [UInt8](repeating: 1, count: 20_000)))
        }
        answered += 1
      } catch StoreFailure.full {
        isFull = true
      }
    }
    #expect(isFull)
    #expect(try await store.verify().journalRows == answered)
    try limit(1_000_000)
    try await store.carryOut(earning(1, at: clock.now), of: "M1")
    #expect(try await store.verify().isSound)
    try store.close()
  }

  @Test("requests that wait share a transaction; one that throws takes nobody with it")
  func group() async throws {
    let directory = TemporaryDirectory()
    let clock = TestClock()
    let store = try open(directory, clock)
    let now = clock.now
    let done = await withTaskGroup(of: Bool.self) { group in
      for client in 0..<200 {
        group.addTask {
          do {
            _ = try await store.write(owner: ByteText("M\(client % 10)")) { session in
              _ = try session.carryOut(earning(1, ByteText("R\(client)"), at: now))
              if client.isMultiple(of: 3) { throw Stop() }
            }
            return true
          } catch {
            return !(error is Stop) && client >= 0
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(done == 133)
    #expect(try await store.read { try $0.totals() }.map { $0[.available] } == [points(133)])
    #expect(try await store.verify().isSound)
    try store.close()
  }
}
