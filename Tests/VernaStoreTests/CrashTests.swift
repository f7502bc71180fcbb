import Foundation
import Testing
import VernaCore
import VernaLedger
import VernaPostgres
import VernaSQLite
import VernaStore

/// `VERNA_CRASHES=full` kills 500 times on SQLite and 100 times on PostgreSQL; without it a few.
@Suite("Killed at random moments", .serialized)
struct CrashTests {
  private static let isFull = ProcessInfo.processInfo.environment["VERNA_CRASHES"] == "full"
  static let hasStrace = (try? Shell.run("command -v strace")) == 0

  /// The writer's executable stands beside the tests'.
  private static let writer: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    var places = [bundle.bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL]
    if let executable = Bundle.main.executableURL { places.append(executable.deletingLastPathComponent()) }
    let found = places.map { $0.appendingPathComponent("verna-crash-writer").path }
    return found.first { FileManager.default.isExecutableFile(atPath: $0) } ?? found[0]
  }()

  /// Runs the writer, kills it after some requests and a random moment more, and gives how many were answered in all.
  private func killed(_ run: Int, log: String, _ words: String, trace: String? = nil) throws -> Int {
    let strace = trace.map { "strace -f -y -s 0 --seccomp-bpf -e trace=pwrite64,fdatasync,fsync -o \($0) " } ?? ""
    let child = try Shell.spawn("exec \(strace)\(CrashTests.writer) \(run) \(log) \(words)")
    let begun = Date()
    var isRunning = false
    while !isRunning, Date().timeIntervalSince(begun) < 60 {
      usleep(2000)
      isRunning = try lines(log).contains { $0 == "running \(run)" }
    }
    usleep(UInt32.random(in: 0...(trace == nil ? 120_000 : 300_000)))
    // The writer itself, not what traces it: that ends by itself and has then written everything down.
    let process = try lines(log).last { $0.hasPrefix("process ") }.flatMap { pid_t($0.dropFirst(8)) }
    kill(process ?? child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 && errno == EINTR {}
    #expect(isRunning, "the writer did not start")
    return try lines(log).filter { $0.hasPrefix("answered") }.count
  }

  private func lines(_ path: String) throws -> [Substring] {
    ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n")
  }

  /// What is wrong after a crash: what was answered and is not there, what is there twice, and whatever verification finds.
  private func losses(_ store: any LedgerStore, log: String) async throws -> [String] {
    var owners: [ByteText: ByteText] = [:]
    var answered: [ByteText] = []
    for line in try lines(log) {
      let words = line.split(separator: " ").map { ByteText(String($0)) }
      if words.count == 3, words[0] == "began" { owners[words[1]] = words[2] }
      if words.count == 2, words[0] == "answered" { answered.append(words[1]) }
    }
    let report = try await store.verify()
    var found = report.faults.map { "\($0)" }
    let (names, known) = (answered, owners)
    found += try await store.read { reader in
      var found: [String] = []
      var times: [ByteText: Int] = [:]
      for row in try reader.owners(after: "", limit: .max) {
        for event in try reader.owner(row.owner).journal(from: .min) { times[event.event.reference, default: 0] += 1 }
      }
      for name in names where times[name] == nil { found.append("lost: \(name) of \(known[name] ?? "")") }
      for (name, count) in times where count > 1 { found.append("\(count) times: \(name)") }
      return found
    }
    return found
  }

  @Test("SQLite: nothing that was answered is lost, nothing is there twice")
  func sqlite() async throws {
    let directory = TemporaryDirectory()
    let log = directory.path + "/requests"
    let data = directory.path + "/data"
    var answered = 0
    for run in 0..<(CrashTests.isFull ? 400 : 8) {
      answered = try killed(run, log: log, "sqlite \(data)")
      let store = try SQLiteStore(directory: data, zone: StoreEngine.zone)
      #expect(try await losses(store, log: log) == [])
      try store.close()
    }
    #expect(answered > 100)
  }

  @Test(
    "SQLite: nothing is lost when the log is cut back to its last flush; with NORMAL it is",
    .enabled(if: CrashTests.hasStrace, "strace is not installed"), arguments: ["FULL", "NORMAL"])
  func power(synchronous: String) async throws {
    let directory = TemporaryDirectory()
    var lost = 0
    var flushes = 0
    for run in 0..<(CrashTests.isFull ? (synchronous == "FULL" ? 100 : 10) : 3) {
      // Each by itself: what was cut must not be asked of the next.
      let log = directory.path + "/requests-\(run)"
      let data = directory.path + "/data-\(run)"
      let trace = directory.path + "/trace-\(run)"
      let answered = try killed(
        run, log: log, "sqlite \(data)" + (synchronous == "FULL" ? "" : " \(synchronous)"), trace: trace)
      let calls = WriteAheadLogTrace(try String(contentsOfFile: trace, encoding: .utf8))
      flushes += calls.flushes
      try calls.cut(data + "/verna.sqlite-wal")
      let store = try SQLiteStore(directory: data, zone: StoreEngine.zone)
      let found = try await losses(store, log: log)
      if synchronous == "FULL" { #expect(found == [], "\(answered) answered, \(calls)") }
      lost += found.filter { $0.hasPrefix("lost") }.count
      try store.close()
    }
    if synchronous == "FULL" {
      #expect(flushes > 10)
    } else {
      #expect(lost > 0, "the cut loses nothing: it proves nothing")
    }
  }

  @Test("PostgreSQL: the server killed with its writer", .enabled(if: PostgresCluster.isThere))
  func postgres() async throws {
    let cluster = try #require(try PostgresCluster.another())
    let directory = TemporaryDirectory()
    let log = directory.path + "/requests"
    for run in 0..<(CrashTests.isFull ? 100 : 3) {
      let words = "postgres '\(cluster.url)' crash"
      if run.isMultiple(of: 2) {
        _ = try killed(run, log: log, words)
        try cluster.kill()
      } else {
        // The server first, in the middle of its answers.
        let child = try Shell.spawn("exec \(CrashTests.writer) \(run) \(log) \(words)")
        while try !lines(log).contains(where: { $0 == "running \(run)" }) { usleep(2000) }
        usleep(UInt32.random(in: 0...200_000))
        try cluster.kill()
        kill(child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 && errno == EINTR {}
      }
      try cluster.start()
      let store = try PostgresStore(
        url: cluster.url, zone: StoreEngine.zone, options: PostgresOptions(connections: 2, schema: "crash"))
      #expect(try await losses(store, log: log) == [])
      store.close()
    }
    try cluster.kill()
  }
}
