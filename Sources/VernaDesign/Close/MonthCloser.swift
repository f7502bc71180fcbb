import Foundation
public import VernaCore
import VernaEngine
import VernaLedger
public import VernaStore

/// Draws a month's books up, and closes them.
///
/// A close is worked from the postings of all owners in one snapshot, so it takes O(postings), and again for the estimate.
public struct MonthCloser: Sendable {
  private let store: any LedgerStore
  private let terms: CloseTerms

  /// Closes a month of a store under terms.
  public init(_ store: any LedgerStore, _ terms: CloseTerms) {
    self.store = store
    self.terms = terms
  }

  /// Months that were closed, oldest first.
  ///
  /// - Throws: `StoreFailure`, `CloseFailure.damagedRecord`.
  public static func closed(in store: any LedgerStore) async throws -> [MonthClose] {
    try await store.read { try MonthCloser.read($0) }
  }

  private static func read(_ reader: any StoreReader) throws -> [MonthClose] {
    try reader.closedMonths().map { record in
      guard var close = try? JSONDecoder().decode(MonthClose.self, from: Data(record.body)), close.month == record.month
      else { throw CloseFailure.damagedRecord(month: record.month) }
      close.closedAt = record.closedAt
      return close
    }
  }

  /// The month's books as they stand; nothing is written.
  ///
  /// A month that was closed is given as its record has it. Of a month that goes on the books are what they would be if it
  /// ended now. What does not reconcile is in `differences`.
  ///
  /// - Throws: `StoreFailure`, `CloseFailure`.
  public func draft() async throws -> MonthClose {
    try await store.read { [terms] reader in try MonthCloser.work(reader, terms) }
  }

  /// Closes the month for good: nothing is booked in it any more, and its books are kept.
  ///
  /// What time has done and nobody posted yet must be posted before (`settle`).
  ///
  /// - Throws: `StoreFailure`; `CloseFailure`, after which the month is as open as it was, but for a difference that came about in the very moment.
  public func post() async throws -> MonthClose {
    let draft = try await draft()
    if draft.closedAt != nil { throw CloseFailure.closedAlready(month: terms.month) }
    let now = try await store.read { ($0.now, try $0.calendar()) }
    guard now.1.day(at: now.0) >= terms.nextDay else { throw CloseFailure.notOver(month: terms.month) }
    try MonthCloser.check(draft)
    try await store.closeBooks(before: terms.nextDay)
    var close = try await self.draft()
    try MonthCloser.check(close)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let record = ClosedMonth(month: terms.month, closedAt: now.0, body: Array(try encoder.encode(close)))
    guard try await store.keep(record) else { throw CloseFailure.closedAlready(month: terms.month) }
    close.closedAt = now.0
    return close
  }

  private static func check(_ close: MonthClose) throws(CloseFailure) {
    guard close.differences.isEmpty else { throw .doesNotReconcile(close.differences) }
  }

  /// Posts what time has done to owners without the engine: lots that ran out, holds past their deadline.
  ///
  /// - Throws: `StoreFailure`.
  public static func settle(_ store: any LedgerStore) async throws {
    try await forEachOwner(of: store) { owner in
      _ = try await store.write(owner: owner) { session in try session.carryOut(.settle) }
    }
  }

  /// Goes through the owners that have something due, by name.
  ///
  /// - Throws: `StoreFailure`, and what the body throws.
  public static func forEachOwner(
    of store: any LedgerStore, _ body: (ByteText) async throws -> Void
  ) async throws {
    var last: ByteText = ""
    while true {
      let (end, due) = try await store.read { [last] reader -> (ByteText?, [ByteText]) in
        let owners = try reader.owners(after: last, limit: 500)
        return (
          owners.last?.owner,
          try owners.filter { try $0.postingCount > 0 && MonthCloser.isDue(reader.owner($0.owner)) }.map(\.owner)
        )
      }
      for owner in due { try await body(owner) }
      guard let end else { return }
      last = end
    }
  }

  private static func isDue(_ owner: any OwnerReader) throws -> Bool {
    var ledger = try owner.ledger(receipts: [])
    return try !ledger.carryOut(.settle, at: owner.now).isEmpty
  }

  // MARK: - The walk

  private static func work(_ reader: any StoreReader, _ terms: CloseTerms) throws -> MonthClose {
    let closed = try read(reader)
    if let found = closed.first(where: { $0.month == terms.month }) { return found }
    if let last = closed.last {
      if terms.month < last.month { throw CloseFailure.closedAlready(month: terms.month) }
      if terms.month > last.month + 1 { throw CloseFailure.earlierFirst(month: last.month + 1) }
    }
    let frozen = Dictionary(
      closed.map { close in
        (close.month, Dictionary(close.estimates.map { ($0.price.wallet, $0.price) }) { first, _ in first })
      }
    ) { first, _ in first }
    // First what was used and when, then, knowing what is expected, the money.
    let first = try LedgerWalk(reader, PriceTable(terms, closed: frozen))
    var patterns: [ByteText: UsePattern] = [:]
    var current: [ByteText: MonthPrice] = [:]
    let net =
      first.books.gross > .zero
      ? Share(
        millionths: divideRoundingHalfAway(
          Int128(first.books.net.minorUnits) * 1_000_000, by: Int128(first.books.gross.minorUnits))) : .whole
    for wallet in Set(first.books.before.accounts.keys).union(first.books.month.accounts.keys).union(
      first.books.after.accounts.keys)
    {
      guard let value = terms.terms(of: wallet) else { throw CloseFailure.noValue(wallet: wallet) }
      let pattern = UsePattern(
        first.books.tallies[wallet] ?? LadderTally(), through: terms.month, terms.estimate, paysOut: value.paysOut)
      patterns[wallet] = pattern
      current[wallet] = PriceTable.price(wallet, value, expected: pattern.ultimate, net: net, terms)
    }
    let prices = PriceTable(terms, closed: frozen, current: current)
    let walk = try LedgerWalk(reader, prices)
    return try CloseMaking(
      terms: terms, books: walk.books, prices: prices, patterns: patterns, earlier: closed.last
    ).make(walk.duePostings, stored: walk.stored, kept: reader.totals())
  }
}

/// All owners of a snapshot gone through once.
struct LedgerWalk {
  private(set) var books = LedgerBooks()
  /// Postings that time would have made by now.
  private(set) var duePostings = 0
  /// What the stored postings come to, by wallet.
  private(set) var stored: [WalletState] = []

  /// Goes through them.
  ///
  /// - Throws: `StoreFailure`, `RecordDamage`, `CloseFailure`.
  init(_ reader: any StoreReader, _ prices: PriceTable) throws {
    let zone = try reader.calendar().zone
    var waiting: [OwnerBooks] = []
    var all = BookTotals()
    var last: ByteText = ""
    while true {
      let owners = try reader.owners(after: last, limit: 1_000)
      for row in owners where row.postingCount > 0 {
        let owner = try reader.owner(row.owner)
        var postings = try owner.postings()
        for posting in postings { all.post(posting) }
        var ledger = try owner.ledger(receipts: [])
        let due = try ledger.carryOut(.settle, at: owner.now)
        duePostings += due.count
        postings += due
        let sales = try SaleBook(owner, partners: prices.terms.partners)
        for sale in sales.all where zone.day(at: sale.at).monthIndex == prices.terms.month {
          books.gross += sale.gross
          books.net += sale.net
        }
        var one = OwnerBooks(owner: row.owner, postings: postings, sales: sales, prices: prices, zone: zone)
        if try one.advance(&books) != nil { waiting.append(one) }
      }
      guard let end = owners.last else { break }
      last = end.owner
    }
    try finish(&waiting)
    stored = all.accounts.values.sorted { $0.wallet < $1.wallet }
  }

  /// Owners that wait for a transfer go on once the other owner's half is known: each half came before what it gave.
  private mutating func finish(_ waiting: inout [OwnerBooks]) throws(CloseFailure) {
    while !waiting.isEmpty {
      var still: [OwnerBooks] = []
      var missing: (ByteText, ByteText)?
      let known = books.transfers.count
      for var one in waiting {
        if let transfer = try one.advance(&books) {
          missing = (one.owner, transfer)
          still.append(one)
        }
      }
      if still.count == waiting.count, books.transfers.count == known, let missing {
        throw .transferWithoutOrigin(owner: missing.0, transfer: missing.1)
      }
      waiting = still
    }
  }
}
