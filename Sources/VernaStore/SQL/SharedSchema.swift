/// Tables that lead to owners.
enum DirectorySchema {
  static let tables: [SchemaTable] = [directory, idempotency]

  static let directory = SchemaTable(
    "directory", owned: false,
    """
    CREATE TABLE directory (
      kind {text} NOT NULL CHECK (length(kind) > 0),
      key {text} NOT NULL,
      owner {text} NOT NULL CHECK (length(owner) > 0),
      reference {text} NOT NULL,
      since {int64} NOT NULL CHECK (since > 0),
      PRIMARY KEY (kind, key)
    ){clustered}
    """)

  static let idempotency = SchemaTable(
    "idempotency", owned: false,
    """
    CREATE TABLE idempotency (
      api_key {text} NOT NULL,
      key {text} NOT NULL,
      hash {bytes} NOT NULL,
      owner {text} NOT NULL CHECK (length(owner) > 0),
      journal_number {int64} NOT NULL CHECK (journal_number >= 0),
      PRIMARY KEY (api_key, key)
    ){clustered}
    """)
}

/// Tables whose rows belong to nobody.
enum SharedSchema {
  static let tables: [SchemaTable] = [budgets, stock, versions, closedBooks, transfers]

  static let budgets = SchemaTable(
    "derived_budgets", owned: false,
    """
    CREATE TABLE derived_budgets (
      id {text} NOT NULL,
      part {text} NOT NULL,
      limit_money {int64} NOT NULL,
      limit_points {int64} NOT NULL,
      limit_uses {int64} NOT NULL,
      used_money {int64} NOT NULL CHECK (used_money >= 0),
      used_points {int64} NOT NULL CHECK (used_points >= 0),
      used_uses {int64} NOT NULL CHECK (used_uses >= 0),
      PRIMARY KEY (id, part)
    ){clustered}
    """)

  static let stock = SchemaTable(
    "stock", owned: false,
    """
    CREATE TABLE stock (
      item {text} NOT NULL,
      place {text} NOT NULL,
      quantity {int64} NOT NULL CHECK (quantity >= 0),
      derived_used {int64} NOT NULL CHECK (derived_used >= 0),
      PRIMARY KEY (item, place)
    ){clustered}
    """)

  static let versions = SchemaTable(
    "programme_versions", owned: false,
    """
    CREATE TABLE programme_versions (
      version {int64} NOT NULL CHECK (version > 0),
      effective_from {int64} NOT NULL,
      text {bytes} NOT NULL,
      hash {bytes} NOT NULL,
      PRIMARY KEY (version)
    ){strict}
    """)

  static let closedBooks = SchemaTable(
    "closed_books", owned: false,
    """
    CREATE TABLE closed_books (
      open_from {int64} NOT NULL,
      closed_at {int64} NOT NULL,
      PRIMARY KEY (open_from)
    ){strict}
    """)

  static let transfers = SchemaTable(
    "transfers", owned: false,
    """
    CREATE TABLE transfers (
      id {text} NOT NULL,
      from_owner {text} NOT NULL,
      to_owner {text} NOT NULL,
      wallet {text} NOT NULL,
      parts {bytes} NOT NULL,
      task {bytes} NOT NULL,
      started_at {int64} NOT NULL,
      ended {int64} NOT NULL CHECK (ended IN (0, 1)),
      PRIMARY KEY (id)
    ){clustered}
    """,
    indexes: ["CREATE INDEX transfers_in_flight ON transfers (ended, started_at, id)"])
}

/// The table of months that were closed: what the books said then, for good.
enum CloseSchema {
  static let tables: [SchemaTable] = [closes]

  static let closes = SchemaTable(
    "closed_months", owned: false,
    """
    CREATE TABLE closed_months (
      month {int64} NOT NULL CHECK (month > 0),
      closed_at {int64} NOT NULL,
      body {bytes} NOT NULL,
      PRIMARY KEY (month)
    ){strict}
    """)
}
