package import VernaCore
package import VernaLedger

/// Work in progress over a connection that is in a transaction: the shared SQL of every engine.
///
/// The engine begins a transaction or a savepoint, makes a session, runs the work on it, calls `finish` and commits, or rolls back if any of
/// this throws or refuses.
package final class SQLSession: SQLOwnerReader, OwnerSession {
  private var own: OwnerRow
  private var before: OwnerLedger
  /// The number of the first row that this work adds to the journal.
  private var firstNumber: Int64 = 1
  private var posted: [Posting] = []
  private var shared: [SharedChange] = []
  private var recalled: [IdempotencyKey: IdempotencyRecord?] = [:]

  /// Locks the owner, making it if need be, and reads what the intent names, all in one trip where the engine can.
  ///
  /// - Throws: `StoreFailure`.
  package init(_ intent: WriteIntent, clock: StoreClock, zone: TimeZoneRules, connection: any SQLConnection)
    throws(StoreFailure)
  {
    try StoredText.check([intent.owner])
    own = OwnerRow(owner: intent.owner, kind: intent.kind)
    before = OwnerLedger(owner: intent.owner, calendar: LedgerCalendar(zone: zone))
    super.init(owner: intent.owner, now: 0, connection: connection, zone: zone)
    var results = try connection.fetch(callsUnderLock(intent))
    if results[0].count == 0 {
      try connection.send([
        StatementCall(OwnedStatements.insert, [name, .text(ByteText(intent.kind.rawValue)), .int64(.min)])
      ])
      results = try connection.fetch(callsUnderLock(intent))
    }
    guard let locked = results[0].first else { throw .damaged(table: "owners", what: "\(owner) cannot be locked") }
    own = try RowReading.owner(owner, locked)
    firstNumber = own.journalCount + 1
    postedBefore = own.postingCount
    switch clock {
    case .database: now = max(try locked.int(8), own.moment)
    case .given(let moment): now = max(moment(), own.moment)
    }
    try load(Array(results.prefix(3)))
    before = current ?? before
    try loadNamed(intent, Array(results.dropFirst(3)))
  }

  private func callsUnderLock(_ intent: WriteIntent) -> [StatementCall] {
    var all = calls
    all[0] = StatementCall(OwnedStatements.lock, [name])
    all += intent.receipts.flatMap(receiptCalls)
    all += intent.references.map { journalCall($0, intent.since) }
    if let key = intent.idempotency {
      all.append(StatementCall(DirectoryStatements.recall, [.text(key.apiKey), .text(key.key)]))
    }
    return all
  }

  private func loadNamed(_ intent: WriteIntent, _ results: [SQLRows]) throws(StoreFailure) {
    let first = 3 * intent.receipts.count
    if !intent.receipts.isEmpty { try include(intent.receipts, Array(results.prefix(first))) }
    for (place, reference) in intent.references.enumerated() {
      journals[reference] = try results[first + place].map(RowReading.journal)
    }
    if let key = intent.idempotency, let rows = results.last {
      recalled[key] = .some(try SQLSession.record(key, rows))
    }
  }

  static func record(_ key: IdempotencyKey, _ rows: SQLRows) throws(StoreFailure) -> IdempotencyRecord? {
    try rows.map { (row) throws(StoreFailure) in
      IdempotencyRecord(key: key, hash: try row.bytes(0), owner: try row.text(1), journalNumber: try row.int(2))
    }.first
  }

  override func takeIn(lots: [LotState], receipts: [ReceiptKey: ReceiptState]) {
    super.takeIn(lots: lots, receipts: receipts)
    // What was read belongs to the state before as well: only postings make the difference.
    before.include(lots: lots, receipts: receipts)
  }

  override package func row() throws(StoreFailure) -> OwnerRow? { own }

  // MARK: - The owner's rows

  package func append(_ postings: [Posting]) throws(StoreFailure) {
    var calls: [StatementCall] = []
    for posting in postings {
      guard posting.number == own.postingCount + 1 else {
        throw .postingsDoNotFollow(expected: own.postingCount + 1, found: posting.number)
      }
      try StoredText.check([posting.wallet, posting.reference, posting.hold])
      calls += RowWriting.posting(posting, of: name)
      current?.apply(posting)
      own.postingCount = posting.number
    }
    own.lotCount = current?.lotCount ?? own.lotCount
    posted += postings
    try connection.send(calls)
  }

  @discardableResult
  package func append(_ event: JournalDraft) throws(StoreFailure) -> Int64 {
    try StoredText.check([event.kind, event.reference])
    own.journalCount += 1
    own.latestAt = max(own.latestAt, event.occurredAt)
    let written = JournalRow(number: own.journalCount, recordedAt: now, event: event)
    journals[event.reference]?.append(written)
    try connection.send([RowWriting.journal(written, latestAt: own.latestAt, of: name)])
    return own.journalCount
  }

  package func setState(_ body: [UInt8]) throws(StoreFailure) {
    self.body = body
  }

  // MARK: - The directory

  package func claim(_ name: DirectoryName, reference: ByteText) throws(StoreFailure) -> DirectoryEntry? {
    try StoredText.check([name.kind, name.key, reference])
    let key: [SQLValue] = [.text(name.kind), .text(name.key)]
    for _ in 0..<3 {
      let made = try connection.fetch(
        DirectoryStatements.claim, key + [self.name, .text(reference), .int64(firstNumber)])
      if made.count > 0 { return nil }
      if let row = try connection.fetch(DirectoryStatements.entry, key).first {
        return DirectoryEntry(owner: try row.text(0), reference: try row.text(1), since: try row.int(2))
      }
    }
    throw .conflict("directory \(name.kind) \(name.key)")
  }

  package func withdraw(_ name: DirectoryName) throws(StoreFailure) {
    try connection.send([
      StatementCall(DirectoryStatements.withdraw, [.text(name.kind), .text(name.key), self.name])
    ])
  }

  package func recall(_ key: IdempotencyKey) throws(StoreFailure) -> IdempotencyRecord? {
    if let known = recalled[key] { return known }
    let record = try SQLSession.record(
      key, connection.fetch(DirectoryStatements.recall, [.text(key.apiKey), .text(key.key)]))
    recalled[key] = .some(record)
    return record
  }

  package func remember(_ record: IdempotencyRecord) throws(StoreFailure) {
    try StoredText.check([record.key.apiKey, record.key.key, record.owner])
    recalled[record.key] = .some(record)
    try connection.send([
      StatementCall(
        DirectoryStatements.remember,
        [
          .text(record.key.apiKey), .text(record.key.key), .bytes(record.hash), .text(record.owner),
          .int64(record.journalNumber),
        ])
    ])
  }

  // MARK: - Shared rows

  package func take(_ take: BudgetTake) throws(StoreFailure) {
    try StoredText.check([take.budget.id, take.budget.part])
    precondition(!take.amount.isNegative, "what is taken of a budget is not under zero")
    shared.append(.take(take))
  }

  package func giveBack(_ amount: BudgetAmount, to budget: BudgetKey) throws(StoreFailure) {
    precondition(!amount.isNegative, "what is given back to a budget is not under zero")
    shared.append(.giveBack(amount, budget))
  }

  package func take(_ count: Int64, of item: StockKey) throws(StoreFailure) { shared.append(.stock(count, item)) }

  package func begin(_ transfer: Transfer) throws(StoreFailure) {
    try StoredText.check([transfer.id, transfer.from, transfer.to, transfer.wallet])
    shared.append(.begin(transfer))
  }

  package func end(transfer id: ByteText) throws(StoreFailure) { shared.append(.end(id)) }

  // MARK: - The end

  /// Writes what has changed beside the append-only rows, and then the shared rows.
  ///
  /// - Returns: nil, or which shared row refuses; then the transaction must be rolled back.
  /// - Throws: `StoreFailure`.
  package func finish() throws(StoreFailure) -> SharedRefusal? {
    var calls: [StatementCall] = []
    if let current, !posted.isEmpty {
      calls += RowWriting.changes(LedgerChanges(from: before, to: current, postings: posted), of: name)
    }
    for change in shared {
      guard let use = change.use(number: own.useCount + 1) else { continue }
      own.useCount = use.number
      calls.append(RowWriting.use(use, of: name))
    }
    own.moment = now
    calls.append(RowWriting.advance(own, state: body ?? []))
    try connection.send(calls)
    for change in shared.sorted(by: { $0.isBefore($1) }) {
      if let refusal = try SharedWriting.apply(change, by: owner, over: connection) { return refusal }
    }
    return nil
  }
}
