import Foundation
import GRDB
import Synchronization
public import VernaCore
public import VernaStore

/// A store in a file of SQLite: one writer that commits in groups, readers beside it.
///
/// The log is flushed before any answer (`PRAGMA synchronous = FULL`); a store where that is not in force does not open.
public final class SQLiteStore: LedgerStore {
  /// Where it lies.
  public let directory: String
  let pool: DatabasePool
  private let lock: DataDirectory
  private let zone: TimeZoneRules
  private let clock: StoreClock
  private let group: GroupCommit
  private let writer: SQLiteConnection
  private let checkpointer: Checkpointer
  private let readers = ReaderConnections()

  /// Opens the store of a directory, makes it if there is none, and brings its schema up to this program.
  ///
  /// - Parameters:
  ///   - directory: locked while the store is open.
  ///   - zone: the programme's zone.
  ///   - clock: by which `now` goes.
  ///   - migrations: the steps of the schema that are known.
  /// - Throws: `StoreFailure`: `locked`, `newerSchema`, `unsafeSetting`, `unavailable`.
  public init(
    directory: String, zone: TimeZoneRules, clock: StoreClock = .database, migrations: [Migration] = Migration.all
  ) throws(StoreFailure) {
    self.directory = directory
    self.zone = zone
    self.clock = clock
    lock = try DataDirectory(directory)
    pool = try SQLiteSetup.open(lock.database)
    writer = try SQLiteSetup.prepareWriter(pool, migrations)
    checkpointer = Checkpointer(path: lock.database)
    checkpointer.attach(to: writer.handle)
    group = GroupCommit(pool, writer, checkpointer)
  }

  // MARK: - Writing

  /// Does work for one owner in one transaction (`LedgerStore.write`).
  public func write<Value: Sendable>(
    _ intent: WriteIntent, _ work: @escaping @Sendable (any OwnerSession) throws -> Value
  ) async throws -> WriteOutcome<Value> {
    try await inGroup(isKept: { if case .committed = $0 { true } else { false } }) { [zone, clock] connection in
      let session = try SQLSession(intent, clock: clock, zone: zone, connection: connection)
      let value = try work(session)
      if let refusal = try session.finish() { return .refused(refusal) }
      return .committed(value)
    }
  }

  /// Runs statements of the catalogue for nobody in particular and gives the rows of the last.
  private func change(_ statement: VernaStore.Statement, _ values: [SQLValue]) async throws -> SQLRows {
    try await inGroup(isKept: { _ in true }) { connection in try connection.fetch([StatementCall(statement, values)])[0]
    }
  }

  func inGroup<Value: Sendable>(
    isKept: @escaping @Sendable (Value) -> Bool, _ work: @escaping @Sendable (SQLiteConnection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let box = AnswerBox<Value>()
      group.add(
        WriteRequest(
          run: { connection in
            let result = Result { try work(connection) }
            box.set(result)
            if case .success(let value) = result { return isKept(value) }
            return false
          }, answer: { failure in box.resume(continuation, failure) }))
    }
  }

  /// Adds a version of the programme (`LedgerStore.publish`).
  public func publish(_ version: ProgrammeVersion) async throws -> Bool {
    let values: [SQLValue] = [
      .int64(Int64(version.version)), .int64(version.effectiveFrom), .bytes(version.text), .bytes(version.hash),
    ]
    return try await change(SharedStatements.publish, values).count == 1
  }

  /// Closes the books before a day (`LedgerStore.closeBooks`).
  public func closeBooks(before openFrom: Day) async throws {
    _ = try await change(SharedStatements.closeBooks, [.int64(Int64(openFrom.number))])
  }

  /// Keeps what a month's books said (`LedgerStore.keep`).
  public func keep(_ close: ClosedMonth) async throws -> Bool {
    let values: [SQLValue] = [.int64(Int64(close.month)), .int64(close.closedAt), .bytes(close.body)]
    return try await change(SharedStatements.keepClose, values).count == 1
  }

  /// Says how much of an item there has been in all (`LedgerStore.setStock`).
  public func setStock(_ item: StockKey, quantity: Int64) async throws {
    let values: [SQLValue] = [.text(item.item), .text(item.place), .int64(quantity)]
    _ = try await change(SharedStatements.setStock, values)
  }

  /// Closes the files and gives the lock back. The store cannot be used afterwards.
  ///
  /// - Throws: `StoreFailure.unavailable` while it is still used.
  public func close() throws(StoreFailure) {
    checkpointer.finish()
    readers.forget()
    writer.forgetStatements()
    do {
      try pool.close()
    } catch {
      throw .unavailable("\(error)")
    }
    lock.unlock()
  }

  // MARK: - Reading

  /// Reads from one snapshot (`LedgerStore.read`).
  public func read<Value: Sendable>(_ work: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value
  {
    try await pool.read { [readers, zone, clock] database in
      let connection = try readers.connection(of: database)
      return try work(SQLStoreReader(clock: clock, zone: zone, connection: connection))
    }
  }

  /// Reads over a connection of the readers, from one snapshot.
  func onReader<Value: Sendable>(_ work: @escaping @Sendable (SQLiteConnection) throws -> Value) async throws -> Value {
    try await pool.read { [readers] database in try work(readers.connection(of: database)) }
  }
}

/// Where an answer waits for its commit.
private final class AnswerBox<Value: Sendable>: Sendable {
  private let answer = Mutex<Result<Value, any Error>?>(nil)

  func set(_ result: Result<Value, any Error>) { answer.withLock { $0 = result } }

  func resume(_ continuation: CheckedContinuation<Value, any Error>, _ failure: StoreFailure?) {
    if let failure { return continuation.resume(throwing: failure) }
    continuation.resume(with: answer.withLock { $0 } ?? .failure(StoreFailure.commitFailed("the work was not done")))
  }
}
