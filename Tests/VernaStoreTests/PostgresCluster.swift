import Foundation
import Testing

/// A PostgreSQL of the tests' own: made in a temporary directory, reached by a socket there, stopped and removed when the tests end,
/// however they end.
final class PostgresCluster: Sendable {
  /// Where its socket is.
  let directory: String
  private let bin: String

  /// The one of this process; nil, with the reason printed, where PostgreSQL is not installed.
  static let shared: PostgresCluster? = {
    guard let bin = PostgresCluster.binaries() else {
      print("PostgreSQL is not installed (no initdb): tests of its store are skipped")
      return nil
    }
    do {
      return try PostgresCluster(bin: bin)
    } catch {
      print("PostgreSQL could not be started, tests of its store are skipped: \(error)")
      return nil
    }
  }()

  /// One more, which its test may kill; nil where PostgreSQL is not installed.
  static func another() throws -> PostgresCluster? { try binaries().map { try PostgresCluster(bin: $0) } }

  static var isThere: Bool { shared != nil }

  /// A name of libpq's for the database.
  var url: String { "host=\(directory) user=verna dbname=postgres" }

  private init(bin: String) throws {
    self.bin = bin
    directory = "/tmp/verna-pg-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
    try run(
      """
      mkdir -p \(directory) && chmod 700 \(directory)
      \(asServer("\(bin)/initdb -D \(directory)/data -U verna -A trust -E UTF8 --locale=C --no-instructions"))
      """, owned: true)
    try start()
    // The cluster ends with the tests.
    let parent = ProcessInfo.processInfo.processIdentifier
    let stop = asServer("\(bin)/pg_ctl -D \(directory)/data -m immediate stop")
    _ = try Shell.spawn("while kill -0 \(parent); do sleep 1; done; \(stop); rm -rf \(directory)")
  }

  /// Starts the server.
  func start() throws {
    let options = "-c listen_addresses= -k \(directory) -c max_connections=200 -c shared_buffers=256MB"
    try run(asServer("\(bin)/pg_ctl -D \(directory)/data -w -l \(directory)/log -o '\(options)' start"))
  }

  /// Kills the server and all its children, as a loss of power would.
  func kill() throws { try run(asServer("\(bin)/pg_ctl -D \(directory)/data -m immediate stop")) }

  /// A tool of PostgreSQL with the words that reach this cluster.
  func tool(_ name: String) -> (path: String, words: [String]) {
    ("\(bin)/\(name)", ["-h", directory, "-U", "verna"])
  }

  private static func binaries() -> String? {
    let manager = FileManager.default
    var places = ["/opt/homebrew/opt/postgresql@16/bin", "/usr/local/opt/postgresql@16/bin"]
    let versions = (try? manager.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    places += versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
    places += (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return places.first {
      manager.isExecutableFile(atPath: $0 + "/initdb") && manager.isExecutableFile(atPath: $0 + "/pg_ctl")
    }
  }

  /// The server refuses to run as root.
  private func asServer(_ command: String) -> String {
    geteuid() == 0 ? "runuser -u postgres -- \(command)" : command
  }

  private func run(_ script: String, owned: Bool = false) throws {
    let script = owned && geteuid() == 0 ? script.replacing("chmod 700", with: "chown postgres") : script
    let status = try Shell.run("cd /tmp && \(script)")
    if status != 0 { throw ClusterFailure(script: script, status: status) }
  }
}

/// Runs scripts without a word. Not by Foundation's Process, which waits for every child of a child that lives on, such as a server.
enum Shell {
  /// Runs a script and gives how it ended.
  static func run(_ script: String) throws -> Int32 {
    let child = try spawn(script)
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 && errno == EINTR {}
    return status == 0 ? 0 : max(1, status >> 8)
  }

  /// Begins a script and does not wait for it.
  static func spawn(_ script: String) throws -> pid_t {
    let words = ["/bin/sh", "-c", "exec </dev/null >/dev/null 2>&1; " + script]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ)
    if code != 0 { throw ClusterFailure(script: script, status: code) }
    return child
  }
}

struct ClusterFailure: Error {
  let script: String
  let status: Int32
}
