import VernaCore
import VernaLedger

/// Rows of the catalogue's statements as values.
enum RowReading {
  static func owner(_ owner: ByteText, _ row: SQLRow) throws(StoreFailure) -> OwnerRow {
    guard let kind = OwnerKind(rawValue: try row.text(0).string) else {
      throw .damaged(table: "owners", what: "kind of \(owner)")
    }
    return OwnerRow(
      owner: owner, kind: kind, version: try row.int(1), moment: try row.int(2), latestAt: try row.int(3),
      postingCount: try row.int(4), lotCount: try row.int(5), journalCount: try row.int(6), useCount: try row.int(7))
  }

  static func openFrom(_ rows: SQLRows) throws(StoreFailure) -> Day? { try rows.first?.day(0) }

  static func wallet(_ row: SQLRow) throws(StoreFailure) -> WalletState {
    var wallet = WalletState(try row.text(0))
    for (column, account) in accounts.enumerated() { wallet[account] = try row.points(column + 1) }
    wallet.debt = try row.points(accounts.count + 1)
    return wallet
  }

  /// The accounts in the order of their columns.
  static let accounts: [Account] = [
    .pending, .available, .reserved, .issued, .redeemed, .expired, .adjusted, .clearing,
  ]

  private static func lot(_ row: SQLRow) throws(StoreFailure) -> Lot {
    Lot(
      number: try row.int(0), wallet: try row.text(1), receipt: try row.text(2), earner: try row.text(3),
      version: Int32(clamping: try row.int(4)), activatesOn: try row.day(5), expiresOn: try row.day(6))
  }

  static func lotInUse(_ row: SQLRow) throws(StoreFailure) -> LotState {
    LotState(
      try lot(row), pending: try row.points(7), available: try row.points(8), reserved: try row.points(9),
      expired: try row.points(10))
  }

  static func expiredLot(_ row: SQLRow) throws(StoreFailure) -> LotState {
    LotState(try lot(row), expired: try row.points(7))
  }

  static func holds(_ rows: SQLRows) throws(StoreFailure) -> [HoldState] {
    var holds: [HoldState] = []
    for index in 0..<rows.count {
      let row = rows[index]
      let part = LotPart(
        posting: try row.int(0), ordinal: try row.int(1), lot: try row.int(5), points: try row.points(6))
      if let last = holds.indices.last, holds[last].posting == part.posting {
        holds[last].parts.append(part)
      } else {
        holds.append(
          HoldState(
            posting: part.posting, name: try row.text(2), wallet: try row.text(3), deadline: try row.int(4),
            parts: [part]))
      }
    }
    return holds
  }

  static func receipt(_ rows: SQLRows) throws(StoreFailure) -> ReceiptState {
    var state = ReceiptState()
    for index in 0..<rows.count { try add(rows[index], to: &state) }
    return state
  }

  static func receipts(_ rows: SQLRows) throws(StoreFailure) -> [ReceiptKey: ReceiptState] {
    var receipts: [ReceiptKey: ReceiptState] = [:]
    for index in 0..<rows.count {
      let row = rows[index]
      let key = ReceiptKey(wallet: try row.text(5), receipt: try row.text(6))
      var state = receipts[key] ?? ReceiptState()
      try add(row, to: &state)
      receipts[key] = state
    }
    return receipts
  }

  private static func add(_ row: SQLRow, to state: inout ReceiptState) throws(StoreFailure) {
    let part = LotPart(posting: try row.int(1), ordinal: try row.int(2), lot: try row.int(3), points: try row.points(4))
    if try row.int(0) == 1 { state.spent.append(part) } else { state.earned.append(part) }
  }

  static func journal(_ row: SQLRow) throws(StoreFailure) -> JournalRow {
    JournalRow(
      number: try row.int(0), recordedAt: try row.int(3),
      event: JournalDraft(
        kind: try row.text(1), occurredAt: try row.int(2), reference: try row.text(4),
        programmeVersion: Int32(clamping: try row.int(5)), body: try row.bytes(6), decision: try row.bytes(7)))
  }

  static func use(_ row: SQLRow) throws(StoreFailure) -> SharedUse {
    guard let kind = SharedUse.Kind(rawValue: try row.text(1).string) else {
      throw .damaged(table: "uses", what: "kind of use \(try row.int(0))")
    }
    return SharedUse(
      number: try row.int(0), kind: kind, id: try row.text(2), part: try row.text(3), amount: try amount(row, at: 4))
  }

  static func amount(_ row: SQLRow, at column: Int) throws(StoreFailure) -> BudgetAmount {
    BudgetAmount(
      money: Money(minorUnits: try row.int(column)), points: try row.points(column + 1), uses: try row.int(column + 2))
  }

  static func postings(_ rows: SQLRows, entries: SQLRows, lots: SQLRows) throws(StoreFailure) -> [Posting] {
    var lines: [Int64: [PostingLine]] = [:]
    for index in 0..<entries.count {
      let row = entries[index]
      guard let account = Account(rawValue: try row.text(2).string) else {
        throw .damaged(table: "entries", what: "account of posting \(try row.int(0))")
      }
      lines[try row.int(0), default: []].append(
        PostingLine(account: account, lot: try row.int(3), points: try row.points(4)))
    }
    var begun: [Int64: [Lot]] = [:]
    for index in 0..<lots.count { begun[try lots[index].int(7), default: []].append(try lot(lots[index])) }
    return try rows.map { (row) throws(StoreFailure) in
      let number = try row.int(0)
      guard let kind = Posting.Kind(rawValue: try row.text(1).string) else {
        throw .damaged(table: "postings", what: "kind of posting \(number)")
      }
      return Posting(
        number: number, kind: kind, wallet: try row.text(2), occurredAt: try row.int(3), postedAt: try row.int(4),
        bookDate: try row.day(5), reference: try row.text(6), hold: try row.text(7), deadline: try row.int(8),
        version: Int32(clamping: try row.int(9)), lines: lines[number] ?? [], lots: begun[number] ?? [])
    }
  }

  static func budget(_ row: SQLRow) throws(StoreFailure) -> BudgetState {
    BudgetState(
      budget: BudgetKey(try row.text(0), part: try row.text(1)), limit: try amount(row, at: 2),
      used: try amount(row, at: 5))
  }

  static func stock(_ row: SQLRow) throws(StoreFailure) -> StockState {
    StockState(
      item: StockKey(try row.text(0), place: try row.text(1)), quantity: try row.int(2), used: try row.int(3))
  }

  static func version(_ row: SQLRow) throws(StoreFailure) -> ProgrammeVersion {
    ProgrammeVersion(
      version: Int32(clamping: try row.int(0)), effectiveFrom: try row.int(1), text: try row.bytes(2),
      hash: try row.bytes(3))
  }

  static func closedMonth(_ row: SQLRow) throws(StoreFailure) -> ClosedMonth {
    ClosedMonth(month: Int(clamping: try row.int(0)), closedAt: try row.int(1), body: try row.bytes(2))
  }

  static func transfer(_ row: SQLRow) throws(StoreFailure) -> Transfer {
    Transfer(
      id: try row.text(0), from: try row.text(1), to: try row.text(2), wallet: try row.text(3),
      parts: try TransferCoding.parts(row.bytes(4)), task: try row.bytes(5), startedAt: try row.int(6))
  }
}
