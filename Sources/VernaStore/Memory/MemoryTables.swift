import VernaCore
import VernaLedger

/// Everything that a store in memory holds. Only touched under the store's lock.
final class MemoryTables {
  var owners: [ByteText: MemoryOwner] = [:]
  var directory: [DirectoryName: DirectoryEntry] = [:]
  var idempotency: [IdempotencyKey: IdempotencyRecord] = [:]
  var budgets: [BudgetKey: BudgetState] = [:]
  var stock: [StockKey: StockState] = [:]
  var versions: [Int32: ProgrammeVersion] = [:]
  var transfers: [ByteText: (transfer: Transfer, isEnded: Bool)] = [:]
  var closes: [Int: ClosedMonth] = [:]
  var calendar: LedgerCalendar

  init(zone: TimeZoneRules) { calendar = LedgerCalendar(zone: zone) }
}

/// One owner's rows.
struct MemoryOwner {
  var row: OwnerRow
  /// The whole ledger: what the others keep in `derived_` tables.
  var ledger: OwnerLedger
  var postings: [Posting] = []
  var journal: [JournalRow] = []
  var uses: [SharedUse] = []
  var body: [UInt8] = []

  init(_ owner: ByteText, kind: OwnerKind, calendar: LedgerCalendar) {
    row = OwnerRow(owner: owner, kind: kind)
    ledger = OwnerLedger(owner: owner, calendar: calendar)
  }
}
