public import VernaCore
public import VernaLedger

/// A snapshot of the whole store. Used where it was given and not kept.
public protocol StoreReader: AnyObject {
  /// The moment by the store's clock.
  var now: Int64 { get }
  /// The programme's days and the first day that is open.
  func calendar() throws(StoreFailure) -> LedgerCalendar
  /// One owner; also one of whom nothing was written.
  func owner(_ id: ByteText) throws(StoreFailure) -> any OwnerReader
  /// Owners by name, after one, at most as many as wanted.
  func owners(after owner: ByteText, limit: Int) throws(StoreFailure) -> [OwnerRow]
  /// Where a name leads; nil if nowhere.
  func entry(_ name: DirectoryName) throws(StoreFailure) -> DirectoryEntry?
  /// What was done under a key; nil if nothing.
  func recall(_ key: IdempotencyKey) throws(StoreFailure) -> IdempotencyRecord?
  /// What is used of a budget; nil if nothing was ever taken of it.
  func budget(_ key: BudgetKey) throws(StoreFailure) -> BudgetState?
  /// Every budget, by key.
  func budgets() throws(StoreFailure) -> [BudgetState]
  /// What a place has of an item; nil if nobody said.
  func stock(_ key: StockKey) throws(StoreFailure) -> StockState?
  /// Every item of every place, by key.
  func stocks() throws(StoreFailure) -> [StockState]
  /// The versions of the programme, by number.
  func programmeVersions() throws(StoreFailure) -> [ProgrammeVersion]
  /// Months that were closed, by month.
  func closedMonths() throws(StoreFailure) -> [ClosedMonth]
  /// Transfers that began before a moment and have not ended, the oldest first: what a job finishes after a crash.
  func transfersInFlight(startedBefore moment: Int64) throws(StoreFailure) -> [Transfer]
  /// The sums of the accounts of all owners, by wallet.
  func totals() throws(StoreFailure) -> [WalletState]
}
