public import VernaCore
import VernaLedger
public import VernaStore

/// Posts the history of points that a file has to members' ledgers, as it happened: in order of time, each row at its own
/// moment, written now.
///
/// | row | posting |
/// |---|---|
/// | opening, earn above zero | accrual, with its expiry |
/// | earn under zero | clawback of what its receipt earned; the rest an adjustment, `clawback` |
/// | redeem above zero | redemption, which may owe: what has happened is not refused |
/// | redeem under zero | give-back of what its receipt spent; the rest an adjustment, `give_back` |
/// | adjust, opening under zero | adjustment, `adjust`, `opening` |
/// | expire | nothing where lots ran out by their own dates; what they do not explain is an adjustment, `expire` |
public struct HistoryPosting: Sendable {
  /// The journal's reference of everything posted so, and its kind of row.
  static let reference: ByteText = "points.history"
  private let store: any LedgerStore
  private let wallet: ByteText

  /// Posts to a wallet of a store.
  public init(store: any LedgerStore, wallet: ByteText) {
    self.store = store
    self.wallet = wallet
  }

  /// Posts what is new of a member's histories, in one transaction; what was posted before is left.
  ///
  /// - Parameters:
  ///   - histories: of the member, a file each.
  ///   - end: the last moment of the files. Where they have any expiry at all they say all there was, so at the end the ledger's is made
  ///     the same; nil where they have none, and lots run out by their dates alone.
  /// - Throws: `StoreFailure`.
  public func post(_ histories: [PointsHistory], of member: ByteText, reconciledAt end: Int64?) async throws
    -> PostedHistory
  {
    let receipts = Set(
      histories.flatMap(\.rows).filter { $0.points < .zero && !$0.receipt.string.isEmpty }.map {
        ReceiptKey(wallet: wallet, receipt: $0.receipt)
      })
    let intent = WriteIntent(owner: member, receipts: Array(receipts), references: [HistoryPosting.reference])
    let outcome = try await store.write(intent) { [wallet] session in
      try HistoryPosting.post(histories, to: session, wallet, receipts: Array(receipts), reconciledAt: end)
    }
    guard case .committed(let result) = outcome else { return PostedHistory() }
    return result
  }

  private static func post(
    _ histories: [PointsHistory], to session: any OwnerSession, _ wallet: ByteText, receipts: [ReceiptKey],
    reconciledAt end: Int64?
  ) throws -> PostedHistory {
    let before = try session.journal(reference: reference).map { try HistoryRecord(bytes: $0.event.body) }
      .reduce(into: HistoryRecord()) { all, one in
        all.files += one.files
        all.expired += one.expired
        all.adjusted += one.adjusted
      }
    var result = PostedHistory()
    let fresh = histories.filter { !before.files.contains($0.file) }
    result.repeated = histories.reduce(0) { $0 + $1.rows.count } - fresh.reduce(0) { $0 + $1.rows.count }
    guard !fresh.isEmpty else { return result }
    let rows = fresh.flatMap { history in history.rows.map { (file: history.file, row: $0) } }
      .enumerated().sorted { ($0.element.row.at, $0.offset) < ($1.element.row.at, $1.offset) }.map(\.element)
    // Whoever had postings before, of orders say, goes on from there.
    let latest = try session.row().map { $0.journalCount > 0 ? $0.latestAt : .min } ?? .min
    var book = HistoryBook(
      ledger: try session.ledger(receipts: receipts), wallet: wallet, now: session.now,
      notBefore: min(latest, session.now),
      fileExpired: before.expired, adjusted: before.adjusted)
    // What ran out before the first file was no file's to say.
    if before.files.isEmpty { book.fileExpired = book.ledgerExpired }
    for (file, row) in rows {
      do {
        try book.carryOut(row)
        result.posted += 1
      } catch {
        result.refused.append(PostedHistory.Refused(file: file, row: row.row, reason: error))
      }
    }
    if let end { book.reconcile(at: end) }
    result.expiryAdjustments = book.expiryAdjustments
    result.withoutReceipt = book.withoutReceipt
    if !book.postings.isEmpty { try session.append(book.postings) }
    let record = HistoryRecord(
      files: fresh.map(\.file), expired: book.fileExpired - before.expired, adjusted: book.adjusted - before.adjusted)
    try session.append(
      JournalDraft(
        kind: reference, occurredAt: min(rows.last?.row.at ?? session.now, session.now), reference: reference,
        body: record.bytes, decision: MemberEvent.settled.bytes))
    return result
  }
}

/// What a journal's row says of histories posted: which files, and by how much they said had run out.
private struct HistoryRecord {
  private static let form: Int64 = 1
  var files: [UInt64] = []
  var expired = Points.zero
  /// What was posted of it as adjustments.
  var adjusted = Points.zero

  init(files: [UInt64] = [], expired: Points = .zero, adjusted: Points = .zero) {
    self.files = files
    self.expired = expired
    self.adjusted = adjusted
  }

  init(bytes: [UInt8]) throws(RecordDamage) {
    var reader = RecordReader(bytes)
    guard try reader.number() == HistoryRecord.form else { throw RecordDamage(offset: 0) }
    files = try reader.list { reader throws(RecordDamage) in UInt64(bitPattern: try reader.number()) }
    expired = try reader.points()
    adjusted = try reader.points()
  }

  var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.write(HistoryRecord.form)
    writer.write(files) { $0.write(Int64(bitPattern: $1)) }
    writer.write(expired)
    writer.write(adjusted)
    return writer.bytes
  }
}
