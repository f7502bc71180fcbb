import VernaCore
import VernaLedger

/// Work in progress in memory: everything is kept aside until the end, so a refusal has nothing to take back.
final class MemorySession: MemoryOwnerReader, OwnerSession {
  private var own: OwnerRow
  private var claims: [DirectoryName: DirectoryEntry?] = [:]
  private var records: [IdempotencyKey: IdempotencyRecord] = [:]
  private var shared: [SharedChange] = []

  init(_ intent: WriteIntent, now: Int64, tables: MemoryTables) throws(StoreFailure) {
    try StoredText.check([intent.owner])
    own = tables.owners[intent.owner]?.row ?? OwnerRow(owner: intent.owner, kind: intent.kind)
    own.version += 1
    super.init(owner: intent.owner, now: now, tables: tables)
  }

  override func row() -> OwnerRow? { own }

  func append(_ postings: [Posting]) throws(StoreFailure) {
    for posting in postings {
      guard posting.number == own.postingCount + 1 else {
        throw .postingsDoNotFollow(expected: own.postingCount + 1, found: posting.number)
      }
      try StoredText.check([posting.wallet, posting.reference, posting.hold])
      current.apply(posting)
      own.postingCount = posting.number
      newPostings.append(posting)
    }
    own.lotCount = current.lotCount
  }

  @discardableResult
  func append(_ event: JournalDraft) throws(StoreFailure) -> Int64 {
    try StoredText.check([event.kind, event.reference])
    own.journalCount += 1
    own.latestAt = max(own.latestAt, event.occurredAt)
    newJournal.append(JournalRow(number: own.journalCount, recordedAt: now, event: event))
    return own.journalCount
  }

  func setState(_ body: [UInt8]) { self.body = body }

  // MARK: - The directory

  func claim(_ name: DirectoryName, reference: ByteText) throws(StoreFailure) -> DirectoryEntry? {
    try StoredText.check([name.kind, name.key, reference])
    if let known = claims[name] ?? tables.directory[name] { return known }
    claims[name] = .some(DirectoryEntry(owner: owner, reference: reference, since: (stored?.row.journalCount ?? 0) + 1))
    return nil
  }

  func withdraw(_ name: DirectoryName) {
    if (claims[name] ?? tables.directory[name])?.owner == owner { claims[name] = .some(nil) }
  }

  func recall(_ key: IdempotencyKey) -> IdempotencyRecord? { records[key] ?? tables.idempotency[key] }

  func remember(_ record: IdempotencyRecord) throws(StoreFailure) {
    try StoredText.check([record.key.apiKey, record.key.key, record.owner])
    if recall(record.key) != nil { throw .conflict("idempotency \(record.key.key)") }
    records[record.key] = record
  }

  // MARK: - Shared rows

  func take(_ take: BudgetTake) throws(StoreFailure) {
    try StoredText.check([take.budget.id, take.budget.part])
    precondition(!take.amount.isNegative, "what is taken of a budget is not under zero")
    shared.append(.take(take))
  }

  func giveBack(_ amount: BudgetAmount, to budget: BudgetKey) {
    precondition(!amount.isNegative, "what is given back to a budget is not under zero")
    shared.append(.giveBack(amount, budget))
  }

  func take(_ count: Int64, of item: StockKey) { shared.append(.stock(count, item)) }

  func begin(_ transfer: Transfer) throws(StoreFailure) {
    try StoredText.check([transfer.id, transfer.from, transfer.to, transfer.wallet])
    shared.append(.begin(transfer))
  }

  func end(transfer id: ByteText) { shared.append(.end(id)) }

  // MARK: - The end

  /// Puts everything into the tables; nothing if a shared row refuses.
  func finish() throws(StoreFailure) -> SharedRefusal? {
    for change in shared {
      guard let use = change.use(number: own.useCount + 1) else { continue }
      own.useCount = use.number
      newUses.append(use)
    }
    own.moment = now
    let before = (tables.budgets, tables.stock, tables.transfers)
    for change in shared.sorted(by: { $0.isBefore($1) }) {
      let refusal: SharedRefusal?
      do {
        refusal = try apply(change)
      } catch {
        (tables.budgets, tables.stock, tables.transfers) = before
        throw error
      }
      if let refusal {
        (tables.budgets, tables.stock, tables.transfers) = before
        return refusal
      }
    }
    keep()
    return nil
  }

  private func keep() {
    var owned =
      tables.owners.removeValue(forKey: owner) ?? MemoryOwner(owner, kind: own.kind, calendar: tables.calendar)
    owned.row = own
    owned.ledger = current
    owned.postings += newPostings
    owned.journal += newJournal
    owned.uses += newUses
    owned.body = body
    tables.owners[owner] = owned
    for (name, entry) in claims { tables.directory[name] = entry }
    for (key, record) in records { tables.idempotency[key] = record }
  }

  private func apply(_ change: SharedChange) throws(StoreFailure) -> SharedRefusal? {
    switch change {
    case .take(let take):
      var state =
        tables.budgets[take.budget] ?? BudgetState(budget: take.budget, limit: take.limit, used: BudgetAmount())
      state.used = state.used + take.amount
      state.limit = take.limit
      guard state.used.isWithin(take.limit) else { return .budget(take.budget) }
      tables.budgets[take.budget] = state
    case .giveBack(let amount, let budget):
      guard var state = tables.budgets[budget] else {
        throw .damaged(table: "derived_budgets", what: "nothing was taken of \(budget.id) \(budget.part)")
      }
      state.used = state.used + -amount
      guard !state.used.isNegative else {
        throw .statement(name: "budget.give_back", code: "check", message: "more is given back than was taken")
      }
      tables.budgets[budget] = state
    case .stock(let count, let item):
      guard var state = tables.stock[item] else { return .stock(item) }
      state.used += count
      guard count < 0 || state.used <= state.quantity else { return .stock(item) }
      guard state.used >= 0 else {
        throw .statement(name: "stock.give_back", code: "check", message: "more is given back than was taken")
      }
      tables.stock[item] = state
    case .begin(let transfer):
      guard tables.transfers[transfer.id] == nil else {
        throw .statement(
          name: "transfer.begin", code: "unique", message: "the transfer \(transfer.id) has begun already")
      }
      tables.transfers[transfer.id] = (transfer, false)
    case .end(let id):
      guard let begun = tables.transfers[id], !begun.isEnded, begun.transfer.to == owner else { return .transfer(id) }
      tables.transfers[id] = (begun.transfer, true)
    }
    return nil
  }
}
