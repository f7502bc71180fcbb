import GRDBSQLite
import Synchronization
import VernaStore

/// Connections that answer one short question each, on the thread that asks: a queue between would cost more than the answer.
final class Lookups: Sendable {
  private struct Free: @unchecked Sendable {
    var connections: [SQLiteConnection] = []
  }

  private let free = Mutex(Free())
  private let path: String
  private static let most = 4

  init(path: String) { self.path = path }

  /// The rows of a statement, by what has been committed.
  func fetch(_ call: StatementCall) throws(StoreFailure) -> SQLRows {
    let connection = try take()
    let result: Result<SQLRows, StoreFailure>
    do throws(StoreFailure) { result = .success(try connection.fetch([call])[0]) } catch { result = .failure(error) }
    let isKept = free.withLock { free in
      if free.connections.count >= Lookups.most { return false }
      free.connections.append(connection)
      return true
    }
    if !isKept { connection.close() }
    return try result.get()
  }

  private func take() throws(StoreFailure) -> SQLiteConnection {
    if let known = free.withLock({ $0.connections.popLast() }) { return known }
    return try SQLiteConnection.beside(path)
  }

  /// Closes the connections; none may be in use.
  func close() {
    free.withLock { free in
      for connection in free.connections { connection.close() }
      free.connections = []
    }
  }
}
