import GRDB
package import VernaStore

extension SQLiteStore {
  /// Runs statements of the catalogue and undoes them: how tests hold one engine against another.
  package func trial(_ calls: [StatementCall]) async throws -> [SQLRows] {
    try await inGroup(isKept: { _ in false }) { connection in try connection.fetch(calls) }
  }

  /// Gives the writer's own connection, between groups: how tests look at its settings and damage what it keeps.
  package func onWriter<Value: Sendable>(_ work: @Sendable (OpaquePointer) throws -> Value) throws -> Value {
    try pool.writeWithoutTransaction { database in
      guard let handle = database.sqliteConnection else { throw StoreFailure.unavailable("the connection is closed") }
      return try work(handle)
    }
  }
}
