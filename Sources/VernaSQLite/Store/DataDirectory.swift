import Foundation
import VernaStore

/// The directory of a store, locked by the one process that may write to it.
final class DataDirectory: Sendable {
  let path: String
  private let descriptor: Int32

  /// Makes the directory if need be and takes its lock.
  ///
  /// The lock is the system's own (`flock`), so it ends with the process, however that ends. The file says who holds it.
  ///
  /// - Throws: `StoreFailure.locked`, `StoreFailure.unavailable`.
  init(_ path: String) throws(StoreFailure) {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unavailable("\(path): \(error.localizedDescription)")
    }
    let lock = path + "/lock"
    let opened = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw .unavailable("\(lock): \(String(cString: strerror(errno)))") }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let holder = (try? String(contentsOfFile: lock, encoding: .utf8)) ?? ""
      close(opened)
      throw .locked(directory: path, process: holder.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    let holder = "\(ProcessInfo.processInfo.processIdentifier)\n"
    ftruncate(opened, 0)
    _ = holder.withCString { pwrite(opened, $0, strlen($0), 0) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Gives the lock back before the end.
  func unlock() { _ = flock(descriptor, LOCK_UN) }

  /// The database's file.
  var database: String { DataDirectory.database(in: path) }

  static func database(in path: String) -> String { path + "/verna.sqlite" }
}
