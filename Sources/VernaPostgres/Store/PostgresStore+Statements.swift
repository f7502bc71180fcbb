package import VernaStore

extension PostgresStore: StatementRunner {
  package func change(_ calls: [StatementCall]) async throws -> [SQLRows] {
    let outcome = try await transaction { connection in .committed(try connection.fetch(calls)) }
    guard case .committed(let rows) = outcome else { return [] }
    return rows
  }

  package func fetch(_ calls: [StatementCall]) async throws -> [SQLRows] {
    try await pool.value { connection in
      try connection.begin("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
      defer { connection.rollBack() }
      return try connection.fetch(calls)
    }
  }
}
