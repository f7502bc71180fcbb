/// A store that runs statements of the catalogue which belong to no owner.
package protocol StatementRunner: Sendable {
  /// Runs statements in one transaction and gives the rows of each, when they are on the disk.
  ///
  /// - Throws: `StoreFailure`; none of them is done then.
  func change(_ calls: [StatementCall]) async throws -> [SQLRows]

  /// Runs reading statements on one snapshot.
  ///
  /// - Throws: `StoreFailure`.
  func fetch(_ calls: [StatementCall]) async throws -> [SQLRows]
}
