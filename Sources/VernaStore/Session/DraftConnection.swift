/// A connection for work that is drafted beside the writer: it reads from a snapshot and keeps what would be written.
///
/// What the work does is the same as under the lock; the writer then only carries the draft out, if the owner is still as the snapshot had
/// them. Whatever a snapshot cannot answer for certain spoils the draft, and the work is done on the writer.
package final class DraftConnection: SQLConnection {
  private let reader: any SQLConnection
  private var draft = WorkDraft()
  private var isSpoiled = false
  /// Tables that the work has added rows to: the snapshot does not have them.
  private var written: Set<String> = []

  /// Drafts over a connection that is in a transaction of its own.
  package init(_ reader: any SQLConnection) { self.reader = reader }

  /// What is to be carried out; nil where the work must be done on the writer.
  package var finished: WorkDraft? { isSpoiled || draft.advance == nil ? nil : draft }

  package func send(_ calls: [StatementCall]) throws(StoreFailure) {
    for call in calls {
      if call.statement === OwnedStatements.insert {
        draft.makes = call
      } else if call.statement === OwnedStatements.advance {
        draft.advance = StatementCall(OwnedStatements.advanceFrom, call.values + [.int64(draft.version)])
      } else {
        note(call.statement)
        draft.calls.append(call)
      }
    }
  }

  package func fetch(_ calls: [StatementCall]) throws(StoreFailure) -> [SQLRows] {
    var results: [SQLRows] = []
    results.reserveCapacity(calls.count)
    for call in calls { results.append(try rows(call)) }
    return results
  }

  private func rows(_ call: StatementCall) throws(StoreFailure) -> SQLRows {
    if call.statement === OwnedStatements.lock { return try locked(call) }
    if call.statement === DirectoryStatements.claim { return try claimed(call) }
    if call.statement.isWriting {
      guard WorkDraft.conditional.contains(where: { $0 === call.statement }) else { throw spoiled() }
      note(call.statement)
      draft.conditions.append(call)
      return SQLRows(columns: 1, values: [.int64(0)])
    }
    if !written.isDisjoint(with: call.statement.tables) { throw spoiled() }
    let rows = try reader.fetch([call])[0]
    if call.statement === SharedStatements.openFrom { draft.openFrom = rows }
    return rows
  }

  /// The owner's row as the lock would give it.
  private func locked(_ call: StatementCall) throws(StoreFailure) -> SQLRows {
    let found = try reader.fetch(OwnedQueries.peek, call.values)
    if let row = found.first {
      draft.version = try row.int(1) - 1
      return found
    }
    guard let made = draft.makes else { return found }
    let now = try reader.fetch(SharedStatements.now, []).first?.int(0) ?? 0
    let counts = [SQLValue](repeating: .int64(0), count: 4)
    return SQLRows(
      columns: 10,
      values: [made.values[1], .int64(1), .int64(0), made.values[2]] + counts + [.int64(now), .bytes([])])
  }

  /// A name that is free in the snapshot is ours if it is still free when the draft is carried out.
  private func claimed(_ call: StatementCall) throws(StoreFailure) -> SQLRows {
    let key = Array(call.values.prefix(2))
    let isKnown = draft.claims.contains { Array($0.values.prefix(2)) == key }
    if isKnown || written.contains("directory") { throw spoiled() }
    if try reader.fetch(DirectoryStatements.entry, key).count > 0 { throw spoiled() }
    draft.claims.append(StatementCall(DirectoryStatements.claimFree, call.values))
    return SQLRows(columns: 1, values: [call.values[2]])
  }

  private func note(_ statement: Statement) { written.formUnion(statement.tables) }

  private func spoiled() -> StoreFailure {
    isSpoiled = true
    return .conflict("draft")
  }
}
