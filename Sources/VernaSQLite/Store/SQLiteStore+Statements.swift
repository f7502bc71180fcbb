package import VernaStore

extension SQLiteStore: StatementRunner {
  package func change(_ calls: [StatementCall]) async throws -> [SQLRows] {
    try await inGroup(isKept: { _ in true }) { connection in try connection.fetch(calls) }
  }

  package func fetch(_ calls: [StatementCall]) async throws -> [SQLRows] {
    try await onReader { connection in try connection.fetch(calls) }
  }
}
