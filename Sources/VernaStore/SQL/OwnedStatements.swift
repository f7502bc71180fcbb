/// Statements that write rows of one owner. None of them changes or removes a row of a table that is only added to.
public enum OwnedStatements {
  /// Takes the lock that both engines have, and gives the row as it is under it.
  public static let lock = Statement.write(
    "owner.lock", .owned, [.text],
    """
    UPDATE owners SET version = version + 1 WHERE owner = ?1
    RETURNING kind, version, moment, latest_at, posting_count, lot_count, journal_count, use_count, {now}
    """)
  /// Makes an owner who is not there.
  public static let insert = Statement.write(
    "owner.insert", .owned, [.text, .text, .int64],
    """
    INSERT INTO owners (owner, kind, version, moment, latest_at, posting_count, lot_count, journal_count, use_count)
    VALUES (?1, ?2, 0, 0, ?3, 0, 0, 0, 0) ON CONFLICT (owner) DO NOTHING
    """)
  /// Writes down how far the owner has come.
  public static let advance = Statement.write(
    "owner.advance", .owned, [.text, .int64, .int64, .int64, .int64, .int64, .int64],
    """
    UPDATE owners SET moment = ?2, latest_at = ?3, posting_count = ?4, lot_count = ?5, journal_count = ?6, use_count = ?7
    WHERE owner = ?1
    """)

  static let insertPosting = Statement.write(
    "posting.insert", .owned,
    [.text, .int64, .text, .text, .int64, .int64, .int64, .text, .text, .int64, .int64],
    """
    INSERT INTO postings
      (owner, number, kind, wallet, occurred_at, posted_at, book_date, reference, hold, deadline, version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    """)
  static let insertEntry = Statement.write(
    "entry.insert", .owned, [.text, .int64, .int64, .text, .int64, .int64],
    "INSERT INTO entries (owner, posting, ordinal, account, lot, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
  /// Two entries at once: most postings have no others, and a statement costs more than a row.
  static let insertEntries = Statement.write(
    "entry.insert_two", .owned, [.text, .int64, .int64, .text, .int64, .int64, .int64, .text, .int64, .int64],
    """
    INSERT INTO entries (owner, posting, ordinal, account, lot, points)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6), (?1, ?2, ?7, ?8, ?9, ?10)
    """)
  static let insertLot = Statement.write(
    "lot.insert", .owned, [.text, .int64, .int64, .text, .text, .text, .int64, .int64, .int64],
    """
    INSERT INTO lots (owner, number, posting, wallet, receipt, earner, version, activates_on, expires_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    """)
  static let insertJournal = Statement.write(
    "journal.insert", .owned, [.text, .int64, .text, .int64, .int64, .int64, .text, .int64, .bytes, .bytes],
    """
    INSERT INTO journal
      (owner, number, kind, occurred_at, recorded_at, latest_at, reference, programme_version, body, decision)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """)
  static let insertUse = Statement.write(
    "use.insert", .owned, [.text, .int64, .text, .text, .text, .int64, .int64, .int64],
    """
    INSERT INTO uses (owner, number, kind, id, part, money, points, uses) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """)

  private static let balanceParameters: [Statement.Parameter] =
    [.text, .text] + [Statement.Parameter](repeating: .int64, count: 9)
  static let insertBalance = Statement.write(
    "balance.insert", .owned, balanceParameters,
    """
    INSERT INTO derived_balances
      (owner, wallet, pending, available, reserved, issued, redeemed, expired, adjusted, clearing, debt)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    """)
  static let updateBalance = Statement.write(
    "balance.update", .owned, balanceParameters,
    """
    UPDATE derived_balances SET pending = ?3, available = ?4, reserved = ?5, issued = ?6, redeemed = ?7, expired = ?8,
      adjusted = ?9, clearing = ?10, debt = ?11
    WHERE owner = ?1 AND wallet = ?2
    """)

  static let insertLotInUse = Statement.write(
    "lot_in_use.insert", .owned,
    [.text, .int64, .text, .text, .text, .int64, .int64, .int64, .int64, .int64, .int64, .int64],
    """
    INSERT INTO derived_lots
      (owner, number, wallet, receipt, earner, version, activates_on, expires_on, pending, available, reserved, expired)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """)
  static let updateLotInUse = Statement.write(
    "lot_in_use.update", .owned, [.text, .int64, .int64, .int64, .int64, .int64],
    """
    UPDATE derived_lots SET pending = ?3, available = ?4, reserved = ?5, expired = ?6 WHERE owner = ?1 AND number = ?2
    """)
  static let deleteLotInUse = Statement.write(
    "lot_in_use.delete", .owned, [.text, .int64], "DELETE FROM derived_lots WHERE owner = ?1 AND number = ?2")

  static let insertExpired = Statement.write(
    "expired.insert", .owned, [.text, .int64, .int64],
    "INSERT INTO derived_expired (owner, number, points) VALUES (?1, ?2, ?3)")
  static let updateExpired = Statement.write(
    "expired.update", .owned, [.text, .int64, .int64],
    "UPDATE derived_expired SET points = ?3 WHERE owner = ?1 AND number = ?2")
  static let deleteExpired = Statement.write(
    "expired.delete", .owned, [.text, .int64], "DELETE FROM derived_expired WHERE owner = ?1 AND number = ?2")

  static let insertHoldPart = Statement.write(
    "hold.insert", .owned, [.text, .int64, .int64, .text, .text, .int64, .int64, .int64],
    """
    INSERT INTO derived_holds (owner, posting, ordinal, name, wallet, deadline, lot, points)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """)
  static let deleteHold = Statement.write(
    "hold.delete", .owned, [.text, .int64], "DELETE FROM derived_holds WHERE owner = ?1 AND posting = ?2")

  private static let partParameters: [Statement.Parameter] = [.text, .text, .text, .int64, .int64, .int64]
  static let insertReceiptPart = Statement.write(
    "receipt.insert", .owned, partParameters + [.int64, .int64],
    """
    INSERT INTO derived_receipts (owner, wallet, receipt, spent, posting, ordinal, lot, points)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """)
  static let updateReceiptPart = Statement.write(
    "receipt.update", .owned, partParameters + [.int64],
    """
    UPDATE derived_receipts SET points = ?7
    WHERE owner = ?1 AND wallet = ?2 AND receipt = ?3 AND spent = ?4 AND posting = ?5 AND ordinal = ?6
    """)
  static let deleteReceiptPart = Statement.write(
    "receipt.delete", .owned, partParameters,
    """
    DELETE FROM derived_receipts
    WHERE owner = ?1 AND wallet = ?2 AND receipt = ?3 AND spent = ?4 AND posting = ?5 AND ordinal = ?6
    """)

  static let setState = Statement.write(
    "state.set", .owned, [.text, .bytes],
    """
    INSERT INTO derived_state (owner, body) VALUES (?1, ?2) ON CONFLICT (owner) DO UPDATE SET body = excluded.body
    """)

  /// All of them.
  public static let all: [Statement] = [
    lock, insert, advance, insertPosting, insertEntry, insertEntries, insertLot, insertJournal, insertUse,
    insertBalance,
    updateBalance, insertLotInUse, updateLotInUse, deleteLotInUse, insertExpired, updateExpired, deleteExpired,
    insertHoldPart, deleteHold, insertReceiptPart, updateReceiptPart, deleteReceiptPart, setState,
  ]
}
