import VernaCore
import VernaLedger
import VernaMechanics
import VernaProgram
public import VernaStore

/// A programme at work on a store: requests in, decisions out, each once and for good.
///
/// Every decision is a row of its owner's journal, written with the postings that follow from it in one transaction. What is asked twice under one
/// key is answered from that row. A dry run is the same path without the writing.
public struct LoyaltyEngine: Sendable {
  /// Where everything is kept.
  public let store: any LedgerStore
  /// Machines of the programme's versions.
  public let machines: MachinePool
  /// What is used of shared limits, as last seen.
  public let shared: SharedFigures

  /// How often work is tried again that found a shared limit full.
  private static let attempts = 6

  /// An engine of a programme's versions on a store.
  public init(store: any LedgerStore, shelf: ProgrammeShelf) {
    self.store = store
    machines = MachinePool(shelf)
    shared = SharedFigures()
  }

  // MARK: - Deciding

  /// What a decision wrote that its answer is made of.
  struct Decision: Sendable {
    /// The row that holds it.
    var entry: JournalEntry
    /// Whether it was found under its key, and not made now.
    var isReplay: Bool
    /// What other owners are to do for it.
    var errands: [Errand] = []
  }

  /// Decides for one owner in one transaction.
  ///
  /// - Parameters:
  ///   - key: under which it is done once; nil for work that its own names keep from being done twice.
  ///   - body: works on the account; the last row that it adds is the decision.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  func decide(
    _ intent: WriteIntent, key: RequestKey?,
    _ body: @escaping @Sendable (inout OwnerAccount, any OwnerSession, SharedView) throws -> JournalEntry
  ) async throws -> Decision {
    var intent = intent
    intent.idempotency = key?.key
    for _ in 0..<LoyaltyEngine.attempts {
      let view = sharedView
      let outcome = try await store.write(intent) { session in
        try machines.with { machines in try decide(session, machines, key: key, view, body) }
      }
      switch outcome {
      case .committed(let done):
        shared.add(done.taken, sign: 1)
        shared.add(done.givenBack, sign: -1)
        if case .declined(let declined) = done.decision.entry.event, declined.calculation == nil {
          throw RefusalNote(text: declined.reason)
        }
        return done.decision
      case .refused(.budget): try await readShared()
      case .refused(.stock(let item)): throw RefusalNote("out_of_stock", ["item": item.item.string])
      case .refused(.transfer(let transfer)): throw RefusalNote("transfer_done", ["transfer": transfer.string])
      }
    }
    throw EngineRefusal.budgetRaced([]).note
  }

  private struct Done: Sendable {
    var decision: Decision
    var taken: [LimitUse] = []
    var givenBack: [LimitUse] = []
  }

  private func decide(
    _ session: any OwnerSession, _ machines: MachineShelf, key: RequestKey?, _ view: SharedView,
    _ body: (inout OwnerAccount, any OwnerSession, SharedView) throws -> JournalEntry
  ) throws -> Done {
    if let key, let record = try session.recall(key.key) {
      guard record.hash == key.hash else { throw RefusalNote("key_reused") }
      guard let row = try session.journal(number: record.journalNumber) else {
        throw StoreFailure.damaged(table: "journal", what: "row \(record.journalNumber) of \(record.owner)")
      }
      return Done(decision: Decision(entry: try JournalEntry(row), isReplay: true))
    }
    let found = try account(session, machines)
    var account = found
    let decided: JournalEntry
    do {
      decided = try body(&account, session, view)
    } catch let refusal as EngineRefusal {
      guard key != nil, !refusal.isRetryable else { throw refusal.note }
      account = found
      let programme = machines.machine(at: session.now).programme
      account.record(
        .declined(Declined(reason: refusal.note.text)), at: session.now, now: session.now, under: programme)
      decided = account.entries[account.entries.count - 1]
    }
    try write(account, session)
    if let key {
      try session.remember(
        IdempotencyRecord(key: key.key, hash: key.hash, owner: session.owner, journalNumber: decided.number))
    }
    return Done(
      decision: Decision(entry: decided, isReplay: false, errands: account.errands), taken: account.taken,
      givenBack: account.givenBack)
  }

  /// The account of an owner as it is in a transaction or a snapshot.
  func account(_ reader: any OwnerReader, receipts: [ReceiptKey] = [], _ machines: MachineShelf) throws -> OwnerAccount
  {
    let bytes = try reader.state()
    let state = bytes.isEmpty ? nil : try MemberState(bytes: bytes)
    return OwnerAccount(
      owner: reader.owner, state: state, ledger: try reader.ledger(receipts: receipts),
      entryCount: try reader.row()?.journalCount ?? 0, machines: machines)
  }

  /// Writes what an account has made.
  private func write(_ account: OwnerAccount, _ session: any OwnerSession) throws {
    try session.append(account.postings)
    for entry in account.entries { try session.append(entry.draft) }
    if let state = account.state { try session.setState(state.bytes) }
    for errand in account.errands { try session.begin(errand.transfer(from: account.owner, at: session.now)) }
    for use in account.taken { try session.take(use.take) }
    for use in account.givenBack { try session.giveBack(use.budgetAmount, to: use.key.budget) }
  }

  // MARK: - Shared limits

  /// What is used of shared limits, and what the programme may still cost.
  var sharedView: SharedView {
    let moment = shared.readAt
    if moment == Int64.min { return SharedView() }
    let shelf = machines.shelf
    return shared.view(shelf.programme(at: moment).pricing.margins, on: shelf.zone.day(at: moment))
  }

  /// Reads what is used of shared limits again where that is older than a second.
  func refresh() async throws {
    let now = try await store.now()
    if shared.isOlder(than: now) { try await readShared() }
  }

  private func readShared() async throws {
    let (states, now) = try await store.read { (try $0.budgets(), $0.now) }
    var used: [LimitKey: Int64] = [:]
    for state in states {
      guard let key = LimitKey(state.budget) else { continue }
      used[key] = max(state.used.money.minorUnits, state.used.points.hundredths, state.used.uses)
    }
    shared.replace(used, at: now)
  }
}

/// Under which key a request is done once, and what it was.
public struct RequestKey: Hashable, Sendable {
  /// The API key and the caller's key.
  public var key: IdempotencyKey
  /// The hash of method, path and body.
  public var hash: [UInt8]

  /// Makes a key.
  public init(key: IdempotencyKey, hash: [UInt8]) {
    self.key = key
    self.hash = hash
  }
}
