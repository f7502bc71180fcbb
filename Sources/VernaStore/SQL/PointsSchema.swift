/// What an owner's postings come to, in one table: an order changes a row or two of an owner's accounts, lots and holds, and where they lie
/// side by side that is one page to write and not four.
///
/// What a receipt earned and spent is read from its postings, and the engine's own counters lie in the owner's row, which every order
/// changes anyway.
enum PointsSchema {
  /// - part: 0 the accounts of a wallet, 1 a lot in use, 2 a part of a hold.
  /// - number: of the lot, or of the posting that made the hold; 0 for a wallet.
  /// - name: the receipt of a lot, the name of a hold.
  /// - lot: what a part of a hold is held of; 0 for others.
  static let points = SchemaTable(
    "derived_points", owned: true,
    """
    CREATE TABLE derived_points (
      owner {text} NOT NULL,
      part {int64} NOT NULL CHECK (part IN (0, 1, 2)),
      number {int64} NOT NULL CHECK (number > 0 OR part = 0),
      ordinal {int64} NOT NULL CHECK (ordinal >= 0),
      wallet {text} NOT NULL,
      name {text} NOT NULL,
      earner {text} NOT NULL,
      version {int64} NOT NULL,
      lot {int64} NOT NULL CHECK (lot > 0 OR part <> 2),
      activates_on {int64} NOT NULL,
      expires_on {int64} NOT NULL,
      deadline {int64} NOT NULL,
      pending {int64} NOT NULL CHECK (pending >= 0),
      available {int64} NOT NULL CHECK (available >= 0 OR part = 0),
      reserved {int64} NOT NULL CHECK (reserved > 0 OR (part <> 2 AND reserved = 0)),
      issued {int64} NOT NULL,
      redeemed {int64} NOT NULL,
      expired {int64} NOT NULL CHECK (expired >= 0 OR part = 0),
      adjusted {int64} NOT NULL,
      clearing {int64} NOT NULL,
      debt {int64} NOT NULL CHECK (debt <= 0),
      PRIMARY KEY (owner, part, number, ordinal, wallet),
      CHECK (part <> 0
        OR pending + available + reserved + issued + redeemed + expired + adjusted + clearing = 0)
    ){clustered}
    """)

  private static let columns = """
    owner, part, number, ordinal, wallet, name, earner, version, lot, activates_on, expires_on, deadline,
      pending, available, reserved, issued, redeemed, expired, adjusted, clearing, debt
    """

  /// Takes over the rows of the tables that were before.
  static let moves: [String] = [
    """
    INSERT INTO derived_points (\(columns))
    SELECT owner, 0, 0, 0, wallet, '', '', 0, 0, 0, 0, 0,
      pending, available, reserved, issued, redeemed, expired, adjusted, clearing, debt FROM derived_balances
    """,
    """
    INSERT INTO derived_points (\(columns))
    SELECT owner, 1, number, 0, wallet, receipt, earner, version, 0, activates_on, expires_on, 0,
      pending, available, reserved, 0, 0, expired, 0, 0, 0 FROM derived_lots
    """,
    """
    INSERT INTO derived_points (\(columns))
    SELECT owner, 2, posting, ordinal, wallet, name, '', 0, lot, 0, 0, deadline,
      0, 0, points, 0, 0, 0, 0, 0, 0 FROM derived_holds
    """,
    "ALTER TABLE owners ADD COLUMN state {bytes} NOT NULL DEFAULT {no_bytes}",
    """
    UPDATE owners SET state = COALESCE(
      (SELECT body FROM derived_state WHERE derived_state.owner = owners.owner), {no_bytes})
    """,
  ]

  /// The tables that are not needed any more.
  static let gone = ["derived_balances", "derived_lots", "derived_holds", "derived_receipts", "derived_state"]
}
