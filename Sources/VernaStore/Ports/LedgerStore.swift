public import VernaCore
public import VernaLedger

/// Where owners, their postings and their journals are kept: the one port of the engine to storage.
///
/// `MemoryStore` is the reference; SQLite and PostgreSQL do the same, which the store laws prove.
public protocol LedgerStore: Sendable {
  /// Does work for one owner in one transaction: all of it or nothing.
  ///
  /// The owner is locked before anything is read, so two pieces of work for one owner come one after the other. Shared rows (budgets,
  /// stock, transfers) are changed last, before the commit, however early the work asks for it. The answer comes after the commit is
  /// on the disk.
  ///
  /// - Parameters:
  ///   - intent: the owner, and what the work is known to read, which is then fetched together with the lock.
  ///   - work: may run more than once (a conflict between transactions is tried again), so it changes nothing but the session, and does
  ///     not keep it.
  /// - Returns: what the work returned, or which shared row refused; after a refusal nothing has changed.
  /// - Throws: what the work throws, after everything is rolled back; `StoreFailure` when the store fails.
  func write<Value: Sendable>(
    _ intent: WriteIntent, _ work: @escaping @Sendable (any OwnerSession) throws -> Value
  ) async throws -> WriteOutcome<Value>

  /// Reads from one snapshot of the whole store, while others write.
  ///
  /// - Parameter work: does not keep the reader.
  /// - Throws: what the work throws; `StoreFailure`.
  func read<Value: Sendable>(_ work: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value

  /// Adds a version of the programme.
  ///
  /// - Returns: false if there is a version of this number already; nothing has changed then.
  /// - Throws: `StoreFailure`.
  func publish(_ version: ProgrammeVersion) async throws -> Bool

  /// Closes the books up to a day: what happened before it is from now on booked on it. Comes back when no transaction is under way that
  /// does not know.
  ///
  /// - Parameter openFrom: the first day that stays open, the first of a month; an earlier one than before changes nothing.
  /// - Throws: `StoreFailure`.
  func closeBooks(before openFrom: Day) async throws

  /// Keeps what a month's books said when it was closed.
  ///
  /// - Returns: false if the month has a record already; nothing has changed then.
  /// - Throws: `StoreFailure`.
  func keep(_ close: ClosedMonth) async throws -> Bool

  /// Says how much of an item a place has had in all; what was taken of it stays taken.
  ///
  /// - Throws: `StoreFailure`.
  func setStock(_ item: StockKey, quantity: Int64) async throws
}

/// What came of a piece of work.
public enum WriteOutcome<Value: Sendable>: Sendable {
  /// It is on the disk.
  case committed(Value)
  /// A shared row had too little left: nothing has changed.
  case refused(SharedRefusal)

  /// Which shared row refused; nil if the work is on the disk.
  public var refusal: SharedRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension WriteOutcome: Equatable where Value: Equatable {}

/// What a piece of work is known to need before it runs.
public struct WriteIntent: Hashable, Sendable {
  /// Whose lock is taken.
  public var owner: ByteText
  /// What kind of owner is made where there is none yet.
  public var kind: OwnerKind
  /// Receipts that points will be given back of or clawed back of. Others can still be asked for.
  public var receipts: [ReceiptKey]
  /// References whose journal the work will read. Others can still be asked for.
  public var references: [ByteText]
  /// `DirectoryEntry.since`, the least of those of the references; 1 looks through the whole journal.
  public var since: Int64
  /// The key under which the work may have been done already.
  public var idempotency: IdempotencyKey?

  /// Says what is needed.
  public init(
    owner: ByteText, kind: OwnerKind = .member, receipts: [ReceiptKey] = [], references: [ByteText] = [],
    since: Int64 = 1, idempotency: IdempotencyKey? = nil
  ) {
    self.owner = owner
    self.kind = kind
    self.receipts = receipts
    self.references = references
    self.since = since
    self.idempotency = idempotency
  }
}

extension LedgerStore {
  /// `write(_:_:)` for an owner of whom nothing else is known.
  public func write<Value: Sendable>(
    owner: ByteText, _ work: @escaping @Sendable (any OwnerSession) throws -> Value
  ) async throws -> WriteOutcome<Value> {
    try await write(WriteIntent(owner: owner), work)
  }

  /// Reads one owner.
  public func read<Value: Sendable>(
    owner: ByteText, _ work: @escaping @Sendable (any OwnerReader) throws -> Value
  ) async throws -> Value {
    try await read { reader in try work(reader.owner(owner)) }
  }
}
