public import VernaCore

/// What an owner's ledger must never be.
public enum LedgerFault: Hashable, Sendable {
  /// A posting does not add up to zero, or its lots do not add up to its entries.
  case unbalanced(posting: Int64)
  /// Postings are not numbered one after the other.
  case gap(posting: Int64)
  /// A posting was booked in a closed month or without an amount.
  case empty(posting: Int64)
  /// A posting moves a lot that no posting before it began.
  case unknownLot(posting: Int64, lot: Int64)
  /// What is left of the lots is not the balance.
  case lotsAreNotBalance(wallet: ByteText, Account)
  /// Points under zero where only a debt may be.
  case negative(lot: Int64, Account)
  /// A debt beside points that could have paid it, or above zero.
  case unpaidDebt(wallet: ByteText)
  /// What is held is not what lots have reserved.
  case holdsAreNotReserved(lot: Int64)
  /// The state is not what its postings come to.
  case notItsPostings
  /// Rows that were kept are not what the postings come to.
  case rowsDiffer(LedgerRows.Part)
}

extension LedgerRows {
  /// The parts that are compared one by one.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case counts
    case wallets
    case lots
    case holds
    case receipts
  }

  /// Where these rows are not others.
  public func differences(from other: LedgerRows) -> [Part] {
    Part.allCases.filter { part in
      switch part {
      case .counts: (postingCount, lotCount) != (other.postingCount, other.lotCount)
      case .wallets: wallets != other.wallets
      case .lots: lots != other.lots
      case .holds: holds != other.holds
      case .receipts: receipts != other.receipts
      }
    }
  }
}

extension OwnerLedger {
  /// Everything that is wrong with this state and the postings that it should be made of; empty for a sound ledger.
  ///
  /// - Complexity: O(postings + lots).
  public func faults(postings: [Posting]) -> [LedgerFault] {
    var faults = OwnerLedger.faults(of: postings)
    faults += faultsOfLots() + faultsOfHolds()
    // Postings of lots that never began cannot be replayed.
    let isReplayable = OwnerLedger.unknownLots(postings).isEmpty
    if !isReplayable || rows != OwnerLedger(owner: owner, calendar: calendar, replaying: postings).rows {
      faults.append(.notItsPostings)
    }
    return faults
  }

  /// Everything that is wrong with an owner's postings and with the rows that a store keeps beside them.
  ///
  /// - Complexity: O(postings + lots).
  public static func faults(owner: ByteText, calendar: LedgerCalendar, postings: [Posting], kept rows: LedgerRows)
    -> [LedgerFault]
  {
    let faults = faults(of: postings)
    if !unknownLots(postings).isEmpty { return faults + [.notItsPostings] }
    let replayed = OwnerLedger(owner: owner, calendar: calendar, replaying: postings)
    return faults + replayed.faultsOfLots() + replayed.faultsOfHolds()
      + replayed.rows.differences(from: rows).map { .rowsDiffer($0) }
  }

  /// What is wrong with postings by themselves.
  private static func faults(of postings: [Posting]) -> [LedgerFault] {
    var faults: [LedgerFault] = []
    for (place, posting) in postings.enumerated() {
      if posting.number != Int64(place + 1) { faults.append(.gap(posting: posting.number)) }
      if posting.entries.isEmpty && posting.movements.isEmpty { faults.append(.empty(posting: posting.number)) }
      if !OwnerLedger.isBalanced(posting) { faults.append(.unbalanced(posting: posting.number)) }
    }
    return faults + unknownLots(postings)
  }

  private static func unknownLots(_ postings: [Posting]) -> [LedgerFault] {
    var known: Int64 = 0
    var faults: [LedgerFault] = []
    for posting in postings {
      for lot in posting.lots {
        if lot.number == known + 1 {
          known += 1
        } else {
          faults.append(.unknownLot(posting: posting.number, lot: lot.number))
        }
      }
      for movement in posting.movements where movement.lot < Lot.debt || movement.lot > known {
        faults.append(.unknownLot(posting: posting.number, lot: movement.lot))
      }
    }
    return faults
  }

  private static func isBalanced(_ posting: Posting) -> Bool {
    guard posting.entries.reduce(Points.zero, { $0 + $1.points }) == .zero else { return false }
    return Account.allCases.filter(\.isOwners).allSatisfy { account in
      let entries = posting.entries.filter { $0.account == account }.reduce(Points.zero) { $0 + $1.points }
      let moved = posting.movements.filter { $0.account == account }.reduce(Points.zero) { $0 + $1.points }
      return entries == moved
    }
  }

  private func faultsOfLots() -> [LedgerFault] {
    var faults: [LedgerFault] = []
    for state in lots {
      for account in [Account.pending, .available, .reserved, .expired] where state[account] < .zero {
        faults.append(.negative(lot: state.lot.number, account))
      }
    }
    for state in wallets {
      let wallet = state.wallet
      let own = lots.filter { $0.lot.wallet == wallet }
      let debt = state.debt
      for account in Account.allCases where account.isOwners {
        let left = own.reduce(account == .available ? debt : .zero) { $0 + $1[account] }
        if left != balance(account, of: wallet) { faults.append(.lotsAreNotBalance(wallet: wallet, account)) }
      }
      let isPayable = own.contains { $0.available > .zero }
      if debt > .zero || (debt < .zero && isPayable) { faults.append(.unpaidDebt(wallet: wallet)) }
    }
    return faults
  }

  private func faultsOfHolds() -> [LedgerFault] {
    var held: [Int64: Points] = [:]
    for part in holds.flatMap(\.parts) { held[part.lot, default: .zero] += part.points }
    return lots.filter { $0.reserved != held[$0.lot.number] ?? .zero }.map { .holdsAreNotReserved(lot: $0.lot.number) }
  }
}
