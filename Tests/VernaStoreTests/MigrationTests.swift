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

  @Test("steps are numbered one after the other")
  func numbered() { #expect(Migration.all.map(\.version) == Array(1...Migration.all.count)) }
}
