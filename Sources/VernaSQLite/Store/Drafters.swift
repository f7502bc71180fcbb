import Foundation
import Synchronization
import VernaStore

/// Connections that draft work beside the writer: rules, prices and rows are worked out from a snapshot, so that the one writer has only
/// the writing to do, and finds the pages that it needs in memory.
final class Drafters: Sendable {
  /// A connection with the thread that it belongs to.
  private final class Drafter: @unchecked Sendable {
    let connection: SQLiteConnection
    let queue: DispatchQueue

    init(_ connection: SQLiteConnection, _ number: Int) {
      self.connection = connection
      queue = DispatchQueue(label: "verna.draft.\(number)", qos: .userInitiated)
    }
  }

  private struct Waiting {
    var requests: [WriteRequest] = []
    var idle: [Drafter]
  }

  private let waiting: Mutex<Waiting>
  private let drafters: [Drafter]
  /// So many requests a snapshot: pages are read once for all of them, and none waits long.
  private static let most = 32

  /// Opens connections to a file that is there.
  ///
  /// - Throws: `StoreFailure.unavailable`.
  init(path: String, count: Int) throws(StoreFailure) {
    var drafters: [Drafter] = []
    for number in 0..<count { drafters.append(Drafter(try SQLiteConnection.beside(path), number)) }
    self.drafters = drafters
    waiting = Mutex(Waiting(idle: drafters))
  }

  /// Whether there are none.
  var isEmpty: Bool { drafters.isEmpty }

  /// Drafts a request, and hands it on with those that were drafted with it.
  func add(_ request: WriteRequest, _ hand: @escaping @Sendable ([DraftedRequest]) -> Void) {
    let free = waiting.withLock { waiting in
      waiting.requests.append(request)
      return waiting.idle.popLast()
    }
    free?.queue.async { [self] in
      guard let free else { return }
      while let batch = next(for: free) { hand(draft(batch, free.connection)) }
    }
  }

  private func next(for drafter: Drafter) -> [WriteRequest]? {
    waiting.withLock { waiting in
      if waiting.requests.isEmpty {
        waiting.idle.append(drafter)
        return nil
      }
      let batch = Array(waiting.requests.prefix(Drafters.most))
      waiting.requests.removeFirst(batch.count)
      return batch
    }
  }

  private func draft(_ batch: [WriteRequest], _ connection: SQLiteConnection) -> [DraftedRequest] {
    do {
      try connection.take(.look)
      let drafted = batch.map { DraftedRequest(request: $0, draft: $0.draft?(connection)) }
      try connection.take(.commit)
      return drafted
    } catch {
      if connection.isInTransaction { try? connection.run("ROLLBACK") }
      return batch.map { DraftedRequest(request: $0, draft: nil) }
    }
  }

  /// Waits until nothing is being drafted, and closes the connections.
  func close() {
    for drafter in drafters {
      drafter.queue.sync { drafter.connection.close() }
    }
  }
}
