import Foundation
import Synchronization
import Testing
import VernaCore
import VernaLedger
import VernaPostgres
import VernaSQLite
import VernaStore

/// The engines that every law is held against.
enum StoreEngine: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory
  case sqlite
  /// SQLite with everything worked out on the writer, and nothing drafted beside it.
  case undrafted
  case postgres
  /// PostgreSQL with the owned tables cut by the owner's hash.
  case partitioned

  /// Those that are installed.
  static let all: [StoreEngine] =
    [.memory, .sqlite, .undrafted] + (PostgresCluster.isThere ? [.postgres, .partitioned] : [])

  var testDescription: String { rawValue }

  static let zone = TimeZoneRules(name: "Europe/Moscow") ?? .utc

  /// Runs a law on an empty store whose clock the law turns.
  func withStore(_ law: (any LedgerStore, TestClock) async throws -> Void) async throws {
    let clock = TestClock()
    switch self {
    case .memory: try await law(MemoryStore(zone: StoreEngine.zone) { clock.now }, clock)
    case .sqlite, .undrafted:
      let directory = TemporaryDirectory()
      let store = try SQLiteStore(
        directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now },
        drafters: self == .sqlite ? 2 : 0)
      try await law(store, clock)
      try store.close()
    case .postgres, .partitioned:
      try await withPostgres(clock) { store, _ in try await law(store, clock) }
    }
  }

  /// Runs a law on an empty store in PostgreSQL, with the name of its schema.
  func withPostgres(_ clock: TestClock, _ law: (PostgresStore, String) async throws -> Void) async throws {
    let cluster = try #require(PostgresCluster.shared)
    let pool = self == .partitioned ? SchemaPool.cut : SchemaPool.whole
    let schema = try await pool.take(cluster)
    let options = PostgresOptions(connections: 8, partitions: self == .partitioned ? 8 : 0, schema: schema)
    do {
      let store = try PostgresStore(
        url: cluster.url, zone: StoreEngine.zone, clock: .given { clock.now }, options: options)
      defer { store.close() }
      try await law(store, schema)
    } catch {
      await pool.give(schema)
      throw error
    }
    await pool.give(schema)
  }
}

/// A clock that tests turn.
final class TestClock: Sendable {
  private let moment = Mutex<Int64>(1_770_000_000)

  var now: Int64 {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}

/// A directory that goes with its owner.
final class TemporaryDirectory: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "verna-store-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension WriteOutcome {
  /// What was committed; a refusal is an error.
  func get() throws -> Value {
    switch self {
    case .committed(let value): return value
    case .refused(let refusal): throw Refused(refusal: refusal)
    }
  }

  var isCommitted: Bool { if case .committed = self { true } else { false } }
}

struct Refused: Error {
  let refusal: SharedRefusal
}

/// What a piece of work throws to be rolled back.
struct Stop: Error {}

func points(_ whole: Int64) -> Points { Points(hundredths: whole * 100) }

/// Points earned now, free at once.
func earning(_ whole: Int64, _ receipt: ByteText = "R1", at moment: Int64, expiresOn: Day = Lot.never) -> LedgerCommand
{
  .accrue(
    Accrual(
      wallet: "points", points: points(whole), receipt: receipt, occurredAt: moment,
      activatesOn: StoreEngine.zone.day(at: moment), expiresOn: expiresOn, version: 3))
}

func spending(_ whole: Int64, _ receipt: ByteText, at moment: Int64) -> LedgerCommand {
  .redeem(Redemption(wallet: "points", points: points(whole), receipt: receipt, occurredAt: moment))
}

extension LedgerStore {
  /// Carries a command out in a transaction of its own.
  @discardableResult
  func carryOut(_ command: LedgerCommand, of owner: ByteText) async throws -> Result<[Posting], LedgerRefusal> {
    try await write(owner: owner) { session in try session.carryOut(command) }.get()
  }

  func balance(_ owner: ByteText, _ account: Account = .available) async throws -> Points {
    try await read(owner: owner) { try $0.ledger(receipts: []).balance(account, of: "points") }
  }
}
