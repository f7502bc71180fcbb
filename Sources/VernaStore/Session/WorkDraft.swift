/// Work for one owner that was decided on a snapshot: what is left is to write it, if the owner has not changed meanwhile.
package struct WorkDraft: Sendable {
  /// Makes the owner, where there was none.
  var makes: StatementCall?
  /// The owner's version in the snapshot.
  var version: Int64 = 0
  /// Writes down how far the owner has come, from that version only.
  var advance: StatementCall?
  /// Names that were free.
  var claims: [StatementCall] = []
  /// Rows of the owner.
  var calls: [StatementCall] = []
  /// Changes of shared rows, each of one row or refused.
  var conditions: [StatementCall] = []
  /// From which day on the books were open; nil where the work did not look.
  var openFrom: SQLRows?

  /// Statements whose one row says that they were done.
  static let conditional = [
    SharedStatements.takeBudget, SharedStatements.giveBackBudget, SharedStatements.takeStock,
    SharedStatements.giveBackStock, SharedStatements.endTransfer,
  ]

  /// Whether shared rows may refuse it.
  package var isConditional: Bool { !conditions.isEmpty }

  /// What came of carrying a draft out.
  package enum Outcome: Sendable {
    /// It is written.
    case done
    /// It does not hold any more; nothing was changed.
    case untouched
    /// It does not hold any more, and something was changed that must be undone.
    case changed
  }

  /// Writes it over the writer's connection.
  ///
  /// - Parameters:
  ///   - openFrom: from which day on the books are open now.
  ///   - changes: runs a statement and says how many rows it changed.
  /// - Throws: `StoreFailure`; then it must be undone.
  package func carryOut(
    over connection: any SQLConnection, openFrom: SQLRows?, changes: (StatementCall) throws(StoreFailure) -> Int
  ) throws(StoreFailure) -> Outcome {
    guard let advance, self.openFrom.map({ $0 == openFrom }) ?? true else { return .untouched }
    if let makes, try changes(makes) != 1 { return .untouched }
    if try changes(advance) != 1 { return makes == nil ? .untouched : .changed }
    for claim in claims where try changes(claim) != 1 { return .changed }
    try connection.send(calls)
    for condition in conditions where try connection.fetch([condition])[0].count != 1 { return .changed }
    return .done
  }
}
