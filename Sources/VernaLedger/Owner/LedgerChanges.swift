import VernaCore

/// How a row that a store keeps has changed.
public enum RowChange<Row: Hashable & Sendable>: Hashable, Sendable {
  /// It was not there.
  case insert(Row)
  /// It was there with other values.
  case update(Row)
  /// It is gone; the row as it was.
  case delete(Row)
}

/// A part of what a receipt earned or spent.
public struct ReceiptPart: Hashable, Sendable {
  /// The receipt.
  public let receipt: ReceiptKey
  /// Whether it was spent on the receipt, or earned by it.
  public let isSpent: Bool
  /// The part.
  public let part: LotPart
}

/// What some postings have changed in the rows of an owner's ledger.
public struct LedgerChanges: Hashable, Sendable {
  /// The wallets, new or changed.
  public private(set) var wallets: [RowChange<WalletState>] = []
  /// Lots in use (`LotState.isInUse`).
  public private(set) var lots: [RowChange<LotState>] = []
  /// Lots of which only what ran out is left (`LotState.isExpired`).
  public private(set) var expiredLots: [RowChange<LotState>] = []
  /// Holds; a changed one has other parts.
  public private(set) var holds: [RowChange<HoldState>] = []
  /// Parts of receipts.
  public private(set) var receipts: [RowChange<ReceiptPart>] = []

  /// Compares a ledger before and after.
  ///
  /// - Parameters:
  ///   - before: the ledger without the postings, with every receipt included that has been included since.
  ///   - after: the ledger with them.
  ///   - postings: what was posted between, in order.
  /// - Complexity: O(postings x movements + what they touch), whatever else the owner has.
  public init(from before: OwnerLedger, to after: OwnerLedger, postings: [Posting]) {
    for posting in postings
    where !postings.prefix(while: { $0.number < posting.number }).contains(where: { $0.wallet == posting.wallet }) {
      guard let state = after.wallet(posting.wallet) else { continue }
      wallets.append(before.wallet(posting.wallet) == nil ? .insert(state) : .update(state))
    }
    addLots(before, after, postings)
    addHolds(before, after, postings)
    addReceipts(before, after, postings)
  }

  private mutating func addLots(_ before: OwnerLedger, _ after: OwnerLedger, _ postings: [Posting]) {
    var touched: [Int64] = []
    for posting in postings {
      for movement in posting.movements where movement.lot != Lot.debt && !touched.contains(movement.lot) {
        touched.append(movement.lot)
      }
    }
    for number in touched.sorted() {
      let now = after.lot(number)
      let then = before.place(of: number).map { before.lots[$0] }
      if let change = LedgerChanges.change(then, now, \.isInUse) { lots.append(change) }
      if let change = LedgerChanges.change(then, now, \.isExpired) { expiredLots.append(change) }
    }
  }

  private static func change(_ then: LotState?, _ now: LotState, _ isKept: KeyPath<LotState, Bool>)
    -> RowChange<LotState>?
  {
    switch (then?[keyPath: isKept] ?? false, now[keyPath: isKept]) {
    case (false, false): nil
    case (false, true): .insert(now)
    case (true, false): .delete(now)
    case (true, true): then == now ? nil : .update(now)
    }
  }

  private mutating func addHolds(_ before: OwnerLedger, _ after: OwnerLedger, _ postings: [Posting]) {
    if postings.allSatisfy({ $0.hold.string.isEmpty }) { return }
    for hold in before.holds {
      if let kept = after.holds.first(where: { $0.posting == hold.posting }) {
        if kept != hold { holds.append(.update(kept)) }
      } else {
        holds.append(.delete(hold))
      }
    }
    for hold in after.holds where !before.holds.contains(where: { $0.posting == hold.posting }) {
      holds.append(.insert(hold))
    }
  }

  private mutating func addReceipts(_ before: OwnerLedger, _ after: OwnerLedger, _ postings: [Posting]) {
    var touched: [ReceiptKey] = []
    for posting in postings where !posting.reference.string.isEmpty {
      let key = ReceiptKey(wallet: posting.wallet, receipt: posting.reference)
      if !touched.contains(key) { touched.append(key) }
    }
    for key in touched {
      let then = before.receipt(key)
      let now = after.receipt(key)
      addParts(key, isSpent: false, then.earned, now.earned)
      addParts(key, isSpent: true, then.spent, now.spent)
    }
  }

  private mutating func addParts(_ key: ReceiptKey, isSpent: Bool, _ then: [LotPart], _ now: [LotPart]) {
    func isSame(_ left: LotPart, _ right: LotPart) -> Bool {
      left.posting == right.posting && left.ordinal == right.ordinal
    }
    for part in then {
      if let kept = now.first(where: { isSame($0, part) }) {
        if kept != part { receipts.append(.update(ReceiptPart(receipt: key, isSpent: isSpent, part: kept))) }
      } else {
        receipts.append(.delete(ReceiptPart(receipt: key, isSpent: isSpent, part: part)))
      }
    }
    for part in now where !then.contains(where: { isSame($0, part) }) {
      receipts.append(.insert(ReceiptPart(receipt: key, isSpent: isSpent, part: part)))
    }
  }
}
