import Foundation
import GRDBSQLite
import Synchronization
import VernaStore

/// Moves what is in the log into the file, beside the writer.
///
/// SQLite would do it inside of a COMMIT, and whoever waits for that commit would wait for two more flushes and thousands of pages. Here a
/// connection of its own does most of it while the writer goes on; the writer only does the little that has come in between, after which
/// SQLite begins the log again from its start.
final class Checkpointer: Sendable {
  /// Pages of 2 KB in the log from which on it is worth while: 128 MB.
  private static let enough: Int32 = 65_536
  /// Pages that the writer does by itself without anybody noticing: 8 MB.
  private static let little: Int32 = 4096
  /// Pages at which the writer does all of it, whoever waits: 2 GB.
  private static let tooMany: Int32 = 1_048_576

  private struct Log {
    /// Pages in the log after the last commit.
    var pages: Int32 = 0
    /// Pages of it that are in the file already.
    var moved: Int32 = 0
    var isMoving = false
  }

  private let path: String
  private let log = Mutex(Log())
  private let queue = DispatchQueue(label: "verna.checkpoint", qos: .utility)

  init(path: String) { self.path = path }

  /// Takes over from SQLite's own checkpoints on the writer's connection.
  func attach(to writer: OpaquePointer) {
    sqlite3_wal_autocheckpoint(writer, 0)
    let this = Unmanaged.passUnretained(self).toOpaque()
    _ = sqlite3_wal_hook(
      writer,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().log.withLock { $0.pages = pages }
        return SQLITE_OK
      }, this)
  }

  /// Between two groups, on the writer's queue.
  func afterGroup(_ writer: OpaquePointer) {
    let step = log.withLock { log -> (isWriters: Bool, isBeside: Bool) in
      // The log has begun again from its start.
      if log.pages < log.moved { log.moved = 0 }
      if log.pages < Checkpointer.enough || log.isMoving && log.pages < Checkpointer.tooMany { return (false, false) }
      let left = log.pages - log.moved
      if (log.moved > 0 && left < Checkpointer.little) || log.pages >= Checkpointer.tooMany { return (true, false) }
      log.isMoving = true
      return (false, true)
    }
    if step.isWriters { move(writer) }
    if step.isBeside {
      queue.async { [self] in
        moveBeside()
        log.withLock { $0.isMoving = false }
      }
    }
  }

  private func moveBeside() {
    var made: OpaquePointer?
    defer { sqlite3_close_v2(made) }
    guard sqlite3_open_v2(path, &made, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let made else { return }
    sqlite3_exec(made, "PRAGMA synchronous = FULL", nil, nil, nil)
    #if os(macOS)
      sqlite3_exec(made, "PRAGMA checkpoint_fullfsync = 1", nil, nil, nil)
    #endif
    move(made)
  }

  /// Moves what can be moved without waiting for anybody.
  private func move(_ handle: OpaquePointer) {
    var pages: Int32 = 0
    var moved: Int32 = 0
    guard sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved) == SQLITE_OK else { return }
    log.withLock { $0.moved = max(0, moved) }
  }

  /// Waits until nothing is being moved: before the files are closed.
  func finish() { queue.sync {} }
}
