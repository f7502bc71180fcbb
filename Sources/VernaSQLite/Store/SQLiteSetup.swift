import GRDB
import GRDBSQLite
import VernaStore

/// Opens files of SQLite and sees to it that what durability needs is in force.
enum SQLiteSetup {
  /// STRICT tables and RETURNING came by then, and `strftime` in them.
  private static let oldest: Int32 = 3_037_000

  /// Opens a pool on a file; its log is on, its writer is not yet prepared.
  static func open(_ path: String) throws(StoreFailure) -> DatabasePool {
    let found = sqlite3_libversion_number()
    if found < oldest {
      throw .unsafeSetting(name: "SQLite", found: String(cString: sqlite3_libversion()), wanted: "3.37 or newer")
    }
    var configuration = Configuration()
    configuration.label = "verna"
    configuration.maximumReaderCount = 4
    // Prepared statements are kept by connection (`ReaderConnections`).
    configuration.persistentReadOnlyConnections = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // Of a file that is made. An order changes a row or two on each of many pages, which all go to the log whole: halves are enough.
      try database.execute(sql: "PRAGMA page_size = 2048")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      try database.execute(sql: "PRAGMA cache_size = -32768")
    }
    do {
      return try DatabasePool(path: path, configuration: configuration)
    } catch {
      throw .unavailable("\(path): \(error)")
    }
  }

  /// Brings the schema up, then makes the writer durable and looks whether it is.
  ///
  /// - Returns: the writer's connection, to be used on the pool's writer queue only.
  static func prepareWriter(_ pool: DatabasePool, _ migrations: [Migration]) throws(StoreFailure) -> SQLiteConnection {
    let result: Result<SQLiteConnection, StoreFailure> = pool.writeWithoutTransaction { database in
      do throws(StoreFailure) {
        guard let handle = database.sqliteConnection else { throw .unavailable("the connection is closed") }
        let connection = SQLiteConnection(handle)
        try makeDurable(connection)
        try migrate(connection, migrations)
        return .success(connection)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// GRDB sets `synchronous` to NORMAL when it turns the log on, so it is set here, after the pool is open.
  private static func makeDurable(_ connection: SQLiteConnection) throws(StoreFailure) {
    try connection.run("PRAGMA synchronous = FULL")
    #if os(macOS)
      try connection.run("PRAGMA fullfsync = 1")
      try connection.run("PRAGMA checkpoint_fullfsync = 1")
      try check(connection, "fullfsync", wanted: 1)
    #endif
    try connection.run("PRAGMA cache_size = -131072")
    try check(connection, "synchronous", wanted: 2)
    try check(connection, "foreign_keys", wanted: 1)
  }

  /// Refuses a setting that is not in force.
  static func check(_ connection: SQLiteConnection, _ name: String, wanted: Int64) throws(StoreFailure) {
    let found = try connection.number("PRAGMA \(name)") ?? -1
    if found != wanted { throw .unsafeSetting(name: name, found: "\(found)", wanted: "\(wanted)") }
  }

  private static func migrate(_ connection: SQLiteConnection, _ migrations: [Migration]) throws(StoreFailure) {
    let hasTable = try connection.number(
      "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'")
    let found = hasTable == 1 ? try connection.number(SchemaVersion.read) ?? 0 : 0
    for migration in try Migration.pending(from: Int(found), known: migrations) {
      try connection.run("BEGIN IMMEDIATE")
      do throws(StoreFailure) {
        try connection.run(Dialect.sqlite.rendered(SchemaVersion.create))
        for statement in migration.statements(in: .sqlite) { try connection.run(statement) }
        try connection.run(SchemaVersion.write(migration.version))
        try connection.run("COMMIT")
      } catch {
        try? connection.run("ROLLBACK")
        throw error
      }
    }
  }
}
