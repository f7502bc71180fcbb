import GRDB
import Synchronization
import VernaStore

/// A request to write, as the group sees it.
struct WriteRequest: Sendable {
  /// Does the work in a savepoint; false undoes it.
  let run: @Sendable (SQLiteConnection) -> Bool
  /// Gives the answer: after the commit, or with what kept the group from being committed.
  let answer: @Sendable (StoreFailure?) -> Void
}

/// The one writer: requests that wait are done in one transaction, each in a savepoint of its own, and share one flush of the disk.
///
/// An answer is given after COMMIT only, also to a request that was refused, since what it was refused for may be another's of the same
/// group. A COMMIT that fails fails them all.
final class GroupCommit: Sendable {
  private struct Waiting {
    var requests: [WriteRequest] = []
    var isRunning = false
  }

  private let pool: DatabasePool
  private let connection: SQLiteConnection
  private let waiting = Mutex(Waiting())
  /// So many requests a transaction at most, so that none waits long for the others.
  private let limit = 256

  private let checkpointer: Checkpointer

  init(_ pool: DatabasePool, _ connection: SQLiteConnection, _ checkpointer: Checkpointer) {
    self.pool = pool
    self.checkpointer = checkpointer
    self.connection = connection
  }

  func add(_ request: WriteRequest) {
    let isFirst = waiting.withLock { waiting in
      waiting.requests.append(request)
      defer { waiting.isRunning = true }
      return !waiting.isRunning
    }
    if isFirst { pool.asyncWriteWithoutTransaction { [self] _ in runAll() } }
  }

  private func runAll() {
    while true {
      let group: [WriteRequest] = waiting.withLock { waiting in
        let group = Array(waiting.requests.prefix(limit))
        waiting.requests.removeFirst(group.count)
        if group.isEmpty { waiting.isRunning = false }
        return group
      }
      if group.isEmpty { return }
      let failure = commit(group)
      for request in group { request.answer(failure) }
      checkpointer.afterGroup(connection.handle)
    }
  }

  /// What kept a group from being committed; nil if it is on the disk.
  private func commit(_ group: [WriteRequest]) -> StoreFailure? {
    connection.whyEnded = nil
    do throws(StoreFailure) {
      try connection.take(.begin)
      for request in group {
        try connection.take(.save)
        let isKept = request.run(connection)
        // A disk that is full or fails may end the whole transaction.
        guard connection.isInTransaction else {
          throw connection.whyEnded ?? .commitFailed("the transaction was ended by the disk")
        }
        if !isKept { try connection.take(.undo) }
        try connection.take(.keep)
      }
      try connection.take(.commit)
      return nil
    } catch {
      if connection.isInTransaction { try? connection.run("ROLLBACK") }
      if case .full = error { return error }
      if case .commitFailed = error { return error }
      return .commitFailed("\(error)")
    }
  }
}
