package import VernaCore
package import VernaLedger

/// One owner read over a connection that is in a transaction: what every engine of the shared SQL does the same.
package class SQLOwnerReader: OwnerReader {
  package let owner: ByteText
  package internal(set) var now: Int64
  let connection: any SQLConnection
  let zone: TimeZoneRules
  var openFrom: Day?
  var loaded: OwnerRow??
  var current: OwnerLedger?
  var body: [UInt8]?
  /// The number of the last posting that this work has not made.
  var postedBefore: Int64 = .max
  /// Journals that were fetched with the lock, by reference.
  var journals: [ByteText: [JournalRow]] = [:]

  init(owner: ByteText, now: Int64, connection: any SQLConnection, zone: TimeZoneRules) {
    self.owner = owner
    self.now = now
    self.connection = connection
    self.zone = zone
  }

  var name: SQLValue { .text(owner) }

  /// What a ledger is made of, in one trip.
  var calls: [StatementCall] {
    [
      StatementCall(OwnedQueries.owner, [name]), StatementCall(OwnedQueries.points, [name]),
      StatementCall(SharedStatements.openFrom, []),
    ]
  }

  /// Takes in what `calls` gave.
  func load(_ results: [SQLRows]) throws(StoreFailure) {
    let row = try results[0].first.map { (row) throws(StoreFailure) in try RowReading.owner(owner, row) }
    loaded = .some(row)
    openFrom = try RowReading.openFrom(results[2])
    var rows = LedgerRows(postingCount: row?.postingCount ?? 0, lotCount: row?.lotCount ?? 0)
    try RowReading.points(results[1], into: &rows)
    current = OwnerLedger(owner: owner, calendar: calendar, rows: rows)
    body = try SQLOwnerReader.state(results[0])
  }

  /// The engine's own counters: the last column of the owner's row.
  private static func state(_ rows: SQLRows) throws(StoreFailure) -> [UInt8] {
    try rows.first?.bytes(rows.columns - 1) ?? []
  }

  var calendar: LedgerCalendar {
    openFrom.map { LedgerCalendar(zone: zone, openFrom: $0) } ?? LedgerCalendar(zone: zone)
  }

  package func row() throws(StoreFailure) -> OwnerRow? {
    if let loaded { return loaded }
    let row = try connection.fetch(OwnedQueries.owner, [name]).first
    let read = try row.map { (row) throws(StoreFailure) in try RowReading.owner(owner, row) }
    loaded = .some(read)
    return read
  }

  package func ledger(receipts: [ReceiptKey]) throws(StoreFailure) -> OwnerLedger {
    if current == nil { try load(connection.fetch(calls)) }
    guard let ledger = current else { return OwnerLedger(owner: owner, calendar: calendar) }
    let wanted = receipts.filter { !ledger.knows($0) }
    if wanted.isEmpty { return ledger }
    let read = try connection.fetch(wanted.flatMap(receiptCalls))
    return try include(wanted, read)
  }

  /// What a receipt earned and spent lies in its postings: those that were there before this work.
  func receiptCalls(_ key: ReceiptKey) -> [StatementCall] {
    [OwnedQueries.receiptPostings, OwnedQueries.receiptEntries, OwnedQueries.receiptLots].map {
      StatementCall($0, [name, .text(key.wallet), .text(key.receipt), .int64(postedBefore)])
    }
  }

  /// Takes receipts into the ledger, and reads the lots of theirs that are not in use.
  @discardableResult
  func include(_ keys: [ReceiptKey], _ read: [SQLRows]) throws(StoreFailure) -> OwnerLedger {
    var receipts: [ReceiptKey: ReceiptState] = [:]
    for (place, key) in keys.enumerated() {
      let postings = try RowReading.postings(
        read[place * 3], entries: read[place * 3 + 1], lots: read[place * 3 + 2])
      receipts[key] = OwnerLedger.receipts(of: postings)[key] ?? ReceiptState()
    }
    var missing: [Int64] = []
    for part in receipts.values.flatMap({ $0.earned + $0.spent })
    where part.lot != Lot.debt && !(current?.has(lot: part.lot) ?? false) && !missing.contains(part.lot) {
      missing.append(part.lot)
    }
    var lots: [LotState] = []
    // What ran out of all lots that a receipt earned, for returns; a receipt that earned nothing has none.
    let earning = receipts.filter { !$0.value.earned.isEmpty }.keys.sorted()
    let calls =
      missing.sorted().map { StatementCall(OwnedQueries.lot, [name, .int64($0)]) }
      + earning.map {
        StatementCall(OwnedQueries.expiredLotsOfReceipt, [name, .text($0.wallet), .text($0.receipt)])
      }
    if !calls.isEmpty {
      for one in try connection.fetch(calls) {
        for lot in try one.map(RowReading.expiredLot)
        where !lots.contains(where: { $0.lot.number == lot.lot.number })
          && !(current?.has(lot: lot.lot.number) ?? false)
        {
          lots.append(lot)
        }
      }
    }
    takeIn(lots: lots, receipts: receipts)
    return current ?? OwnerLedger(owner: owner, calendar: calendar)
  }

  func takeIn(lots: [LotState], receipts: [ReceiptKey: ReceiptState]) {
    current?.include(lots: lots, receipts: receipts)
  }

  package func state() throws(StoreFailure) -> [UInt8] {
    if let body { return body }
    let read = try SQLOwnerReader.state(connection.fetch(OwnedQueries.owner, [name]))
    body = read
    return read
  }

  package func journal(from occurredAt: Int64) throws(StoreFailure) -> [JournalRow] {
    try connection.fetch(OwnedQueries.journalFrom, [name, .int64(occurredAt)]).map(RowReading.journal)
  }

  package func journal(reference: ByteText, since: Int64) throws(StoreFailure) -> [JournalRow] {
    if let known = journals[reference] { return known }
    return try connection.fetch([journalCall(reference, since)])[0].map(RowReading.journal)
  }

  func journalCall(_ reference: ByteText, _ since: Int64) -> StatementCall {
    StatementCall(OwnedQueries.journalOfReference, [name, .text(reference), .int64(since)])
  }

  package func journal(number: Int64) throws(StoreFailure) -> JournalRow? {
    try connection.fetch(OwnedQueries.journalRow, [name, .int64(number)]).map(RowReading.journal).first
  }

  package func postings(after number: Int64, limit: Int) throws(StoreFailure) -> [Posting] {
    let last = number + min(Int64(clamping: limit), .max - max(0, number))
    let range: [SQLValue] = [name, .int64(number), .int64(last)]
    let read = try connection.fetch([
      StatementCall(OwnedQueries.postings, range), StatementCall(OwnedQueries.entries, range),
      StatementCall(OwnedQueries.lots, [name]),
    ])
    return try RowReading.postings(read[0], entries: read[1], lots: read[2])
  }

  package func uses(after number: Int64, limit: Int) throws(StoreFailure) -> [SharedUse] {
    try connection.fetch(OwnedQueries.uses, [name, .int64(number), .int64(Int64(clamping: limit))]).map(RowReading.use)
  }

  package func derivedRows() throws(StoreFailure) -> LedgerRows {
    let read = try connection.fetch(
      [OwnedQueries.owner, OwnedQueries.points, OwnedQueries.expiredLots].map { StatementCall($0, [name]) })
    let row = try read[0].first.map { (row) throws(StoreFailure) in try RowReading.owner(owner, row) }
    var rows = LedgerRows(postingCount: row?.postingCount ?? 0, lotCount: row?.lotCount ?? 0)
    try RowReading.points(read[1], into: &rows)
    rows.lots = (rows.lots + (try read[2].map(RowReading.expiredLot))).sorted { $0.lot.number < $1.lot.number }
    rows.receipts = OwnerLedger.receipts(of: try postings(after: 0, limit: .max)).filter { !$0.value.isEmpty }
    return rows
  }
}
