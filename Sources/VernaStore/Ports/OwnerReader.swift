public import VernaCore
public import VernaLedger

/// One owner as it is in a snapshot, or in the middle of a piece of work. Used where it was given and not kept.
public protocol OwnerReader: AnyObject {
  /// Whose rows these are.
  var owner: ByteText { get }

  /// The moment by the store's clock, seconds since 1970-01-01 UTC; the same throughout, and never before an earlier one of this owner.
  var now: Int64 { get }

  /// The owner's own row; nil if nothing was ever written for it.
  func row() throws(StoreFailure) -> OwnerRow?

  /// The owner's points, with the postings appended so far. A value: try commands on it, then append what they posted.
  ///
  /// - Parameter receipts: those that a command will name (`LedgerCommand.receipt`).
  func ledger(receipts: [ReceiptKey]) throws(StoreFailure) -> OwnerLedger

  /// What `OwnerSession.setState` wrote last; empty if nothing.
  func state() throws(StoreFailure) -> [UInt8]

  /// What happened to the owner at a moment or later, by `(occurredAt, number)`.
  func journal(from occurredAt: Int64) throws(StoreFailure) -> [JournalRow]

  /// What happened under a reference (an order, a receipt), by number.
  ///
  /// - Parameter since: `DirectoryEntry.since` of a name that leads to it: rows before are not looked at. Without it every row of the owner's
  ///   journal is.
  func journal(reference: ByteText, since: Int64) throws(StoreFailure) -> [JournalRow]

  /// One row; nil if there is none of this number.
  func journal(number: Int64) throws(StoreFailure) -> JournalRow?

  /// Postings after a number, in order, at most as many as wanted.
  func postings(after number: Int64, limit: Int) throws(StoreFailure) -> [Posting]

  /// What the owner took of shared rows and gave back, after a number, in order, at most as many as wanted.
  func uses(after number: Int64, limit: Int) throws(StoreFailure) -> [SharedUse]

  /// Everything that the store keeps beside the postings, for `verify` to compare.
  func derivedRows() throws(StoreFailure) -> LedgerRows
}

extension OwnerReader {
  /// What happened under a reference, wherever in the journal.
  public func journal(reference: ByteText) throws(StoreFailure) -> [JournalRow] {
    try journal(reference: reference, since: 1)
  }

  /// Every posting, in order.
  public func postings() throws(StoreFailure) -> [Posting] { try postings(after: 0, limit: .max) }
}

/// Work in progress for one owner whose lock is held.
public protocol OwnerSession: OwnerReader {
  /// Adds postings that a copy of `ledger(receipts:)` has made, in order.
  func append(_ postings: [Posting]) throws(StoreFailure)

  /// Writes down what happened.
  ///
  /// - Returns: its number, from 1 by owner.
  @discardableResult func append(_ event: JournalDraft) throws(StoreFailure) -> Int64

  /// Replaces what rules count about the owner.
  func setState(_ body: [UInt8]) throws(StoreFailure)

  /// Makes a name lead to this owner.
  ///
  /// - Returns: nil if it does now; else where it leads already, which may be this owner. A row of the directory may outlive work that was
  ///   rolled back, on engines that keep it elsewhere: a name without a row in its owner's journal means nothing.
  func claim(_ name: DirectoryName, reference: ByteText) throws(StoreFailure) -> DirectoryEntry?

  /// Takes a name of this owner out of the directory, as when personal data are erased.
  func withdraw(_ name: DirectoryName) throws(StoreFailure)

  /// What was done under a key; nil if nothing.
  func recall(_ key: IdempotencyKey) throws(StoreFailure) -> IdempotencyRecord?

  /// Keeps for ever what was done under a key. Two pieces of work under one key at once: one is done, the other runs again and recalls it.
  func remember(_ record: IdempotencyRecord) throws(StoreFailure)

  /// Takes from a budget, last before the commit; too little left refuses the whole work.
  func take(_ take: BudgetTake) throws(StoreFailure)

  /// Gives back to a budget what was taken of it before.
  func giveBack(_ amount: BudgetAmount, to budget: BudgetKey) throws(StoreFailure)

  /// Takes items of stock, last before the commit; too few left refuse the whole work. Under zero gives back.
  func take(_ count: Int64, of item: StockKey) throws(StoreFailure)

  /// Writes down that points are on their way to another owner.
  func begin(_ transfer: Transfer) throws(StoreFailure)

  /// Writes down that points have come to this owner; a transfer that has ended already refuses the whole work.
  func end(transfer id: ByteText) throws(StoreFailure)
}

extension OwnerSession {
  /// Carries a command out on the owner's points and appends what it posted.
  ///
  /// - Returns: the postings, or why nothing was posted.
  /// - Throws: `StoreFailure` only.
  public func carryOut(_ command: LedgerCommand) throws(StoreFailure) -> Result<[Posting], LedgerRefusal> {
    var ledger = try ledger(receipts: command.receipt.map { [$0] } ?? [])
    let posted: [Posting]
    do {
      posted = try ledger.carryOut(command, at: now)
    } catch {
      return .failure(error)
    }
    try append(posted)
    return .success(posted)
  }
}
