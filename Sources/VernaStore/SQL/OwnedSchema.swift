/// The first tables whose rows belong to one owner; some of them have given way to `PointsSchema`. Those not called `derived_` are only ever added to, but for the owner's own row, which is the
/// lock.
enum OwnedSchema {
  static let tables: [SchemaTable] = [
    owners, postings, lots, entries, journal, uses, balances, lotsInUse, expiredLots, holds, receipts, state,
  ]

  private static let accounts =
    "'pending', 'available', 'reserved', 'issued', 'redeemed', 'expired', 'adjusted', 'clearing'"

  static let owners = SchemaTable(
    "owners", owned: true,
    """
    CREATE TABLE owners (
      owner {text} NOT NULL CHECK (length(owner) > 0),
      kind {text} NOT NULL CHECK (kind IN ('member', 'pool', 'guest')),
      version {int64} NOT NULL CHECK (version >= 0),
      moment {int64} NOT NULL,
      latest_at {int64} NOT NULL,
      posting_count {int64} NOT NULL CHECK (posting_count >= 0),
      lot_count {int64} NOT NULL CHECK (lot_count >= 0),
      journal_count {int64} NOT NULL CHECK (journal_count >= 0),
      use_count {int64} NOT NULL CHECK (use_count >= 0),
      PRIMARY KEY (owner)
    ){clustered}
    """)

  static let postings = SchemaTable(
    "postings", owned: true,
    """
    CREATE TABLE postings (
      owner {text} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      kind {text} NOT NULL CHECK (length(kind) > 0),
      wallet {text} NOT NULL,
      occurred_at {int64} NOT NULL,
      posted_at {int64} NOT NULL,
      book_date {int64} NOT NULL,
      reference {text} NOT NULL,
      hold {text} NOT NULL,
      deadline {int64} NOT NULL,
      version {int64} NOT NULL,
      PRIMARY KEY (owner, number),
      FOREIGN KEY (owner) REFERENCES owners (owner)
    ){clustered}
    """)

  static let lots = SchemaTable(
    "lots", owned: true,
    """
    CREATE TABLE lots (
      owner {text} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      posting {int64} NOT NULL,
      wallet {text} NOT NULL,
      receipt {text} NOT NULL,
      earner {text} NOT NULL,
      version {int64} NOT NULL,
      activates_on {int64} NOT NULL,
      expires_on {int64} NOT NULL CHECK (expires_on > activates_on),
      PRIMARY KEY (owner, number),
      FOREIGN KEY (owner, posting) REFERENCES postings (owner, number)
    ){clustered}
    """)

  /// A posting's entries. Those of accounts whose points lie in lots have a row for each lot, so they are the movements too.
  static let entries = SchemaTable(
    "entries", owned: true,
    """
    CREATE TABLE entries (
      owner {text} NOT NULL,
      posting {int64} NOT NULL,
      ordinal {int64} NOT NULL CHECK (ordinal >= 0),
      account {text} NOT NULL CHECK (account IN (\(accounts))),
      lot {int64} NOT NULL CHECK (lot >= -1),
      points {int64} NOT NULL CHECK (points <> 0),
      PRIMARY KEY (owner, posting, ordinal),
      FOREIGN KEY (owner, posting) REFERENCES postings (owner, number)
    ){clustered}
    """)

  /// Bodies are long and read seldom: rows lie in the order of writing, and only their keys are spread over the owners.
  ///
  /// `latest_at` is the latest `occurred_at` of the owner so far, so it only grows, and what happened from a moment on is found from
  /// the end without an index of moments; the directory says where a reference begins. Every index would be one more page to write for
  /// every receipt.
  static let journal = SchemaTable(
    "journal", owned: true,
    """
    CREATE TABLE journal (
      owner {text} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      kind {text} NOT NULL CHECK (length(kind) > 0),
      occurred_at {int64} NOT NULL,
      recorded_at {int64} NOT NULL,
      latest_at {int64} NOT NULL CHECK (latest_at >= occurred_at),
      reference {text} NOT NULL,
      programme_version {int64} NOT NULL,
      body {bytes} NOT NULL,
      decision {bytes} NOT NULL,
      PRIMARY KEY (owner, number),
      FOREIGN KEY (owner) REFERENCES owners (owner)
    ){strict}
    """)

  static let uses = SchemaTable(
    "uses", owned: true,
    """
    CREATE TABLE uses (
      owner {text} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      kind {text} NOT NULL CHECK (kind IN ('budget', 'stock')),
      id {text} NOT NULL,
      part {text} NOT NULL,
      money {int64} NOT NULL,
      points {int64} NOT NULL,
      uses {int64} NOT NULL,
      PRIMARY KEY (owner, number),
      FOREIGN KEY (owner) REFERENCES owners (owner)
    ){clustered}
    """)

  static let balances = SchemaTable(
    "derived_balances", owned: true,
    """
    CREATE TABLE derived_balances (
      owner {text} NOT NULL,
      wallet {text} NOT NULL,
      pending {int64} NOT NULL CHECK (pending >= 0),
      available {int64} NOT NULL,
      reserved {int64} NOT NULL CHECK (reserved >= 0),
      issued {int64} NOT NULL,
      redeemed {int64} NOT NULL,
      expired {int64} NOT NULL,
      adjusted {int64} NOT NULL,
      clearing {int64} NOT NULL,
      debt {int64} NOT NULL CHECK (debt <= 0),
      PRIMARY KEY (owner, wallet),
      CHECK (pending + available + reserved + issued + redeemed + expired + adjusted + clearing = 0)
    ){clustered}
    """)

  static let lotsInUse = SchemaTable(
    "derived_lots", owned: true,
    """
    CREATE TABLE derived_lots (
      owner {text} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      wallet {text} NOT NULL,
      receipt {text} NOT NULL,
      earner {text} NOT NULL,
      version {int64} NOT NULL,
      activates_on {int64} NOT NULL,
      expires_on {int64} NOT NULL,
      pending {int64} NOT NULL CHECK (pending >= 0),
      available {int64} NOT NULL CHECK (available >= 0),
      reserved {int64} NOT NULL CHECK (reserved >= 0),
      expired {int64} NOT NULL CHECK (expired >= 0),
      PRIMARY KEY (owner, number)
    ){clustered}
    """)

  static let expiredLots = SchemaTable(
    "derived_expired", owned: true,
    """
    CREATE TABLE derived_expired (
      owner {text} NOT NULL,
      number {int64} NOT NULL CHECK (number > 0),
      points {int64} NOT NULL CHECK (points > 0),
      PRIMARY KEY (owner, number)
    ){clustered}
    """)

  static let holds = SchemaTable(
    "derived_holds", owned: true,
    """
    CREATE TABLE derived_holds (
      owner {text} NOT NULL,
      posting {int64} NOT NULL,
      ordinal {int64} NOT NULL CHECK (ordinal >= 0),
      name {text} NOT NULL,
      wallet {text} NOT NULL,
      deadline {int64} NOT NULL,
      lot {int64} NOT NULL CHECK (lot > 0),
      points {int64} NOT NULL CHECK (points > 0),
      PRIMARY KEY (owner, posting, ordinal)
    ){clustered}
    """)

  static let receipts = SchemaTable(
    "derived_receipts", owned: true,
    """
    CREATE TABLE derived_receipts (
      owner {text} NOT NULL,
      wallet {text} NOT NULL,
      receipt {text} NOT NULL,
      spent {int64} NOT NULL CHECK (spent IN (0, 1)),
      posting {int64} NOT NULL,
      ordinal {int64} NOT NULL CHECK (ordinal >= 0),
      lot {int64} NOT NULL CHECK (lot >= 0),
      points {int64} NOT NULL CHECK (points > 0),
      PRIMARY KEY (owner, wallet, receipt, spent, posting, ordinal)
    ){clustered}
    """)

  static let state = SchemaTable(
    "derived_state", owned: true,
    """
    CREATE TABLE derived_state (
      owner {text} NOT NULL,
      body {bytes} NOT NULL,
      PRIMARY KEY (owner),
      FOREIGN KEY (owner) REFERENCES owners (owner)
    ){clustered}
    """)
}
