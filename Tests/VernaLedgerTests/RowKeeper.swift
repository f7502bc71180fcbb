import VernaCore
import VernaLedger

/// What a store does with an owner's ledger: reads the rows that a command needs, and writes the rows that it changed.
struct RowKeeper {
  private(set) var rows = LedgerRows()
  private var lots: [Int64: Lot] = [:]

  /// The postings of a command carried out on a ledger made from rows; nil when it is refused.
  mutating func carryOut(_ command: LedgerCommand, of whole: OwnerLedger, at now: Int64) -> [Posting]? {
    var needed = rows
    needed.receipts = [:]
    needed.lots = rows.lots.filter(\.isInUse)
    var ledger = OwnerLedger(owner: whole.owner, calendar: whole.calendar, rows: needed)
    if let key = command.receipt {
      let state = rows.receipts[key] ?? ReceiptState()
      let named = Set((state.earned + state.spent).map(\.lot)).subtracting([Lot.debt])
      let states = named.compactMap { number in
        rows.lots.first { $0.lot.number == number } ?? lots[number].map { LotState($0) }
      }
      ledger.include(lots: states, receipts: [key: state])
    }
    let before = ledger
    guard let posted = try? ledger.carryOut(command, at: now) else { return nil }
    for lot in posted.flatMap(\.lots) { lots[lot.number] = lot }
    write(LedgerChanges(from: before, to: ledger, postings: posted))
    rows.postingCount = ledger.postingCount
    rows.lotCount = ledger.lotCount
    return posted
  }

  private mutating func write(_ changes: LedgerChanges) {
    RowKeeper.write(changes.wallets, to: &rows.wallets, by: \.wallet.string)
    RowKeeper.write(changes.expiredLots.filter(\.isDelete), to: &rows.lots, by: \.lot.number)
    RowKeeper.write(changes.lots, to: &rows.lots, by: \.lot.number)
    RowKeeper.write(changes.expiredLots.filter { !$0.isDelete }, to: &rows.lots, by: \.lot.number)
    RowKeeper.write(changes.holds, to: &rows.holds, by: \.posting)
    for change in changes.receipts {
      var state = rows.receipts[change.row.receipt] ?? ReceiptState()
      var parts = change.row.isSpent ? state.spent : state.earned
      let place = parts.firstIndex { $0.posting == change.row.part.posting && $0.ordinal == change.row.part.ordinal }
      switch (change, place) {
      case (.insert(let row), nil): parts.append(row.part)
      case (.update(let row), let place?): parts[place] = row.part
      case (.delete, let place?): parts.remove(at: place)
      default: preconditionFailure("\(change)")
      }
      if change.row.isSpent { state.spent = parts } else { state.earned = parts }
      rows.receipts[change.row.receipt] = state.isEmpty ? nil : state
    }
  }

  /// Inserts what is not there, changes and deletes what is; anything else is a fault of the changes.
  private static func write<Row, Key: Comparable>(
    _ changes: [RowChange<Row>], to rows: inout [Row], by key: KeyPath<Row, Key>
  ) {
    for change in changes {
      let place = rows.firstIndex { $0[keyPath: key] == change.row[keyPath: key] }
      switch (change, place) {
      case (.insert(let row), nil): rows.append(row)
      case (.update(let row), let place?): rows[place] = row
      case (.delete, let place?): rows.remove(at: place)
      default: preconditionFailure("\(change)")
      }
    }
    rows.sort { $0[keyPath: key] < $1[keyPath: key] }
  }
}

extension RowChange {
  var row: Row {
    switch self {
    case .insert(let row), .update(let row), .delete(let row): row
    }
  }

  var isDelete: Bool { if case .delete = self { true } else { false } }
}
