/// Statements that read rows of one owner.
public enum OwnedQueries {
  static let owner = Statement.read(
    "owner.read", .owned, [.text],
    """
    SELECT kind, version, moment, latest_at, posting_count, lot_count, journal_count, use_count, state
    FROM owners WHERE owner = ?1
    """)
  /// The owner's row as the lock would give it.
  static let peek = Statement.read(
    "owner.peek", .owned, [.text],
    """
    SELECT kind, version + 1, moment, latest_at, posting_count, lot_count, journal_count, use_count, {now}, state
    FROM owners WHERE owner = ?1
    """)
  /// What the owner's points come to: wallets, then lots in use, then parts of holds.
  static let points = Statement.read(
    "points.list", .owned, [.text],
    """
    SELECT part, number, ordinal, wallet, name, earner, version, lot, activates_on, expires_on, deadline,
      pending, available, reserved, issued, redeemed, expired, adjusted, clearing, debt
    FROM derived_points WHERE owner = ?1 ORDER BY part, number, ordinal, wallet
    """)
  static let expiredLots = Statement.read(
    "expired.list", .owned, [.text],
    """
    SELECT lots.number, lots.wallet, lots.receipt, lots.earner, lots.version, lots.activates_on, lots.expires_on,
      derived_expired.points
    FROM derived_expired
    JOIN lots ON lots.owner = ?1 AND lots.number = derived_expired.number
    WHERE derived_expired.owner = ?1 ORDER BY lots.number
    """)
  /// What ran out of lots that a receipt earned.
  static let expiredLotsOfReceipt = Statement.read(
    "expired.of_receipt", .owned, [.text, .text, .text],
    """
    SELECT lots.number, lots.wallet, lots.receipt, lots.earner, lots.version, lots.activates_on, lots.expires_on,
      derived_expired.points
    FROM lots
    JOIN derived_expired ON derived_expired.owner = ?1 AND derived_expired.number = lots.number
    WHERE lots.owner = ?1 AND lots.wallet = ?2 AND lots.receipt = ?3 ORDER BY lots.number
    """)
  /// A lot that is not in use, with what ran out of it.
  static let lot = Statement.read(
    "lot.read", .owned, [.text, .int64],
    """
    SELECT lots.number, lots.wallet, lots.receipt, lots.earner, lots.version, lots.activates_on, lots.expires_on,
      COALESCE(derived_expired.points, 0)
    FROM lots
    LEFT JOIN derived_expired ON derived_expired.owner = ?1 AND derived_expired.number = lots.number
    WHERE lots.owner = ?1 AND lots.number = ?2
    """)
  private static let ofReceipt = "postings.owner = ?1 AND postings.wallet = ?2 AND postings.reference = ?3"
  /// Postings about a receipt, up to a number.
  static let receiptPostings = Statement.read(
    "receipt.postings", .owned, [.text, .text, .text, .int64],
    """
    SELECT number, kind, wallet, occurred_at, posted_at, book_date, reference, hold, deadline, version
    FROM postings WHERE \(ofReceipt) AND number <= ?4 ORDER BY number
    """)
  static let receiptEntries = Statement.read(
    "receipt.entries", .owned, [.text, .text, .text, .int64],
    """
    SELECT entries.posting, entries.ordinal, entries.account, entries.lot, entries.points
    FROM postings
    JOIN entries ON entries.owner = ?1 AND entries.posting = postings.number
    WHERE \(ofReceipt) AND postings.number <= ?4 ORDER BY entries.posting, entries.ordinal
    """)
  static let receiptLots = Statement.read(
    "receipt.lots", .owned, [.text, .text, .text, .int64],
    """
    SELECT number, wallet, receipt, earner, version, activates_on, expires_on, posting
    FROM lots WHERE owner = ?1 AND wallet = ?2 AND receipt = ?3 AND posting <= ?4 ORDER BY number
    """)

  private static let journalColumns =
    "number, kind, occurred_at, recorded_at, reference, programme_version, body, decision"
  /// Goes back from the end to the last row before which nothing can have happened so late.
  static let journalFrom = Statement.read(
    "journal.from", .owned, [.text, .int64],
    """
    SELECT \(journalColumns) FROM journal
    WHERE owner = ?1 AND occurred_at >= ?2 AND number > COALESCE(
      (SELECT earlier.number FROM journal AS earlier WHERE earlier.owner = ?1 AND earlier.latest_at < ?2
       ORDER BY earlier.number DESC LIMIT 1), 0)
    ORDER BY occurred_at, number
    """)
  static let journalOfReference = Statement.read(
    "journal.of_reference", .owned, [.text, .text, .int64],
    "SELECT \(journalColumns) FROM journal WHERE owner = ?1 AND number >= ?3 AND reference = ?2 ORDER BY number")
  static let journalRow = Statement.read(
    "journal.read", .owned, [.text, .int64],
    "SELECT \(journalColumns) FROM journal WHERE owner = ?1 AND number = ?2")

  static let postings = Statement.read(
    "posting.list", .owned, [.text, .int64, .int64],
    """
    SELECT number, kind, wallet, occurred_at, posted_at, book_date, reference, hold, deadline, version
    FROM postings WHERE owner = ?1 AND number > ?2 AND number <= ?3 ORDER BY number
    """)
  static let entries = Statement.read(
    "entry.list", .owned, [.text, .int64, .int64],
    """
    SELECT posting, ordinal, account, lot, points
    FROM entries WHERE owner = ?1 AND posting > ?2 AND posting <= ?3 ORDER BY posting, ordinal
    """)
  static let lots = Statement.read(
    "lot.list", .owned, [.text],
    """
    SELECT number, wallet, receipt, earner, version, activates_on, expires_on, posting
    FROM lots WHERE owner = ?1 ORDER BY number
    """)
  static let uses = Statement.read(
    "use.list", .owned, [.text, .int64, .int64],
    """
    SELECT number, kind, id, part, money, points, uses
    FROM uses WHERE owner = ?1 AND number > ?2 ORDER BY number LIMIT ?3
    """)

  /// All of them.
  public static let all: [Statement] = [
    owner, peek, points, expiredLots, expiredLotsOfReceipt, lot, receiptPostings, receiptEntries, receiptLots,
    journalFrom, journalOfReference, journalRow, postings, entries, lots, uses,
  ]
}
