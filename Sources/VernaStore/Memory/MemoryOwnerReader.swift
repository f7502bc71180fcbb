import VernaCore
import VernaLedger

/// One owner in memory, with what a piece of work has added.
class MemoryOwnerReader: OwnerReader {
  let owner: ByteText
  let now: Int64
  let tables: MemoryTables
  /// The owner as it was.
  let stored: MemoryOwner?
  var current: OwnerLedger
  var body: [UInt8]
  var newPostings: [Posting] = []
  var newJournal: [JournalRow] = []
  var newUses: [SharedUse] = []

  init(owner: ByteText, now: Int64, tables: MemoryTables) {
    self.owner = owner
    self.tables = tables
    stored = tables.owners[owner]
    self.now = max(now, stored?.row.moment ?? now)
    current = stored?.ledger ?? OwnerLedger(owner: owner, calendar: tables.calendar)
    current.calendar = tables.calendar
    body = stored?.body ?? []
  }

  func row() -> OwnerRow? { stored?.row }
  func ledger(receipts: [ReceiptKey]) -> OwnerLedger { current }
  func state() -> [UInt8] { body }

  private var journal: [JournalRow] { (stored?.journal ?? []) + newJournal }

  func journal(from occurredAt: Int64) -> [JournalRow] {
    journal.filter { $0.event.occurredAt >= occurredAt }
      .sorted { ($0.event.occurredAt, $0.number) < ($1.event.occurredAt, $1.number) }
  }

  func journal(reference: ByteText, since: Int64) -> [JournalRow] {
    journal.filter { $0.number >= since && $0.event.reference == reference }
  }

  func journal(number: Int64) -> JournalRow? { journal.first { $0.number == number } }

  func postings(after number: Int64, limit: Int) -> [Posting] {
    Array(((stored?.postings ?? []) + newPostings).filter { $0.number > number }.prefix(limit))
  }

  func uses(after number: Int64, limit: Int) -> [SharedUse] {
    Array(((stored?.uses ?? []) + newUses).filter { $0.number > number }.prefix(limit))
  }

  func derivedRows() -> LedgerRows { current.rows }
}

/// A snapshot of the tables in memory, which nobody changes while it is read.
final class MemoryStoreReader: StoreReader {
  let now: Int64
  private let tables: MemoryTables

  init(now: Int64, tables: MemoryTables) {
    self.now = now
    self.tables = tables
  }

  func calendar() -> LedgerCalendar { tables.calendar }
  func owner(_ id: ByteText) -> any OwnerReader { MemoryOwnerReader(owner: id, now: now, tables: tables) }

  func owners(after owner: ByteText, limit: Int) -> [OwnerRow] {
    Array(tables.owners.values.map(\.row).filter { $0.owner > owner }.sorted { $0.owner < $1.owner }.prefix(limit))
  }

  func entry(_ name: DirectoryName) -> DirectoryEntry? { tables.directory[name] }
  func recall(_ key: IdempotencyKey) -> IdempotencyRecord? { tables.idempotency[key] }
  func budget(_ key: BudgetKey) -> BudgetState? { tables.budgets[key] }
  func budgets() -> [BudgetState] { tables.budgets.values.sorted { $0.budget < $1.budget } }
  func stock(_ key: StockKey) -> StockState? { tables.stock[key] }
  func stocks() -> [StockState] { tables.stock.values.sorted { $0.item < $1.item } }
  func programmeVersions() -> [ProgrammeVersion] { tables.versions.values.sorted { $0.version < $1.version } }

  func closedMonths() -> [ClosedMonth] { tables.closes.values.sorted { $0.month < $1.month } }

  func transfersInFlight(startedBefore moment: Int64) -> [Transfer] {
    tables.transfers.values.filter { !$0.isEnded && $0.transfer.startedAt < moment }.map(\.transfer)
      .sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
  }

  func totals() -> [WalletState] {
    var totals: [ByteText: WalletState] = [:]
    for owner in tables.owners.values {
      for wallet in owner.ledger.rows.wallets {
        var sum = totals[wallet.wallet] ?? WalletState(wallet.wallet)
        for account in Account.allCases { sum[account] += wallet[account] }
        sum.debt += wallet.debt
        totals[wallet.wallet] = sum
      }
    }
    return totals.values.sorted { $0.wallet < $1.wallet }
  }
}
