package import VernaStore

extension PostgresStore {
  /// Runs statements of the catalogue and undoes them: how tests hold one engine against another.
  package func trial(_ calls: [StatementCall]) async throws -> [SQLRows] {
    try await pool.value { connection in
      try connection.begin()
      defer { connection.rollBack() }
      return try connection.fetch(calls)
    }
  }

  /// Prepares a statement as `plan` and gives the lines of its plan.
  package func explain(_ prepare: String, _ explain: String) async throws -> [String] {
    try await pool.value { connection in
      try connection.run(prepare)
      defer { try? connection.run("DEALLOCATE plan") }
      return try connection.rows(explain).map { $0[0] }
    }
  }

  /// Runs a text and gives its rows: how tests look at plans and damage what is kept.
  package func run(_ text: String) async throws -> [[String]] {
    try await pool.value { connection in try connection.rows(text) }
  }
}
