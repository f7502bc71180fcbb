import GRDB
import Synchronization
import VernaStore

/// A request to write, as the group sees it.
struct WriteRequest: Sendable {
  /// Drafts the work from a snapshot beside the writer; nil where only the writer can do it.
  var draft: (@Sendable (SQLiteConnection) -> WorkDraft?)?
  /// Does the work in a savepoint; false undoes it.
  let run: @Sendable (SQLiteConnection) -> Bool
  /// Gives the answer: after the commit, or with what kept the group from being committed.
  let answer: @Sendable (StoreFailure?) -> Void
}

/// A request with what was drafted of it, if anything.
struct DraftedRequest: Sendable {
  let request: WriteRequest
  let draft: WorkDraft?
}

/// The one writer: requests that wait are done in one transaction and share one flush of the disk.
///
/// What was drafted beside the writer is only written. A draft that does not hold any more is done again here, in a savepoint of its own; where
/// one has changed something before that was seen, the whole group is, since savepoints cost more than the few that fail.
///
/// An answer is given after COMMIT only, also to a request that was refused, since what it was refused for may be another's of the same
/// group. A COMMIT that fails fails them all.
final class GroupCommit: Sendable {
  private struct Waiting {
    var requests: [DraftedRequest] = []
    var isRunning = false
  }

  private let pool: DatabasePool
  private let connection: SQLiteConnection
  private let waiting = Mutex(Waiting())
  /// So many requests a transaction at most, so that none waits long for the others.
  private let limit = 256

  private let checkpointer: Checkpointer
  private let drafters: Drafters

  init(
    _ pool: DatabasePool, _ connection: SQLiteConnection, _ checkpointer: Checkpointer, _ drafters: Drafters
  ) {
    self.pool = pool
    self.drafters = drafters
    self.checkpointer = checkpointer
    self.connection = connection
  }

  func add(_ request: WriteRequest) {
    if request.draft == nil || drafters.isEmpty {
      write([DraftedRequest(request: request, draft: nil)])
    } else {
      drafters.add(request) { [self] in write($0) }
    }
  }

  private func write(_ requests: [DraftedRequest]) {
    let isFirst = waiting.withLock { waiting in
      waiting.requests += requests
      defer { waiting.isRunning = true }
      return !waiting.isRunning
    }
    if isFirst { pool.asyncWriteWithoutTransaction { [self] _ in runAll() } }
  }

  private func runAll() {
    while true {
      let group: [DraftedRequest] = waiting.withLock { waiting in
        let group = Array(waiting.requests.prefix(limit))
        waiting.requests.removeFirst(group.count)
        if group.isEmpty { waiting.isRunning = false }
        return group
      }
      if group.isEmpty { return }
      let failure = commit(group)
      for one in group { one.request.answer(failure) }
      checkpointer.afterGroup(connection.handle)
    }
  }

  /// What kept a group from being committed; nil if it is on the disk.
  private func commit(_ group: [DraftedRequest]) -> StoreFailure? {
    connection.whyEnded = nil
    do throws(StoreFailure) {
      if try !carryOut(group, byDrafts: true) {
        try connection.run("ROLLBACK")
        _ = try carryOut(group, byDrafts: false)
      }
      return nil
    } catch {
      if connection.isInTransaction { try? connection.run("ROLLBACK") }
      if case .full = error { return error }
      if case .commitFailed = error { return error }
      return .commitFailed("\(error)")
    }
  }

  /// Does a group and commits it.
  ///
  /// - Returns: false where a draft must be undone that has no savepoint.
  private func carryOut(_ group: [DraftedRequest], byDrafts: Bool) throws(StoreFailure) -> Bool {
    try connection.take(.begin)
    var openFrom: SQLRows?
    for one in group {
      if byDrafts, let draft = one.draft {
        if openFrom == nil { openFrom = try connection.fetch([StatementCall(SharedStatements.openFrom, [])])[0] }
        switch try carryOut(draft, openFrom) {
        case .done: continue
        case .untouched: break
        case .changed: return false
        }
      }
      try run(one.request)
      // It may have closed the books.
      openFrom = nil
    }
    try connection.take(.commit)
    return true
  }

  /// Writes a draft; one that shared rows may refuse in a savepoint.
  private func carryOut(_ draft: WorkDraft, _ openFrom: SQLRows?) throws(StoreFailure) -> WorkDraft.Outcome {
    func changes(_ call: StatementCall) throws(StoreFailure) -> Int { try connection.changes(call) }
    if draft.isConditional { try connection.take(.save) }
    var outcome = WorkDraft.Outcome.changed
    do throws(StoreFailure) {
      outcome = try draft.carryOut(over: connection, openFrom: openFrom, changes: changes)
    } catch {
      try checkTransaction()
    }
    guard draft.isConditional else { return outcome }
    if outcome == .changed {
      try connection.take(.undo)
      outcome = .untouched
    }
    try connection.take(.keep)
    return outcome
  }

  /// Does a request in a savepoint.
  private func run(_ request: WriteRequest) throws(StoreFailure) {
    try connection.take(.save)
    let isKept = request.run(connection)
    try checkTransaction()
    if !isKept { try connection.take(.undo) }
    try connection.take(.keep)
  }

  /// A disk that is full or fails may end the whole transaction.
  private func checkTransaction() throws(StoreFailure) {
    if !connection.isInTransaction {
      throw connection.whyEnded ?? .commitFailed("the transaction was ended by the disk")
    }
  }
}
