import Synchronization
public import VernaCore
import VernaLedger

/// A store in memory: the reference that the others are held against, and the store of simulations and back-tests.
///
/// One piece of work is done after the other. Nothing outlives the process.
public final class MemoryStore: LedgerStore {
  private let gate = Mutex(())
  private nonisolated(unsafe) let tables: MemoryTables
  private let clock: @Sendable () -> Int64

  /// An empty store.
  ///
  /// - Parameters:
  ///   - zone: the programme's zone.
  ///   - clock: the moment, seconds since 1970-01-01 UTC.
  public init(zone: TimeZoneRules, clock: @escaping @Sendable () -> Int64) {
    tables = MemoryTables(zone: zone)
    self.clock = clock
  }

  /// Does work for one owner in one transaction (`LedgerStore.write`).
  public func write<Value: Sendable>(
    _ intent: WriteIntent, _ work: @escaping @Sendable (any OwnerSession) throws -> Value
  ) async throws -> WriteOutcome<Value> { try writeNow(intent, work) }

  /// `write` without a suspension, for loops that need none.
  public func writeNow<Value>(_ intent: WriteIntent, _ work: (any OwnerSession) throws -> Value) throws -> WriteOutcome<
    Value
  > {
    try gate.withLock { _ in
      let session = try MemorySession(intent, now: clock(), tables: tables)
      let value = try work(session)
      if let refusal = try session.finish() { return .refused(refusal) }
      return .committed(value)
    }
  }

  /// Reads from one snapshot (`LedgerStore.read`).
  public func read<Value: Sendable>(_ work: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value
  {
    try gate.withLock { _ in try work(MemoryStoreReader(now: clock(), tables: tables)) }
  }

  /// Adds a version of the programme (`LedgerStore.publish`).
  public func publish(_ version: ProgrammeVersion) async throws -> Bool {
    gate.withLock { _ in
      if tables.versions[version.version] != nil { return false }
      tables.versions[version.version] = version
      return true
    }
  }

  /// Closes the books before a day (`LedgerStore.closeBooks`).
  public func closeBooks(before openFrom: Day) async throws {
    gate.withLock { _ in tables.calendar.openFrom = max(tables.calendar.openFrom, openFrom) }
  }

  /// Keeps what a month's books said (`LedgerStore.keep`).
  public func keep(_ close: ClosedMonth) async throws -> Bool {
    gate.withLock { _ in
      if tables.closes[close.month] != nil { return false }
      tables.closes[close.month] = close
      return true
    }
  }

  /// Says how much of an item there has been in all (`LedgerStore.setStock`).
  public func setStock(_ item: StockKey, quantity: Int64) async throws {
    gate.withLock { _ in
      tables.stock[item] = StockState(item: item, quantity: quantity, used: tables.stock[item]?.used ?? 0)
    }
  }
}
