package import VernaCore
package import VernaLedger

/// A snapshot read over a connection that is in a transaction.
package final class SQLStoreReader: StoreReader {
  package let now: Int64
  private let connection: any SQLConnection
  private let zone: TimeZoneRules

  /// Reads the moment.
  ///
  /// - Throws: `StoreFailure`.
  package init(clock: StoreClock, zone: TimeZoneRules, connection: any SQLConnection) throws(StoreFailure) {
    self.connection = connection
    self.zone = zone
    switch clock {
    case .database: now = try connection.fetch(SharedStatements.now, []).first?.int(0) ?? 0
    case .given(let moment): now = moment()
    }
  }

  package func calendar() throws(StoreFailure) -> LedgerCalendar {
    guard let day = try RowReading.openFrom(connection.fetch(SharedStatements.openFrom, [])) else {
      return LedgerCalendar(zone: zone)
    }
    return LedgerCalendar(zone: zone, openFrom: day)
  }

  package func owner(_ id: ByteText) throws(StoreFailure) -> any OwnerReader {
    let reader = SQLOwnerReader(owner: id, now: now, connection: connection, zone: zone)
    try reader.load(connection.fetch(reader.calls))
    reader.now = max(now, try reader.row()?.moment ?? now)
    return reader
  }

  package func owners(after owner: ByteText, limit: Int) throws(StoreFailure) -> [OwnerRow] {
    try connection.fetch(SharedStatements.owners, [.text(owner), .int64(Int64(clamping: limit))])
      .map { (row) throws(StoreFailure) in try RowReading.owner(row.text(8), row) }
  }

  package func entry(_ name: DirectoryName) throws(StoreFailure) -> DirectoryEntry? {
    try connection.fetch(DirectoryStatements.entry, [.text(name.kind), .text(name.key)])
      .map { (row) throws(StoreFailure) in
        DirectoryEntry(owner: try row.text(0), reference: try row.text(1), since: try row.int(2))
      }.first
  }

  package func recall(_ key: IdempotencyKey) throws(StoreFailure) -> IdempotencyRecord? {
    try SQLSession.record(key, connection.fetch(DirectoryStatements.recall, [.text(key.apiKey), .text(key.key)]))
  }

  package func budget(_ key: BudgetKey) throws(StoreFailure) -> BudgetState? {
    try connection.fetch(SharedStatements.budget, [.text(key.id), .text(key.part)]).map(RowReading.budget).first
  }

  package func budgets() throws(StoreFailure) -> [BudgetState] {
    try connection.fetch(SharedStatements.budgets, []).map(RowReading.budget)
  }

  package func stock(_ key: StockKey) throws(StoreFailure) -> StockState? {
    try connection.fetch(SharedStatements.stock, [.text(key.item), .text(key.place)]).map(RowReading.stock).first
  }

  package func stocks() throws(StoreFailure) -> [StockState] {
    try connection.fetch(SharedStatements.stocks, []).map(RowReading.stock)
  }

  package func programmeVersions() throws(StoreFailure) -> [ProgrammeVersion] {
    try connection.fetch(SharedStatements.versions, []).map(RowReading.version)
  }

  package func closedMonths() throws(StoreFailure) -> [ClosedMonth] {
    try connection.fetch(SharedStatements.closes, []).map(RowReading.closedMonth)
  }

  package func transfersInFlight(startedBefore moment: Int64) throws(StoreFailure) -> [Transfer] {
    try connection.fetch(SharedStatements.transfersInFlight, [.int64(moment)]).map(RowReading.transfer)
  }

  package func totals() throws(StoreFailure) -> [WalletState] {
    try connection.fetch(SharedStatements.totals, []).map(RowReading.wallet)
  }
}
