public import VernaCore
import VernaLedger

/// Proves that everything a store keeps beside its append-only rows is what they come to: every posting balances, the sum of lots is
/// the balance, holds add up, nothing is under zero that may not be, and every `derived_` table equals its rebuild.
///
/// Goes through a snapshot owner by owner, so it needs no more memory than the largest of them.
public struct StoreVerification {
  /// What an owner's state comes to from its journal, as the engine knows it; nil leaves states out.
  public typealias StateRebuild = (ByteText, [JournalRow]) -> [UInt8]?

  private let reader: any StoreReader
  private let rebuild: StateRebuild?
  private let limit: Int
  private var report = VerificationReport()
  private var budgets: [BudgetKey: BudgetAmount] = [:]
  private var stocks: [StockKey: Int64] = [:]
  private var totals: [ByteText: WalletState] = [:]

  private init(_ reader: any StoreReader, _ rebuild: StateRebuild?, limit: Int) {
    self.reader = reader
    self.rebuild = rebuild
    self.limit = limit
  }

  /// Verifies a snapshot.
  ///
  /// - Parameters:
  ///   - limit: how many faults are listed; all are counted.
  ///   - state: see `StateRebuild`.
  ///   - progress: told how many owners are done, now and then.
  /// - Throws: `StoreFailure` where rows cannot be read.
  /// - Complexity: O(rows).
  public static func verify(
    _ reader: any StoreReader, limit: Int = 1000, state: StateRebuild? = nil, progress: (Int) -> Void = { _ in }
  ) throws(StoreFailure) -> VerificationReport {
    var verification = StoreVerification(reader, state, limit: limit)
    let calendar = try reader.calendar()
    var last: ByteText = ""
    while true {
      let rows = try reader.owners(after: last, limit: 1000)
      guard let end = rows.last else { break }
      for row in rows { try verification.verify(row, calendar) }
      last = end.owner
      progress(verification.report.owners)
    }
    try verification.verifyShared()
    return verification.report
  }

  private mutating func found(_ fault: StoreFault) {
    report.faultCount += 1
    if report.faults.count < limit { report.faults.append(fault) }
  }

  // MARK: - One owner

  private mutating func verify(_ row: OwnerRow, _ calendar: LedgerCalendar) throws(StoreFailure) {
    let owner = try reader.owner(row.owner)
    let postings = try owner.postings()
    let kept = try owner.derivedRows()
    for fault in OwnerLedger.faults(owner: row.owner, calendar: calendar, postings: postings, kept: kept) {
      found(.ledger(owner: row.owner, fault))
    }
    let journal = try owner.journal(from: .min)
    if !StoreVerification.isCounted(journal.map(\.number), row.journalCount) {
      found(.count(owner: row.owner, table: "journal"))
    }
    let uses = try owner.uses(after: 0, limit: .max)
    if !StoreVerification.isCounted(uses.map(\.number), row.useCount) { found(.count(owner: row.owner, table: "uses")) }
    if row.postingCount != Int64(postings.count) { found(.count(owner: row.owner, table: "postings")) }
    if row.lotCount != Int64(postings.reduce(0) { $0 + $1.lots.count }) {
      found(.count(owner: row.owner, table: "lots"))
    }
    if let state = rebuild?(row.owner, journal), state != (try owner.state()) { found(.state(owner: row.owner)) }
    add(uses)
    add(postings)
    report.owners += 1
    report.postings += postings.count
    report.journalRows += journal.count
  }

  private static func isCounted(_ numbers: [Int64], _ count: Int64) -> Bool {
    Int64(numbers.count) == count && numbers.sorted() == Array(stride(from: 1, through: count, by: 1))
  }

  private mutating func add(_ uses: [SharedUse]) {
    for use in uses {
      switch use.kind {
      case .budget:
        budgets[BudgetKey(use.id, part: use.part), default: BudgetAmount()] =
          (budgets[BudgetKey(use.id, part: use.part)] ?? BudgetAmount()) + use.amount
      case .stock: stocks[StockKey(use.id, place: use.part), default: 0] += use.amount.uses
      }
    }
  }

  private mutating func add(_ postings: [Posting]) {
    for posting in postings {
      var wallet = totals[posting.wallet] ?? WalletState(posting.wallet)
      for entry in posting.entries { wallet[entry.account] += entry.points }
      for movement in posting.movements where movement.lot == Lot.debt { wallet.debt += movement.points }
      totals[posting.wallet] = wallet
    }
  }

  // MARK: - Shared rows

  private mutating func verifyShared() throws(StoreFailure) {
    for state in try reader.budgets() {
      let taken = budgets.removeValue(forKey: state.budget) ?? BudgetAmount()
      if taken != state.used { found(.budget(state.budget, used: state.used, taken: taken)) }
    }
    for (key, taken) in budgets.sorted(by: { $0.key < $1.key }) {
      found(.budget(key, used: BudgetAmount(), taken: taken))
    }
    for state in try reader.stocks() {
      let taken = stocks.removeValue(forKey: state.item) ?? 0
      if taken != state.used { found(.stock(state.item, used: state.used, taken: taken)) }
    }
    for (key, taken) in stocks.sorted(by: { $0.key < $1.key }) { found(.stock(key, used: 0, taken: taken)) }
    try verifyTotals()
  }

  private mutating func verifyTotals() throws(StoreFailure) {
    let kept = try reader.totals()
    for wallet in Set(kept.map(\.wallet)).union(totals.keys).sorted() {
      if kept.first(where: { $0.wallet == wallet }) != totals[wallet] { found(.totals(wallet: wallet)) }
    }
    var inFlight: [ByteText: Points] = [:]
    for transfer in try reader.transfersInFlight(startedBefore: .max) {
      for part in transfer.parts { inFlight[transfer.wallet, default: .zero] += part.points }
    }
    for (wallet, sums) in totals.sorted(by: { $0.key < $1.key }) {
      let points = inFlight[wallet] ?? .zero
      if sums[.clearing] != points { found(.clearing(wallet: wallet, posted: sums[.clearing], inFlight: points)) }
    }
  }
}

extension LedgerStore {
  /// Verifies the store as it is now, while others write (`StoreVerification.verify`).
  public func verify(limit: Int = 1000) async throws -> VerificationReport {
    try await read { reader in try StoreVerification.verify(reader, limit: limit) }
  }
}
