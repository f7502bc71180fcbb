import VernaCore
import VernaLedger

/// Values of the owner's rows as calls of the catalogue's statements.
enum RowWriting {
  static func posting(_ posting: Posting, of owner: SQLValue) -> [StatementCall] {
    var calls = [
      StatementCall(
        OwnedStatements.insertPosting,
        [
          owner, .int64(posting.number), .text(ByteText(posting.kind.rawValue)), .text(posting.wallet),
          .int64(posting.occurredAt), .int64(posting.postedAt), .int64(Int64(posting.bookDate.number)),
          .text(posting.reference), .text(posting.hold), .int64(posting.deadline), .int64(Int64(posting.version)),
        ])
    ]
    for lot in posting.lots {
      calls.append(
        StatementCall(
          OwnedStatements.insertLot,
          [
            owner, .int64(lot.number), .int64(posting.number), .text(lot.wallet), .text(lot.receipt),
            .text(lot.earner), .int64(Int64(lot.version)), .int64(Int64(lot.activatesOn.number)),
            .int64(Int64(lot.expiresOn.number)),
          ]))
    }
    let lines = posting.lines
    let key: [SQLValue] = [owner, .int64(posting.number)]
    for place in stride(from: 0, to: lines.count - 1, by: 2) {
      calls.append(
        StatementCall(
          OwnedStatements.insertEntries, key + values(lines[place], place) + values(lines[place + 1], place + 1)))
    }
    if let last = lines.last, !lines.count.isMultiple(of: 2) {
      calls.append(StatementCall(OwnedStatements.insertEntry, key + values(last, lines.count - 1)))
    }
    return calls
  }

  private static func values(_ line: PostingLine, _ ordinal: Int) -> [SQLValue] {
    [
      .int64(Int64(ordinal)), .text(ByteText(line.account.rawValue)), .int64(line.lot), .int64(line.points.hundredths),
    ]
  }

  static func journal(_ row: JournalRow, latestAt: Int64, of owner: SQLValue) -> StatementCall {
    StatementCall(
      OwnedStatements.insertJournal,
      [
        owner, .int64(row.number), .text(row.event.kind), .int64(row.event.occurredAt), .int64(row.recordedAt),
        .int64(latestAt), .text(row.event.reference), .int64(Int64(row.event.programmeVersion)), .bytes(row.event.body),
        .bytes(row.event.decision),
      ])
  }

  static func use(_ use: SharedUse, of owner: SQLValue) -> StatementCall {
    StatementCall(
      OwnedStatements.insertUse,
      [
        owner, .int64(use.number), .text(ByteText(use.kind.rawValue)), .text(use.id), .text(use.part),
        .int64(use.amount.money.minorUnits), .int64(use.amount.points.hundredths), .int64(use.amount.uses),
      ])
  }

  static func advance(_ row: OwnerRow, state: [UInt8]) -> StatementCall {
    StatementCall(
      OwnedStatements.advance,
      [
        .text(row.owner), .int64(row.moment), .int64(row.latestAt), .int64(row.postingCount), .int64(row.lotCount),
        .int64(row.journalCount), .int64(row.useCount), .bytes(state),
      ])
  }

  static func changes(_ changes: LedgerChanges, of owner: SQLValue) -> [StatementCall] {
    changes.wallets.map { wallet($0, owner) } + changes.lots.map { lotInUse($0, owner) }
      + changes.expiredLots.map { expiredLot($0, owner) } + changes.holds.flatMap { hold($0, owner) }
  }

  private static func wallet(_ change: RowChange<WalletState>, _ owner: SQLValue) -> StatementCall {
    func accounts(_ row: WalletState) -> [SQLValue] {
      RowReading.accounts.map { .int64(row[$0].hundredths) } + [.int64(row.debt.hundredths)]
    }
    switch change {
    case .insert(let row):
      let none = [SQLValue](repeating: .int64(0), count: 5)
      return StatementCall(
        OwnedStatements.insertPoints,
        [owner, .int64(0), .int64(0), .int64(0), .text(row.wallet), .text(""), .text("")] + none + accounts(row))
    case .update(let row), .delete(let row):
      return StatementCall(OwnedStatements.updateBalance, [owner, .text(row.wallet)] + accounts(row))
    }
  }

  private static func lotInUse(_ change: RowChange<LotState>, _ owner: SQLValue) -> StatementCall {
    switch change {
    case .insert(let state):
      let lot = state.lot
      return StatementCall(
        OwnedStatements.insertPoints,
        [
          owner, .int64(1), .int64(lot.number), .int64(0), .text(lot.wallet), .text(lot.receipt), .text(lot.earner),
          .int64(Int64(lot.version)), .int64(0), .int64(Int64(lot.activatesOn.number)),
          .int64(Int64(lot.expiresOn.number)), .int64(0), .int64(state.pending.hundredths),
          .int64(state.available.hundredths), .int64(state.reserved.hundredths), .int64(0), .int64(0),
          .int64(state.expired.hundredths), .int64(0), .int64(0), .int64(0),
        ])
    case .update(let state):
      let left = [state.pending, state.available, state.reserved, state.expired]
      return StatementCall(
        OwnedStatements.updateLotInUse, [owner, .int64(state.lot.number)] + left.map { .int64($0.hundredths) })
    case .delete(let state):
      return StatementCall(OwnedStatements.deleteLotInUse, [owner, .int64(state.lot.number)])
    }
  }

  private static func expiredLot(_ change: RowChange<LotState>, _ owner: SQLValue) -> StatementCall {
    switch change {
    case .insert(let state):
      StatementCall(
        OwnedStatements.insertExpired, [owner, .int64(state.lot.number), .int64(state.expired.hundredths)])
    case .update(let state):
      StatementCall(
        OwnedStatements.updateExpired, [owner, .int64(state.lot.number), .int64(state.expired.hundredths)])
    case .delete(let state):
      StatementCall(OwnedStatements.deleteExpired, [owner, .int64(state.lot.number)])
    }
  }

  private static func hold(_ change: RowChange<HoldState>, _ owner: SQLValue) -> [StatementCall] {
    func parts(_ hold: HoldState) -> [StatementCall] {
      hold.parts.map {
        let none = [SQLValue](repeating: .int64(0), count: 6)
        return StatementCall(
          OwnedStatements.insertPoints,
          [
            owner, .int64(2), .int64($0.posting), .int64($0.ordinal), .text(hold.wallet), .text(hold.name), .text(""),
            .int64(0), .int64($0.lot), .int64(0), .int64(0), .int64(hold.deadline), .int64(0), .int64(0),
            .int64($0.points.hundredths),
          ] + none)
      }
    }
    switch change {
    case .insert(let hold): return parts(hold)
    case .update(let hold):
      return [StatementCall(OwnedStatements.deleteHold, [owner, .int64(hold.posting)])] + parts(hold)
    case .delete(let hold): return [StatementCall(OwnedStatements.deleteHold, [owner, .int64(hold.posting)])]
    }
  }
}
