import Foundation
import GRDBSQLite
public import VernaCore
public import VernaStore

extension SQLiteStore {
  /// Copies the store into a file, as it is at one moment, while it is used.
  ///
  /// The copy is a file of SQLite. It appears under its name only when it is whole and on the disk.
  ///
  /// - Parameter path: replaced if it is there.
  /// - Throws: `StoreFailure`.
  public func backUp(to path: String) async throws {
    let source = DataDirectory.database(in: directory)
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      // A copy takes as long as the file is large: not on a thread of Swift's tasks.
      DispatchQueue.global().async { continuation.resume(with: Result { try SQLiteBackup.copy(source, to: path) }) }
    }
  }

  /// Makes a store of a backup, looks whether the file is sound, and verifies every ledger in it.
  ///
  /// - Parameters:
  ///   - path: the backup.
  ///   - directory: of the new store; it must hold none.
  /// - Returns: the store and what was found; a store with faults is left as it is.
  /// - Throws: `StoreFailure`: `notABackup`, and what opening a store throws.
  public static func restore(
    from path: String, to directory: String, zone: TimeZoneRules, clock: StoreClock = .database,
    migrations: [Migration] = Migration.all
  ) async throws -> (store: SQLiteStore, report: VerificationReport) {
    let target = DataDirectory.database(in: directory)
    if FileManager.default.fileExists(atPath: target) {
      throw StoreFailure.notABackup("\(directory) holds a store already")
    }
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw StoreFailure.unavailable("\(directory): \(error.localizedDescription)")
    }
    let damages = try SQLiteBackup.damages(path)
    try SQLiteBackup.copy(path, to: target)
    let store = try SQLiteStore(directory: directory, zone: zone, clock: clock, migrations: migrations)
    var report = try await store.verify()
    report.faults = damages.map { .damaged($0) } + report.faults
    report.faultCount += damages.count
    return (store, report)
  }
}

/// Copies of files of SQLite.
enum SQLiteBackup {
  /// Copies a file page by page from one snapshot: a reader of its own holds it, so writers do not start the copy again.
  static func copy(_ source: String, to path: String) throws(StoreFailure) {
    let partial = path + ".partial"
    unlink(partial)
    let from = try open(source, SQLITE_OPEN_READONLY)
    defer { sqlite3_close_v2(from) }
    let to = try open(partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    defer { sqlite3_close_v2(to) }
    try run(from, "BEGIN", source)
    try run(from, "SELECT COUNT(*) FROM sqlite_master", source)
    guard let backup = sqlite3_backup_init(to, "main", from, "main") else { throw failure(to, path) }
    var code = sqlite3_backup_step(backup, 256)
    while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED { code = sqlite3_backup_step(backup, 256) }
    guard sqlite3_backup_finish(backup) == SQLITE_OK, code == SQLITE_DONE else { throw failure(to, path) }
    try run(from, "COMMIT", source)
    // A file by itself, without a log beside it.
    try run(to, "PRAGMA journal_mode = DELETE", path)
    guard rename(partial, path) == 0 else { throw .unavailable("\(path): \(String(cString: strerror(errno)))") }
    try flush(path)
    try flush((path as NSString).deletingLastPathComponent)
  }

  /// What SQLite finds wrong with a file; empty for a sound one.
  static func damages(_ path: String) throws(StoreFailure) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { throw .notABackup("\(path): there is no such file") }
    let handle = try open(path, SQLITE_OPEN_READONLY)
    defer { sqlite3_close_v2(handle) }
    guard try texts(handle, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_version'", path) == ["1"] else {
      throw .notABackup("\(path): it holds no store")
    }
    let found = try texts(handle, "PRAGMA integrity_check(20)", path) + texts(handle, "PRAGMA foreign_key_check", path)
    return found.filter { $0 != "ok" }
  }

  private static func open(_ path: String, _ flags: Int32) throws(StoreFailure) -> OpaquePointer {
    var made: OpaquePointer?
    let code = sqlite3_open_v2(path, &made, flags, nil)
    guard code == SQLITE_OK, let made else {
      let message = String(cString: sqlite3_errstr(code))
      sqlite3_close_v2(made)
      throw .unavailable("\(path): \(message)")
    }
    sqlite3_busy_timeout(made, 10_000)
    return made
  }

  private static func run(_ handle: OpaquePointer, _ text: String, _ path: String) throws(StoreFailure) {
    if sqlite3_exec(handle, text, nil, nil, nil) != SQLITE_OK { throw failure(handle, path) }
  }

  /// The first column of a text's rows.
  private static func texts(_ handle: OpaquePointer, _ text: String, _ path: String) throws(StoreFailure) -> [String] {
    var made: OpaquePointer?
    guard sqlite3_prepare_v2(handle, text, -1, &made, nil) == SQLITE_OK else {
      throw .notABackup("\(path): it is no database")
    }
    defer { sqlite3_finalize(made) }
    var found: [String] = []
    while sqlite3_step(made) == SQLITE_ROW {
      found.append(sqlite3_column_text(made, 0).map { String(cString: $0) } ?? "")
    }
    return found
  }

  private static func failure(_ handle: OpaquePointer, _ path: String) -> StoreFailure {
    let message = "\(path): \(String(cString: sqlite3_errmsg(handle)))"
    return sqlite3_errcode(handle) & 0xff == SQLITE_FULL ? .full(message) : .unavailable(message)
  }

  /// Puts a file, or a directory's names, on the disk.
  private static func flush(_ path: String) throws(StoreFailure) {
    let descriptor = Foundation.open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unavailable("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw .unavailable("\(path): \(String(cString: strerror(errno)))") }
  }
}
