import Foundation
import GRDBSQLite
import Synchronization
import VernaCore
import VernaLedger
import VernaPostgres
import VernaSQLite
import VernaStore

/// Writes to a store until it is killed, and says in a file what it began and what was answered.
///
///     verna-crash-writer RUN LOG sqlite DIRECTORY [NORMAL]
///     verna-crash-writer RUN LOG postgres URL SCHEMA
///
/// The log has a line `began NAME OWNER` before a request and `answered NAME` after it. What an earlier run began and got no answer to
/// is asked again first, under the same key.
@main
struct CrashWriter {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 5, let log = RequestLog(words[2]), let zone = TimeZoneRules(name: "Europe/Moscow") else {
      exit(2)
    }
    let store: any LedgerStore
    if words[3] == "sqlite" {
      let sqlite = try SQLiteStore(directory: words[4], zone: zone)
      // What the product refuses to open with: the test must see that it loses what was answered.
      if words.count > 5 {
        try sqlite.onWriter { _ = sqlite3_exec($0, "PRAGMA synchronous = \(words[5])", nil, nil, nil) }
      }
      store = sqlite
    } else {
      store = try PostgresStore(url: words[4], zone: zone, options: PostgresOptions(connections: 8, schema: words[5]))
    }
    for (name, owner) in log.unanswered() {
      try await write(name, owner, store)
      log.add("answered \(name)")
    }
    log.add("process \(ProcessInfo.processInfo.processIdentifier)")
    log.add("running \(words[1])")
    await withTaskGroup(of: Void.self) { group in
      for client in 0..<8 {
        group.addTask {
          for number in 0... {
            let name = "\(words[1])-\(client)-\(number)"
            let owner = "M\((number * 7 + client * 3) % 40)"
            log.add("began \(name) \(owner)")
            do { try await write(name, owner, store) } catch { return }
            log.add("answered \(name)")
          }
        }
      }
    }
  }

  /// One request: points are earned, some are held and spent, and a budget is used.
  private static func write(_ name: String, _ owner: String, _ store: any LedgerStore) async throws {
    let reference = ByteText(name)
    let owner = ByteText(owner)
    let key = IdempotencyKey(apiKey: "crash", key: reference)
    let outcome = try await store.write(WriteIntent(owner: owner, idempotency: key)) { session in
      if try session.recall(key) != nil { return }
      let day = Day(number: Int32(session.now / 86_400))
      _ = try session.carryOut(
        .accrue(
          Accrual(
            wallet: "points", points: Points(hundredths: 300), receipt: reference, occurredAt: session.now,
            activatesOn: day.advanced(by: -1), version: 1)))
      let hold = Hold(
        name: reference, wallet: "points", points: Points(hundredths: 200), deadline: session.now + 900)
      if case .success = try session.carryOut(.hold(hold)) {
        _ = try session.carryOut(.capture(hold: reference, points: Points(hundredths: 100), receipt: reference))
      }
      let number = try session.append(
        JournalDraft(
          kind: "receipt", occurredAt: session.now, reference: reference, body: [UInt8](repeating: 1, count: 400)))
      _ = try session.claim(DirectoryName("receipt", reference), reference: reference)
      try session.take(BudgetTake(BudgetAmount(uses: 1), of: BudgetKey("B"), limit: .unlimited))
      try session.remember(IdempotencyRecord(key: key, hash: [1], owner: owner, journalNumber: number))
    }
    if let refusal = outcome.refusal { throw Refused(refusal: refusal) }
  }
}

struct Refused: Error {
  let refusal: SharedRefusal
}

/// A file of lines, each written at once, so that a kill leaves whole ones.
final class RequestLog: Sendable {
  private let path: String
  private let descriptor: Int32

  init?(_ path: String) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    if descriptor < 0 { return nil }
  }

  func add(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, bytes.count) }
  }

  /// What was begun and not answered, in order.
  func unanswered() -> [(name: String, owner: String)] {
    var begun: [(name: String, owner: String)] = []
    var answered: Set<String> = []
    for line in (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? [] {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 3, words[0] == "began" { begun.append((words[1], words[2])) }
      if words.count == 2, words[0] == "answered" { answered.insert(words[1]) }
    }
    return begun.filter { !answered.contains($0.name) }
  }
}
