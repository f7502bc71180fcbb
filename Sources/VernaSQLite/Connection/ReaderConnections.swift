import GRDB
import Synchronization
import VernaStore

/// The prepared statements of the readers, by the connection that they belong to.
final class ReaderConnections: Sendable {
  private let known = Mutex<[UInt: SQLiteConnection]>([:])

  /// The connection that GRDB has given, with what was prepared on it before.
  func connection(of database: Database) throws(StoreFailure) -> SQLiteConnection {
    guard let handle = database.sqliteConnection else { throw .unavailable("the connection is closed") }
    // One connection is given to one reader at a time, so nobody else makes the same.
    let key = UInt(bitPattern: handle)
    if let connection = known.withLock({ $0[key] }) { return connection }
    let made = SQLiteConnection(handle)
    known.withLock { $0[key] = made }
    return made
  }

  /// Lets every prepared statement go.
  func forget() {
    known.withLock { known in
      for connection in known.values { connection.forgetStatements() }
      known = [:]
    }
  }
}
