public import VernaCore

extension OwnerLedger {
  /// Carries a command out.
  ///
  /// What the passing of time has done until `now` is posted first: lots that became free or ran out at local midnights, holds past their
  /// deadline. So a job that comes late, or never, changes nothing that anybody can spend.
  ///
  /// - Parameters:
  ///   - now: the moment it is carried out at, not before any earlier command's.
  ///   - writtenAt: the moment that postings say they were written at, where a job comes late; nil is `now`.
  ///   - beforeExpiry: whether lots that run out at `now` itself are still there: a day's end has its payments out between lots that become
  ///     free at a midnight and lots that run out with it.
  /// - Returns: the postings made, in order.
  /// - Throws: `LedgerRefusal`; nothing has changed then.
  /// - Complexity: O(live lots + holds).
  public mutating func carryOut(
    _ command: LedgerCommand, at now: Int64, writtenAt: Int64? = nil, beforeExpiry: Bool = false
  ) throws(LedgerRefusal) -> [Posting] {
    var posted: [Posting] = []
    stamp = writtenAt
    isBeforeExpiry = beforeExpiry || command == .activate
    defer {
      stamp = nil
      isBeforeExpiry = false
    }
    // Each command checks everything before it posts anything, so only what time has done would have to be taken back.
    if !isDue(at: now) {
      try perform(command, at: now, into: &posted)
      return posted
    }
    var next = self
    next.settle(at: now, into: &posted)
    try next.perform(command, at: now, into: &posted)
    self = next
    return posted
  }

  private mutating func perform(_ command: LedgerCommand, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    switch command {
    case .accrue(let accrual): try accrue(accrual, at: now, into: &posted)
    case .redeem(let redemption): try redeem(redemption, at: now, into: &posted)
    case .hold(let hold): try self.hold(hold, at: now, into: &posted)
    case .capture(let hold, let points, let receipt):
      try capture(hold, points, receipt: receipt, at: now, into: &posted)
    case .release(let hold): try release(hold, at: now, into: &posted)
    case .giveBack(let giveBack): try self.giveBack(giveBack, at: now, into: &posted)
    case .clawBack(let clawback): try clawBack(clawback, at: now, into: &posted)
    case .adjust(let adjustment): try adjust(adjustment, at: now, into: &posted)
    case .transferOut(let transfer): try transferOut(transfer, at: now, into: &posted)
    case .transferIn(let transfer): try transferIn(transfer, at: now, into: &posted)
    case .settle, .activate: break
    }
  }

  /// What can be spent at a moment, whatever has been posted; under zero a debt.
  ///
  /// - Complexity: O(live lots + holds).
  public func available(in wallet: ByteText, at now: Int64) -> Points {
    if !isDue(at: now) { return free(wallet) }
    var copy = self
    var posted: [Posting] = []
    copy.settle(at: now, into: &posted)
    return copy.free(wallet)
  }

  private static func check(_ points: Points) throws(LedgerRefusal) {
    guard points > .zero, points <= LedgerLimits.greatest else { throw .amountOutOfRange(points) }
  }

  /// A new lot's number and the lot.
  private func newLot(
    _ wallet: ByteText, receipt: ByteText, earner: ByteText = "", version: Int32 = 0, activatesOn: Day, expiresOn: Day,
    after made: Int = 0
  ) -> Lot {
    Lot(
      number: lotCount + Int64(made + 1), wallet: wallet, receipt: receipt, earner: earner, version: version,
      activatesOn: activatesOn, expiresOn: expiresOn)
  }

  // MARK: - Earning and spending

  private mutating func accrue(_ accrual: Accrual, at now: Int64, into posted: inout [Posting]) throws(LedgerRefusal) {
    try OwnerLedger.check(accrual.points)
    guard accrual.expiresOn > accrual.activatesOn else { throw .expiresBeforeActive }
    var draft = PostingDraft(.accrual, accrual.wallet, at: accrual.occurredAt)
    let lot = newLot(
      accrual.wallet, receipt: accrual.receipt, earner: accrual.earner, version: accrual.version,
      activatesOn: accrual.activatesOn, expiresOn: accrual.expiresOn)
    draft.lots = [lot]
    draft.reference = accrual.receipt
    draft.version = accrual.version
    if accrual.activatesOn <= calendar.day(at: now) {
      credit(lot.number, accrual.points, in: &draft)
    } else {
      draft.move(lot.number, .pending, accrual.points)
    }
    draft.add(.issued, -accrual.points)
    post(draft, at: now, into: &posted)
    // A receipt so late that its points have run out already: earned and gone.
    settle(at: now, into: &posted)
  }

  private mutating func redeem(_ redemption: Redemption, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    try OwnerLedger.check(redemption.points)
    let free = free(redemption.wallet)
    guard redemption.mayOwe || free >= redemption.points else { throw .notEnough(available: free) }
    var draft = PostingDraft(.redemption, redemption.wallet, at: redemption.occurredAt)
    draft.reference = redemption.receipt
    debit(redemption.points, in: &draft)
    draft.add(.redeemed, redemption.points)
    post(draft, at: now, into: &posted)
  }

  // MARK: - Holds

  private mutating func hold(_ hold: Hold, at now: Int64, into posted: inout [Posting]) throws(LedgerRefusal) {
    try OwnerLedger.check(hold.points)
    guard hold.deadline > now else { throw .deadlinePassed }
    guard !holds.contains(where: { $0.name == hold.name }) else { throw .holdExists(hold.name) }
    let free = free(hold.wallet)
    guard free >= hold.points else { throw .notEnough(available: free) }
    var draft = PostingDraft(.hold, hold.wallet, at: now)
    draft.hold = hold.name
    draft.reference = hold.name
    draft.deadline = hold.deadline
    debit(hold.points, in: &draft)
    for taken in draft.movements { draft.move(taken.lot, .reserved, -taken.points) }
    post(draft, at: now, into: &posted)
  }

  private func held(_ name: ByteText) throws(LedgerRefusal) -> HoldState {
    guard let held = holds.first(where: { $0.name == name }) else { throw .noHold(name) }
    return held
  }

  private mutating func capture(
    _ name: ByteText, _ points: Points, receipt: ByteText, at now: Int64, into posted: inout [Posting]
  ) throws(LedgerRefusal) {
    try OwnerLedger.check(points)
    let held = try held(name)
    guard points <= held.points else { throw .moreThanHeld(held.points) }
    var parts = held.parts
    var draft = PostingDraft(.capture, held.wallet, at: now)
    draft.hold = name
    draft.reference = receipt
    for part in OwnerLedger.take(points, fromFront: &parts) { draft.move(part.lot, .reserved, -part.points) }
    draft.add(.redeemed, points)
    post(draft, at: now, into: &posted)
    if points < held.points { try release(name, at: now, into: &posted) }
  }

  private mutating func release(_ name: ByteText, at now: Int64, into posted: inout [Posting]) throws(LedgerRefusal) {
    free(try held(name), occurredAt: now, at: now, into: &posted)
    settle(at: now, into: &posted)
  }

  /// Ends a hold; its points go back to their lots.
  mutating func free(_ held: HoldState, occurredAt: Int64, at now: Int64, into posted: inout [Posting]) {
    var draft = PostingDraft(.release, held.wallet, at: occurredAt)
    draft.hold = held.name
    draft.reference = held.name
    for part in held.parts {
      draft.move(part.lot, .reserved, -part.points)
      credit(part.lot, part.points, in: &draft)
    }
    post(draft, at: now, into: &posted)
  }

  // MARK: - Returns

  private mutating func giveBack(_ giveBack: GiveBack, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    try OwnerLedger.check(giveBack.points)
    let key = ReceiptKey(wallet: giveBack.wallet, receipt: giveBack.receipt)
    precondition(knows(key), "a receipt that points are given back of is read first")
    var receipt = receipt(key)
    guard receipt.spentLeft >= giveBack.points else {
      throw .notSpentOn(receipt: giveBack.receipt, left: receipt.spentLeft)
    }
    var draft = PostingDraft(.giveBack, giveBack.wallet, at: giveBack.occurredAt)
    draft.reference = giveBack.receipt
    let today = calendar.day(at: now)
    var homeless = Points.zero
    for part in OwnerLedger.take(giveBack.points, fromBack: &receipt.spent) {
      // A debt that has been paid since has no lot to go back to, nor has a lot that ran out while there is grace.
      if part.lot == Lot.debt || (giveBack.graceUntil != nil && lot(part.lot).lot.expiresOn <= today) {
        homeless += part.points
      } else {
        credit(part.lot, part.points, in: &draft)
      }
    }
    if homeless > .zero {
      let lot = newLot(
        giveBack.wallet, receipt: "", activatesOn: today,
        expiresOn: max(giveBack.graceUntil ?? Lot.never, today.advanced(by: 1)))
      draft.lots = [lot]
      credit(lot.number, homeless, in: &draft)
    }
    draft.add(.redeemed, -giveBack.points)
    post(draft, at: now, into: &posted)
    settle(at: now, into: &posted)
  }

  /// Takes back in this order: the receipt's pending points, what is left of its own lots, what ran out of them, other
  /// points by nearest expiry, then debt.
  private mutating func clawBack(_ clawback: Clawback, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    try OwnerLedger.check(clawback.points)
    let key = ReceiptKey(wallet: clawback.wallet, receipt: clawback.receipt)
    precondition(knows(key), "a receipt that points are taken back of is read first")
    let receipt = receipt(key)
    guard receipt.earnedLeft >= clawback.points else {
      throw .notEarnedBy(receipt: clawback.receipt, left: receipt.earnedLeft)
    }
    var draft = PostingDraft(.clawback, clawback.wallet, at: clawback.occurredAt)
    draft.reference = clawback.receipt
    var left = clawback.points
    // All that the receipt earned, also lots of which an earlier return took as much elsewhere: points given back may lie in them again.
    let own = lots.filter { $0.lot.receipt == clawback.receipt && $0.lot.wallet == clawback.wallet }
    for account in [Account.pending, .available, .expired] {
      for state in own where left > .zero {
        let taken = min(left, state[account])
        draft.move(state.lot.number, account, -taken)
        left -= taken
      }
    }
    for number in live where lot(number).lot.wallet == clawback.wallet && left > .zero {
      let gone = draft.movements.filter { $0.lot == number && $0.account == .available }.reduce(Points.zero) {
        $0 + $1.points
      }
      let taken = min(left, lot(number).available + gone)
      draft.move(number, .available, -taken)
      left -= taken
    }
    if clawback.mayOwe {
      draft.move(Lot.debt, .available, -left)
      left = .zero
    }
    draft.add(.issued, clawback.points - left)
    if !draft.isEmpty { post(draft, at: now, into: &posted) }
  }

  // MARK: - By hand, and to others

  private mutating func adjust(_ adjustment: Adjustment, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    // The least number there is has no opposite.
    guard adjustment.points >= -LedgerLimits.greatest, adjustment.points <= LedgerLimits.greatest,
      adjustment.points != .zero
    else { throw .amountOutOfRange(adjustment.points) }
    var draft = PostingDraft(.adjustment, adjustment.wallet, at: now)
    draft.reference = adjustment.reference
    if adjustment.points > .zero {
      let today = calendar.day(at: now)
      guard adjustment.expiresOn > today else { throw .expiresBeforeActive }
      let lot = newLot(adjustment.wallet, receipt: "", activatesOn: today, expiresOn: adjustment.expiresOn)
      draft.lots = [lot]
      credit(lot.number, adjustment.points, in: &draft)
    } else {
      let free = free(adjustment.wallet)
      guard adjustment.mayOwe || free >= -adjustment.points else { throw .notEnough(available: free) }
      debit(-adjustment.points, in: &draft)
    }
    draft.add(.adjusted, -adjustment.points)
    post(draft, at: now, into: &posted)
  }

  private mutating func transferOut(_ transfer: TransferOut, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    try OwnerLedger.check(transfer.points)
    let free = free(transfer.wallet)
    guard free >= transfer.points else { throw .notEnough(available: free) }
    var draft = PostingDraft(.transferOut, transfer.wallet, at: now)
    draft.reference = transfer.transfer
    debit(transfer.points, in: &draft)
    draft.add(.clearing, transfer.points)
    post(draft, at: now, into: &posted)
  }

  private mutating func transferIn(_ transfer: TransferIn, at now: Int64, into posted: inout [Posting])
    throws(LedgerRefusal)
  {
    var draft = PostingDraft(.transferIn, transfer.wallet, at: now)
    draft.reference = transfer.transfer
    let today = calendar.day(at: now)
    var sum = Points.zero
    for part in transfer.parts {
      try OwnerLedger.check(part.points)
      let lot = newLot(
        transfer.wallet, receipt: "", earner: part.earner, activatesOn: min(today, part.expiresOn.advanced(by: -1)),
        expiresOn: part.expiresOn, after: draft.lots.count)
      draft.lots.append(lot)
      credit(lot.number, part.points, in: &draft)
      sum += part.points
    }
    try OwnerLedger.check(sum)
    draft.add(.clearing, -sum)
    post(draft, at: now, into: &posted)
    settle(at: now, into: &posted)
  }

  /// What a transfer takes along, as the other owner's half wants it.
  public func parts(of posting: Posting) -> [TransferIn.Part] {
    posting.movements.filter { $0.account == .available && $0.lot != Lot.debt }.map {
      let lot = lot($0.lot).lot
      return TransferIn.Part(
        points: -$0.points, expiresOn: lot.expiresOn, earner: lot.earner.string.isEmpty ? owner : lot.earner)
    }
  }
}
