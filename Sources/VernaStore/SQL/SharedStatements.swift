/// Statements of the directory, which lead to owners.
public enum DirectoryStatements {
  static let entry = Statement.read(
    "directory.read", .directory, [.text, .text],
    "SELECT owner, reference, since FROM directory WHERE kind = ?1 AND key = ?2")
  static let claim = Statement.write(
    "directory.claim", .directory, [.text, .text, .text, .text, .int64],
    """
    INSERT INTO directory (kind, key, owner, reference, since) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (kind, key) DO NOTHING RETURNING owner
    """)
  static let withdraw = Statement.write(
    "directory.withdraw", .directory, [.text, .text, .text],
    "DELETE FROM directory WHERE kind = ?1 AND key = ?2 AND owner = ?3")
  static let recall = Statement.read(
    "idempotency.read", .directory, [.text, .text],
    "SELECT hash, owner, journal_number FROM idempotency WHERE api_key = ?1 AND key = ?2")
  static let remember = Statement.write(
    "idempotency.insert", .directory, [.text, .text, .bytes, .text, .int64],
    "INSERT INTO idempotency (api_key, key, hash, owner, journal_number) VALUES (?1, ?2, ?3, ?4, ?5)")

  /// All of them.
  public static let all: [Statement] = [entry, claim, withdraw, recall, remember]
}

/// Statements of rows that belong to nobody.
public enum SharedStatements {
  static let openBudget = Statement.write(
    "budget.open", .shared, [.text, .text, .int64, .int64, .int64],
    """
    INSERT INTO derived_budgets
      (id, part, limit_money, limit_points, limit_uses, used_money, used_points, used_uses)
    VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, 0) ON CONFLICT (id, part) DO NOTHING
    """)
  /// The one conditional change: exact, since both engines look at the row again under its lock.
  static let takeBudget = Statement.write(
    "budget.take", .shared, [.text, .text, .int64, .int64, .int64, .int64, .int64, .int64],
    """
    UPDATE derived_budgets SET used_money = used_money + ?3, used_points = used_points + ?4,
      used_uses = used_uses + ?5, limit_money = ?6, limit_points = ?7, limit_uses = ?8
    WHERE id = ?1 AND part = ?2 AND used_money + ?3 <= ?6 AND used_points + ?4 <= ?7 AND used_uses + ?5 <= ?8
    RETURNING used_uses
    """)
  static let giveBackBudget = Statement.write(
    "budget.give_back", .shared, [.text, .text, .int64, .int64, .int64],
    """
    UPDATE derived_budgets SET used_money = used_money - ?3, used_points = used_points - ?4, used_uses = used_uses - ?5
    WHERE id = ?1 AND part = ?2 RETURNING used_uses
    """)
  private static let budgetColumns =
    "id, part, limit_money, limit_points, limit_uses, used_money, used_points, used_uses"
  static let budget = Statement.read(
    "budget.read", .shared, [.text, .text],
    "SELECT \(budgetColumns) FROM derived_budgets WHERE id = ?1 AND part = ?2")
  static let budgets = Statement.read(
    "budget.list", .shared, [], "SELECT \(budgetColumns) FROM derived_budgets ORDER BY id, part")

  /// Says how much there has been in all.
  public static let setStock = Statement.write(
    "stock.set", .shared, [.text, .text, .int64],
    """
    INSERT INTO stock (item, place, quantity, derived_used) VALUES (?1, ?2, ?3, 0)
    ON CONFLICT (item, place) DO UPDATE SET quantity = excluded.quantity
    """)
  static let takeStock = Statement.write(
    "stock.take", .shared, [.text, .text, .int64],
    """
    UPDATE stock SET derived_used = derived_used + ?3
    WHERE item = ?1 AND place = ?2 AND stock.derived_used + ?3 <= stock.quantity RETURNING derived_used
    """)
  static let giveBackStock = Statement.write(
    "stock.give_back", .shared, [.text, .text, .int64],
    "UPDATE stock SET derived_used = derived_used - ?3 WHERE item = ?1 AND place = ?2 RETURNING derived_used")
  static let stock = Statement.read(
    "stock.read", .shared, [.text, .text],
    "SELECT item, place, quantity, derived_used FROM stock WHERE item = ?1 AND place = ?2")
  static let stocks = Statement.read(
    "stock.list", .shared, [], "SELECT item, place, quantity, derived_used FROM stock ORDER BY item, place")

  /// Adds a version of the programme; no row where there is one of its number.
  public static let publish = Statement.write(
    "programme.publish", .shared, [.int64, .int64, .bytes, .bytes],
    """
    INSERT INTO programme_versions (version, effective_from, text, hash) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (version) DO NOTHING RETURNING version
    """)
  static let versions = Statement.read(
    "programme.list", .shared, [], "SELECT version, effective_from, text, hash FROM programme_versions ORDER BY version"
  )

  /// Closes the books before a day.
  public static let closeBooks = Statement.write(
    "books.close", .shared, [.int64],
    "INSERT INTO closed_books (open_from, closed_at) VALUES (?1, {now}) ON CONFLICT (open_from) DO NOTHING")
  static let openFrom = Statement.read(
    "books.open_from", .shared, [], "SELECT open_from FROM closed_books ORDER BY open_from DESC LIMIT 1")

  /// Keeps what a month's books say; no row where the month is closed already.
  public static let keepClose = Statement.write(
    "close.keep", .shared, [.int64, .int64, .bytes],
    """
    INSERT INTO closed_months (month, closed_at, body) VALUES (?1, ?2, ?3)
    ON CONFLICT (month) DO NOTHING RETURNING month
    """)
  static let closes = Statement.read(
    "close.list", .shared, [], "SELECT month, closed_at, body FROM closed_months ORDER BY month")

  static let beginTransfer = Statement.write(
    "transfer.begin", .shared, [.text, .text, .text, .text, .bytes, .bytes, .int64],
    """
    INSERT INTO transfers (id, from_owner, to_owner, wallet, parts, task, started_at, ended)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)
    """)
  static let endTransfer = Statement.write(
    "transfer.end", .shared, [.text, .text],
    "UPDATE transfers SET ended = 1 WHERE id = ?1 AND to_owner = ?2 AND ended = 0 RETURNING id")
  static let transfersInFlight = Statement.read(
    "transfer.in_flight", .shared, [.int64],
    """
    SELECT id, from_owner, to_owner, wallet, parts, task, started_at
    FROM transfers WHERE ended = 0 AND started_at < ?1 ORDER BY started_at, id
    """)

  /// The moment.
  static let now = Statement.read("clock.now", .shared, [], "SELECT {now}")

  static let owners = Statement.read(
    "owner.list", .everyOwner, [.text, .int64],
    """
    SELECT kind, version, moment, latest_at, posting_count, lot_count, journal_count, use_count, owner
    FROM owners WHERE owner > ?1 ORDER BY owner LIMIT ?2
    """)
  static let totals = Statement.read(
    "balance.totals", .everyOwner, [],
    """
    SELECT wallet, CAST(SUM(pending) AS {int64}), CAST(SUM(available) AS {int64}), CAST(SUM(reserved) AS {int64}),
      CAST(SUM(issued) AS {int64}), CAST(SUM(redeemed) AS {int64}), CAST(SUM(expired) AS {int64}),
      CAST(SUM(adjusted) AS {int64}), CAST(SUM(clearing) AS {int64}), CAST(SUM(debt) AS {int64})
    FROM derived_balances GROUP BY wallet ORDER BY wallet
    """)

  /// All of them.
  public static let all: [Statement] = [
    openBudget, takeBudget, giveBackBudget, budget, budgets, setStock, takeStock, giveBackStock, stock, stocks, publish,
    versions, closeBooks, openFrom, keepClose, closes, beginTransfer, endTransfer, transfersInFlight, now, owners,
    totals,
  ]
}

extension Statement {
  /// Every statement that a store runs on its rows.
  public static let catalogue: [Statement] =
    OwnedStatements.all + OwnedQueries.all + DirectoryStatements.all + SharedStatements.all + ImportStatements.all
}
