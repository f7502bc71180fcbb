/// Statements that write rows of one owner. None of them changes or removes a row of a table that is only added to.
public enum OwnedStatements {
  /// Takes the lock that both engines have, and gives the row as it is under it.
  public static let lock = Statement.write(
    "owner.lock", .owned, [.text],
    """
    UPDATE owners SET version = version + 1 WHERE owner = ?1
    RETURNING kind, version, moment, latest_at, posting_count, lot_count, journal_count, use_count, {now}, state
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
    "owner.advance", .owned, [.text, .int64, .int64, .int64, .int64, .int64, .int64, .bytes],
    """
    UPDATE owners SET moment = ?2, latest_at = ?3, posting_count = ?4, lot_count = ?5, journal_count = ?6, use_count = ?7,
      state = ?8
    WHERE owner = ?1
    """)

  /// Writes down how far the owner has come, if nobody has locked it since a version: what was decided on a snapshot still holds then.
  static let advanceFrom = Statement.write(
    "owner.advance_from", .owned, [.text, .int64, .int64, .int64, .int64, .int64, .int64, .bytes, .int64],
    """
    UPDATE owners SET version = version + 1, moment = ?2, latest_at = ?3, posting_count = ?4, lot_count = ?5,
      journal_count = ?6, use_count = ?7, state = ?8
    WHERE owner = ?1 AND version = ?9
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

  /// A row of what the owner's points come to, whichever part it is.
  static let insertPoints = Statement.write(
    "points.insert", .owned,
    [.text, .int64, .int64, .int64, .text, .text, .text] + [Statement.Parameter](repeating: .int64, count: 14),
    """
    INSERT INTO derived_points
      (owner, part, number, ordinal, wallet, name, earner, version, lot, activates_on, expires_on, deadline,
       pending, available, reserved, issued, redeemed, expired, adjusted, clearing, debt)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
    """)
  static let updateBalance = Statement.write(
    "balance.update", .owned, [.text, .text] + [Statement.Parameter](repeating: .int64, count: 9),
    """
    UPDATE derived_points SET pending = ?3, available = ?4, reserved = ?5, issued = ?6, redeemed = ?7, expired = ?8,
      adjusted = ?9, clearing = ?10, debt = ?11
    WHERE owner = ?1 AND part = 0 AND number = 0 AND ordinal = 0 AND wallet = ?2
    """)
  static let updateLotInUse = Statement.write(
    "lot_in_use.update", .owned, [.text, .int64, .int64, .int64, .int64, .int64],
    """
    UPDATE derived_points SET pending = ?3, available = ?4, reserved = ?5, expired = ?6
    WHERE owner = ?1 AND part = 1 AND number = ?2
    """)
  static let deleteLotInUse = Statement.write(
    "lot_in_use.delete", .owned, [.text, .int64],
    "DELETE FROM derived_points WHERE owner = ?1 AND part = 1 AND number = ?2")
  static let deleteHold = Statement.write(
    "hold.delete", .owned, [.text, .int64],
    "DELETE FROM derived_points WHERE owner = ?1 AND part = 2 AND number = ?2")

  static let insertExpired = Statement.write(
    "expired.insert", .owned, [.text, .int64, .int64],
    "INSERT INTO derived_expired (owner, number, points) VALUES (?1, ?2, ?3)")
  static let updateExpired = Statement.write(
    "expired.update", .owned, [.text, .int64, .int64],
    "UPDATE derived_expired SET points = ?3 WHERE owner = ?1 AND number = ?2")
  static let deleteExpired = Statement.write(
    "expired.delete", .owned, [.text, .int64], "DELETE FROM derived_expired WHERE owner = ?1 AND number = ?2")

  /// All of them.
  public static let all: [Statement] = [
    lock, insert, advance, advanceFrom, insertPosting, insertEntry, insertEntries, insertLot, insertJournal, insertUse,
    insertPoints, updateBalance, updateLotInUse, deleteLotInUse, deleteHold, insertExpired, updateExpired,
    deleteExpired,
  ]
}
