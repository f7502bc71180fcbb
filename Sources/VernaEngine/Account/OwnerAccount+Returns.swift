import VernaCore
import VernaLedger
import VernaMechanics
import VernaProgram

extension OwnerAccount {
  /// Takes goods back: money as it was split, points spent to their lots, points earned by what was posted.
  ///
  /// - Parameters:
  ///   - history: the rows about the receipt.
  /// - Throws: `EngineRefusal`.
  public mutating func takeBack(_ request: ReturnRequest, _ history: ReceiptHistory, now: Int64) throws(EngineRefusal)
    -> Return
  {
    guard request.at <= now, request.at >= history.boughtAt else { throw .badMoment(request.at) }
    try catchUp(now)
    let machine = machines.machine(version: history.version, at: history.boughtAt)
    let lines = try history.lines(request.lines)
    let purchase = history.purchase
    var back = Return(
      id: request.id, receipt: request.receipt, boughtAt: history.boughtAt, lines: lines, refund: .zero,
      isWhole: history.isWhole(with: lines), uses: history.uses(with: lines))
    back.refund = back.money
    try giveBackSpent(&back, purchase, at: request.at, now: now, machine)
    try takeBackEarned(&back, at: request.at, now: now, machine)
    givenBack += back.uses.filter { $0.scope != .member }
    count(
      cost: machine.cost(of: lines, in: purchase.calculation), turnover: back.money,
      on: zone.day(at: history.boughtAt), isBack: true, machine.programme)
    record(.returned(back), about: purchase.root, at: request.at, now: now, under: machine.programme)
    if back.isWhole, let state, state.firstReceipt == request.receipt, !state.profile.referrer.string.isEmpty {
      errands.append(
        Errand(
          id: ByteText("friend|\(owner)|returned|\(request.receipt)"), owner: state.profile.referrer,
          task: .friendReturned(friend: owner, at: request.at)))
    }
    try ledger { try $0.lookAtTier(on: $0.zone.day(at: now), at: now, clock: now, now: now, machine) }
    return back
  }

  private mutating func giveBackSpent(
    _ back: inout Return, _ purchase: Purchase, at moment: Int64, now: Int64, _ machine: ProgrammeMachine
  ) throws(EngineRefusal) {
    let wallet = purchase.calculation.wallet
    let wanted = back.lines.reduce(Points.zero) { $0 + $1.pointsSpent }
    let points = min(wanted, ledger.spentLeft(on: purchase.receipt, of: wallet))
    guard points > .zero else { return }
    let grace = machine.wallet(wallet)?.graceDays.map { zone.day(at: now).advanced(by: max($0, 1)) }
    try ledger {
      try $0.post(
        .giveBack(
          GiveBack(
            wallet: wallet, points: points, receipt: purchase.receipt, occurredAt: moment, graceUntil: grace)), at: now)
    }
    back.pointsBack = points
    back.wallet = wallet
  }

  private mutating func takeBackEarned(
    _ back: inout Return, at moment: Int64, now: Int64, _ machine: ProgrammeMachine
  ) throws(EngineRefusal) {
    var wanted: [ByteText: Points] = [:]
    for line in back.lines { for one in line.earned { wanted[one.wallet, default: .zero] += one.points } }
    for (wallet, points) in wanted.sorted(by: { $0.key < $1.key }) {
      let asked = min(points, ledger.earnedLeft(by: back.receipt, of: wallet))
      guard asked > .zero else { continue }
      let policy = machine.debtPolicy(of: wallet)
      let before = postings.count
      let receipt = back.receipt
      try ledger {
        try $0.post(
          .clawBack(
            Clawback(
              wallet: wallet, points: asked, receipt: receipt, occurredAt: moment, mayOwe: policy == .owe)), at: now)
      }
      let taken = postings[before...].reduce(Points.zero) { sum, posting in
        guard posting.kind == .clawback else { return sum }
        return posting.entries.reduce(sum) { $0 + ($1.account == .issued ? $1.points : .zero) }
      }
      if taken > .zero { back.clawedBack.append(WalletPoints(wallet: wallet, points: taken)) }
      if policy == .refund, taken < asked {
        back.keptBack += min(back.refund - back.keptBack, machine.worth(of: asked - taken, in: wallet))
      }
    }
    back.refund -= back.keptBack
  }
}
