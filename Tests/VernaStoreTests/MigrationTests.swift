import GRDBSQLite
import Testing
import VernaCore
import VernaLedger
import VernaPostgres
import VernaSQLite
import VernaStore

@Suite("Steps of the schema")
struct MigrationTests {
  /// A step that a later release may take: a column with a value for every row, a new owned table, an index.
  private static let later =
    Migration.all + [
      Migration(
        version: Migration.all.count + 1,
        statements: [
          "ALTER TABLE owners ADD COLUMN note {text} NOT NULL DEFAULT ''",
          "CREATE TABLE later (owner {text} NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (owner)){clustered}",
          "CREATE INDEX postings_by_day ON postings (owner, book_date)",
        ])
    ]

  private func everything(_ store: any LedgerStore) async throws -> [String] {
    try await store.read { reader in
      try reader.owners(after: "", limit: 100).map { row in
        let owner = try reader.owner(row.owner)
        let found: [Any] = [
          row, try owner.postings(), try owner.journal(from: .min), try owner.uses(after: 0, limit: .max),
          try owner.derivedRows().lots, try owner.derivedRows().holds, try owner.state(),
        ]
        return "\(found)"
      }
    }
  }

  @Test("SQLite: a full database goes forward without losing a row; an older program refuses it")
  func sqlite() async throws {
    let clock = TestClock()
    let directory = TemporaryDirectory()
    func open(_ known: [Migration]) throws(StoreFailure) -> SQLiteStore {
      try SQLiteStore(
        directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now }, migrations: known)
    }
    var store = try open(Migration.all)
    var workload = Workload(seed: 3, owners: 10)
    try await workload.run(200, on: store, clock)
    let before = try await everything(store)
    try store.close()
    store = try open(MigrationTests.later)
    #expect(try await everything(store) == before)
    #expect(try await store.verify().isSound)
    try await workload.run(20, on: store, clock)
    #expect(try await store.verify().isSound)
    try store.close()
    let known = Migration.all.count
    #expect(throws: StoreFailure.newerSchema(found: known + 1, known: known)) { try open(Migration.all) }
    // Nothing was changed by the refusal, and the lock is free.
    try open(MigrationTests.later).close()
  }

  @Test("PostgreSQL: the same", .enabled(if: PostgresCluster.isThere), arguments: [0, 8])
  func postgres(partitions: Int) async throws {
    let clock = TestClock()
    let cluster = try #require(PostgresCluster.shared)
    func open(_ known: [Migration]) throws(StoreFailure) -> PostgresStore {
      try PostgresStore(
        url: cluster.url, zone: StoreEngine.zone, clock: .given { clock.now },
        options: PostgresOptions(connections: 4, partitions: partitions, schema: "steps_\(partitions)"),
        migrations: known)
    }
    let store = try open(Migration.all)
    var workload = Workload(seed: 3, owners: 10)
    try await workload.run(200, on: store, clock)
    let before = try await everything(store)
    let later = try open(MigrationTests.later)
    #expect(try await everything(later) == before)
    try await workload.run(20, on: later, clock)
    #expect(try await later.verify().isSound)
    let known = Migration.all.count
    #expect(throws: StoreFailure.newerSchema(found: known + 1, known: known)) { try open(Migration.all) }
  }

  /// How the rows of a full store lie in the tables before step 3, from a store of now that is attached as `later`.
  private static let before3 = [
    "INSERT INTO owners SELECT owner, kind, version, moment, latest_at, posting_count, lot_count, journal_count, use_count FROM later.owners",
    "INSERT INTO derived_state SELECT owner, state FROM later.owners WHERE length(state) > 0",
    """
    INSERT INTO derived_balances SELECT owner, wallet, pending, available, reserved, issued, redeemed, expired, adjusted,
      clearing, debt FROM later.derived_points WHERE part = 0
    """,
    """
    INSERT INTO derived_lots SELECT owner, number, wallet, name, earner, version, activates_on, expires_on, pending,
      available, reserved, expired FROM later.derived_points WHERE part = 1
    """,
    """
    INSERT INTO derived_holds SELECT owner, number, ordinal, name, wallet, deadline, lot, reserved
    FROM later.derived_points WHERE part = 2
    """,
  ]

  @Test("what postings come to moves into one table without a row changing")
  func pointsTogether() async throws {
    let clock = TestClock()
    let full = TemporaryDirectory()
    let older = TemporaryDirectory()
    func open(_ directory: TemporaryDirectory, _ known: [Migration]) throws(StoreFailure) -> SQLiteStore {
      try SQLiteStore(
        directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now }, migrations: known, drafters: 0)
    }
    let first = try open(full, Migration.all)
    var workload = Workload(seed: 5, owners: 12)
    try await workload.run(400, on: first, clock)
    let wanted = try await everything(first)
    try first.close()
    let old = try open(older, Array(Migration.all.prefix(2)))
    let kept = ["postings", "lots", "entries", "journal", "uses", "derived_expired", "directory", "idempotency"]
    let shared = ["derived_budgets", "stock", "transfers", "closed_books"]
    let copies = MigrationTests.before3 + (kept + shared).map { "INSERT INTO \($0) SELECT * FROM later.\($0)" }
    try old.onWriter { handle in
      let text = (["PRAGMA foreign_keys = 0", "ATTACH '\(full.path)/verna.sqlite' AS later"] + copies)
        .joined(separator: ";")
      #expect(sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
    }
    try old.close()
    let store = try open(older, Migration.all)
    #expect(try await everything(store) == wanted)
    let report = try await store.verify()
    #expect(report.isSound, "\(report.faults)")
    try await workload.run(100, on: store, clock)
    #expect(try await store.verify().isSound)
    try store.close()
  }

  @Test("steps are numbered one after the other")
  func numbered() { #expect(Migration.all.map(\.version) == Array(1...Migration.all.count)) }
}
