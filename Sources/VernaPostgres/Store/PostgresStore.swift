import Foundation
public import VernaCore
public import VernaStore

/// How a store uses PostgreSQL.
public struct PostgresOptions: Sendable {
  /// How many connections at most.
  public var connections: Int
  /// Into how many parts the owned tables of a new schema are cut by the owner's hash; 0 for none. A schema that is there keeps its own.
  public var partitions: Int
  /// The schema's name in the database, made if need be.
  public var schema: String
  /// How often a piece of work is tried that others stand in the way of.
  public var attempts: Int

  /// Makes options.
  public init(connections: Int = 16, partitions: Int = 0, schema: String = "verna", attempts: Int = 20) {
    self.connections = connections
    self.partitions = partitions
    self.schema = schema
    self.attempts = attempts
  }
}

/// A store in a database of PostgreSQL. Any number of processes may write to it.
public final class PostgresStore: LedgerStore {
  let pool: PostgresPool
  let options: PostgresOptions
  private let zone: TimeZoneRules
  private let clock: StoreClock

  /// Opens the store, makes its schema if there is none, and brings it up to this program.
  ///
  /// - Parameters:
  ///   - url: as libpq takes it: `postgresql://user@host:port/database`, or words.
  ///   - zone: the programme's zone.
  ///   - clock: by which `now` goes.
  ///   - migrations: the steps of the schema that are known.
  /// - Throws: `StoreFailure`: `unavailable`, `newerSchema`, `unsafeSetting`.
  public init(
    url: String, zone: TimeZoneRules, clock: StoreClock = .database, options: PostgresOptions = PostgresOptions(),
    migrations: [Migration] = Migration.all
  ) throws(StoreFailure) {
    self.zone = zone
    self.clock = clock
    self.options = options
    let partitions = try PostgresSetup.migrate(url, options, migrations)
    let settings = PostgresSetup.settings(options, isCut: partitions > 0)
    pool = PostgresPool(size: max(1, options.connections)) { () throws(StoreFailure) in
      try PostgresConnection(url, settings: settings)
    }
  }

  /// Closes the connections that are not in use.
  public func close() { pool.close() }

  // MARK: - Writing

  /// Does work for one owner in one transaction (`LedgerStore.write`).
  public func write<Value: Sendable>(
    _ intent: WriteIntent, _ work: @escaping @Sendable (any OwnerSession) throws -> Value
  ) async throws -> WriteOutcome<Value> {
    try await transaction { [zone, clock] connection in
      let session = try SQLSession(intent, clock: clock, zone: zone, connection: connection)
      let value = try work(session)
      if let refusal = try session.finish() { return .refused(refusal) }
      return .committed(value)
    }
  }

  /// A transaction, tried again while others stand in its way.
  func transaction<Value: Sendable>(
    _ work: @escaping @Sendable (PostgresConnection) throws -> WriteOutcome<Value>
  ) async throws -> WriteOutcome<Value> {
    var lost = StoreFailure.busy(attempts: 0)
    // A connection that was lost before its COMMIT has done nothing: a server that was started again is not noticed otherwise.
    for _ in 0..<3 {
      do {
        return try await attempt(work)
      } catch StoreFailure.unavailable(let message) {
        lost = .unavailable(message)
      }
    }
    throw lost
  }

  private func attempt<Value: Sendable>(
    _ work: @escaping @Sendable (PostgresConnection) throws -> WriteOutcome<Value>
  ) async throws -> WriteOutcome<Value> {
    let attempts = options.attempts
    return try await pool.value { connection in
      for attempt in 0..<attempts {
        do {
          try connection.begin()
          let outcome = try work(connection)
          if case .committed = outcome { try connection.commit() } else { connection.rollBack() }
          return outcome
        } catch StoreFailure.conflict {
          connection.rollBack()
          Thread.sleep(forTimeInterval: .random(in: 0...0.002) * Double(attempt))
        } catch {
          connection.rollBack()
          throw error
        }
      }
      throw StoreFailure.busy(attempts: attempts)
    }
  }

  private func change(_ statement: Statement, _ values: [SQLValue]) async throws -> SQLRows {
    let outcome = try await transaction { connection in
      .committed(try connection.fetch([StatementCall(statement, values)])[0])
    }
    guard case .committed(let rows) = outcome else { return SQLRows(columns: 0, values: []) }
    return rows
  }

  /// Adds a version of the programme (`LedgerStore.publish`).
  public func publish(_ version: ProgrammeVersion) async throws -> Bool {
    let values: [SQLValue] = [
      .int64(Int64(version.version)), .int64(version.effectiveFrom), .bytes(version.text), .bytes(version.hash),
    ]
    return try await change(SharedStatements.publish, values).count == 1
  }

  /// Waits for transactions that may have read the day before it was changed: those that had a number by the time of the commit.
  public func closeBooks(before openFrom: Day) async throws {
    _ = try await change(SharedStatements.closeBooks, [.int64(Int64(openFrom.number))])
    try await pool.value { connection in
      let next = try connection.rows("SELECT pg_snapshot_xmax(pg_current_snapshot())").first?.first ?? "0"
      let isOver = "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= '\(next)'::xid8"
      while try connection.rows(isOver).first?.first != "t" { Thread.sleep(forTimeInterval: 0.005) }
    }
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

  // MARK: - Reading

  /// Reads from one snapshot (`LedgerStore.read`).
  public func read<Value: Sendable>(_ work: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value
  {
    try await pool.value { [zone, clock] connection in
      try connection.begin("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
      defer { connection.rollBack() }
      return try work(SQLStoreReader(clock: clock, zone: zone, connection: connection))
    }
  }
}
