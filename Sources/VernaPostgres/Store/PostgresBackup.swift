import Foundation
public import VernaCore
public import VernaStore

extension PostgresStore {
  /// Copies the store into a file, as it is at one moment, while it is used.
  ///
  /// The file holds the rows of every table as the server's COPY writes them, so it can be restored with any partitions. It appears under
  /// its name only when it is whole and on the disk.
  ///
  /// - Parameter path: replaced if it is there.
  /// - Throws: `StoreFailure`.
  public func backUp(to path: String) async throws {
    try await pool.value { connection in
      let file = try BackupWriter(path)
      try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
      do {
        let version = try connection.rows(SchemaVersion.read).first?.first ?? "0"
        try file.write(line: "version \(version)")
        for table in Migration.tables(of: Array(Migration.all.prefix(Int(version) ?? 0))) {
          try file.write(line: "table \(table.name)")
          try CopyStream.out("COPY (SELECT * FROM \(table.name)) TO STDOUT", connection) {
            (bytes) throws(StoreFailure) in
            try file.write(chunk: bytes)
          }
          try file.endTable()
        }
        try file.finish()
        try connection.run("COMMIT")
      } catch {
        try? connection.run("ROLLBACK")
        throw error
      }
    }
  }

  /// Makes a store of a backup and verifies every ledger in it.
  ///
  /// - Parameters:
  ///   - path: the backup.
  ///   - url: the database.
  ///   - options: name a schema that does not exist yet or holds no tables.
  /// - Throws: `StoreFailure`: `notABackup`, `newerSchema`, and what opening a store throws.
  public static func restore(
    from path: String, url: String, zone: TimeZoneRules, clock: StoreClock = .database, options: PostgresOptions
  ) async throws -> (store: PostgresStore, report: VerificationReport) {
    let file = try BackupReader(path)
    let version = try file.version()
    let steps = Migration.all.prefix(version)
    if steps.count < version { throw StoreFailure.newerSchema(found: version, known: Migration.all.count) }
    let bare = try PostgresStore(url: url, zone: zone, clock: clock, options: options, migrations: Array(steps))
    try await bare.pool.value { connection in
      if try connection.rows("SELECT 1 FROM owners LIMIT 1").count > 0 {
        throw StoreFailure.notABackup("the schema \(options.schema) holds a store already")
      }
      try connection.run("BEGIN")
      do {
        while let table = try file.nextTable() {
          guard Migration.tables(of: Array(steps)).contains(where: { $0.name == table }) else {
            throw StoreFailure.notABackup("\(path): an unknown table \(table)")
          }
          try CopyStream.into("COPY \(table) FROM STDIN", connection) { () throws(StoreFailure) in try file.nextChunk()
          }
        }
        try connection.run("COMMIT")
      } catch {
        try? connection.run("ROLLBACK")
        throw error
      }
      try connection.run("ANALYZE")
    }
    bare.close()
    let store = try PostgresStore(url: url, zone: zone, clock: clock, options: options)
    return (store, try await store.verify())
  }
}
