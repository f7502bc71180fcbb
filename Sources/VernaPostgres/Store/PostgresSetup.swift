import VernaStore

/// Makes and changes the schema, and says how connections are set.
enum PostgresSetup {
  /// What every connection sets for itself.
  static func settings(_ options: PostgresOptions, isCut: Bool) -> [(name: String, value: String)] {
    [
      ("search_path", quoted(options.schema)), ("jit", "off"), ("synchronous_commit", "on"),
      ("client_min_messages", "warning"), ("timezone", "'UTC'"), ("statement_timeout", "0"),
      // Every statement goes by a key, so one plan serves all values; where tables are cut, a plan for the value reaches one part.
      ("plan_cache_mode", isCut ? "auto" : "force_generic_plan"),
    ]
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Brings the schema up, one process at a time.
  ///
  /// - Returns: into how many parts the owned tables are cut.
  static func migrate(_ url: String, _ options: PostgresOptions, _ known: [Migration]) throws(StoreFailure) -> Int {
    let connection = try PostgresConnection(url, settings: [("client_min_messages", "warning")])
    // Ends with the connection, whatever happens.
    try connection.run("SELECT pg_advisory_lock(hashtext('verna.schema'))")
    try connection.run("CREATE SCHEMA IF NOT EXISTS \(quoted(options.schema))")
    try connection.run("SET search_path = \(quoted(options.schema))")
    let hasTable = try connection.rows("SELECT to_regclass('schema_version') IS NOT NULL").first?.first == "t"
    let found = hasTable ? Int(try connection.rows(SchemaVersion.read).first?.first ?? "0") ?? 0 : 0
    let partitions = found == 0 ? options.partitions : try self.partitions(connection)
    let dialect = Dialect.postgres(partitions: partitions)
    for migration in try Migration.pending(from: found, known: known) {
      try connection.run("BEGIN")
      try connection.run(dialect.rendered(SchemaVersion.create))
      for statement in migration.statements(in: dialect) { try connection.run(statement) }
      try connection.run(SchemaVersion.write(migration.version))
      try connection.run("COMMIT")
    }
    return partitions
  }

  private static func partitions(_ connection: PostgresConnection) throws(StoreFailure) -> Int {
    let count = "SELECT COUNT(*) FROM pg_inherits WHERE inhparent = to_regclass('owners')"
    return Int(try connection.rows(count).first?.first ?? "0") ?? 0
  }
}
