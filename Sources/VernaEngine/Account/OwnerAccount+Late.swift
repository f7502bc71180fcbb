public import VernaCore
import VernaLedger
import VernaMechanics
import VernaProgram

/// A receipt that comes after others which it would have changed.
///
/// Nothing is rewritten. The member's whole life is lived again beside the real one, in the order in which it happened and under the versions of
/// then; where the other life earns more or less than was posted, the difference is posted, naming the receipt.
extension OwnerAccount {
  /// Puts right what a late receipt changes in decisions that happened after it.
  ///
  /// - Parameters:
  ///   - journal: all rows of the owner, the late receipt's with them, by number.
  ///   - receipt: the late receipt.
  /// - Complexity: O(rows of the owner).
  /// - Throws: `EngineRefusal`.
  public mutating func correct(_ journal: [JournalEntry], because receipt: ByteText, now: Int64) throws(EngineRefusal) {
    let found = journal.last {
      if case .purchased(let purchase) = $0.event { purchase.receipt == receipt } else { false }
    }
    guard let late = found, let other = try OwnerAccount.lived(journal, like: self, until: now) else { return }
    let expected = OwnerAccount.earned(other.entries, from: late.occurredAt)
    let posted = OwnerAccount.earned(journal, from: late.occurredAt)
    for reference in Set(expected.keys).union(posted.keys).sorted() where reference != receipt {
      try correct(
        reference, expected[reference] ?? Earned(), posted[reference] ?? Earned(), because: receipt, now: now)
    }
    if var state = other.state {
      state.reserved = self.state?.reserved ?? []
      self.state = state
    }
  }

  /// The other life, until a moment.
  ///
  /// - Parameter account: whose life it is.
  static func lived(_ journal: [JournalEntry], like account: OwnerAccount, until moment: Int64) throws(EngineRefusal)
    -> OwnerAccount?
  {
    var other = OwnerAccount(
      owner: account.owner, state: nil,
      ledger: OwnerLedger(owner: account.owner, calendar: account.ledger.calendar), entryCount: 0,
      machines: account.machines)
    // Joining comes first, though a receipt of the same day may lie some minutes before it.
    func key(_ entry: JournalEntry) -> (Int, Int64, Int64) { (entry.isJoining ? 0 : 1, entry.occurredAt, entry.number) }
    let ordered = journal.filter { $0.isJoining || $0.occurredAt <= moment }.sorted { key($0) < key($1) }
    for entry in ordered { try other.live(entry) }
    guard other.state != nil else { return nil }
    try other.catchUp(moment)
    return other
  }

  /// Points that one reference earned, net of what was taken back, by offer and wallet.
  struct Earned {
    /// What the journal calls it.
    var root: ByteText = ""
    var occurredAt: Int64 = 0
    var version: Int32 = 0
    var grants: [PointsGrant] = []
  }

  /// What the rows from a moment on have earned, by the receipt or cause that earned it.
  static func earned(_ entries: [JournalEntry], from moment: Int64) -> [ByteText: Earned] {
    var earned: [ByteText: Earned] = [:]
    let receipts = Set(
      entries.compactMap { entry -> ByteText? in
        if case .purchased(let purchase) = entry.event { purchase.receipt } else { nil }
      })
    for entry in entries where entry.occurredAt >= moment {
      switch entry.event {
      case .purchased(let purchase):
        var found = earned[purchase.receipt] ?? Earned()
        (found.root, found.occurredAt, found.version) = (entry.reference, entry.occurredAt, entry.version)
        found.grants += purchase.calculation.grants
        earned[purchase.receipt] = found
      case .awarded(let award) where OwnerAccount.isAutomatic(award.cause):
        var found = earned[entry.reference] ?? Earned()
        (found.root, found.occurredAt, found.version) = (entry.reference, entry.occurredAt, entry.version)
        found.grants += award.calculation.grants
        earned[entry.reference] = found
      case .corrected(let correction)
      where receipts.contains(correction.receipt) || OwnerAccount.isAutomatic(correction.receipt):
        var found = earned[correction.receipt] ?? Earned()
        found.grants += correction.more
        found.grants += correction.less.map { grant in
          var less = grant
          less.points = -grant.points
          less.byLine = grant.byLine.map { -$0 }
          return less
        }
        earned[correction.receipt] = found
      default: break
      }
    }
    return earned
  }

  /// Whether an award follows from what the member did, so that living again gives it again.
  static func isAutomatic(_ cause: ByteText) -> Bool {
    ["challenge|", "tier|", "day|", "action|", "club|"].contains { cause.string.hasPrefix($0) }
  }

  private mutating func correct(
    _ reference: ByteText, _ expected: Earned, _ posted: Earned, because receipt: ByteText, now: Int64
  ) throws(EngineRefusal) {
    struct Key: Hashable {
      var offer: ByteText
      var wallet: ByteText
    }
    var sums: [Key: (grant: PointsGrant, points: Int64, byLine: [Int64])] = [:]
    func add(_ grants: [PointsGrant], _ sign: Int64) {
      for grant in grants {
        let key = Key(offer: grant.offer, wallet: grant.wallet)
        var sum = sums[key] ?? (grant, 0, [])
        sum.points += sign * grant.points.hundredths
        if sum.byLine.count < grant.byLine.count {
          sum.byLine += [Int64](repeating: 0, count: grant.byLine.count - sum.byLine.count)
        }
        for place in grant.byLine.indices { sum.byLine[place] += sign * grant.byLine[place].hundredths }
        sums[key] = sum
      }
    }
    add(expected.grants, 1)
    add(posted.grants, -1)
    let moment = max(expected.occurredAt, posted.occurredAt)
    let machine = machines.machine(version: max(expected.version, posted.version), at: moment)
    var correction = Correction(receipt: reference, because: receipt, more: [], less: [])
    for (key, sum) in sums.sorted(by: { ($0.key.offer, $0.key.wallet) < ($1.key.offer, $1.key.wallet) })
    where sum.points != 0 {
      var grant = sum.grant
      let sign: Int64 = sum.points > 0 ? 1 : -1
      grant.points = Points(hundredths: abs(sum.points))
      grant.byLine = sum.byLine.map { Points(hundredths: sign * $0) }
      if sum.points > 0 {
        correction.more.append(grant)
        try ledger { try $0.give([grant], about: reference, at: moment, clock: now, now: now, machine.programme) }
      } else {
        let points = min(grant.points, ledger.earnedLeft(by: reference, of: key.wallet))
        correction.less.append(grant)
        guard points > .zero else { continue }
        let policy = machine.debtPolicy(of: key.wallet)
        try ledger {
          try $0.post(
            .clawBack(
              Clawback(
                wallet: key.wallet, points: points, receipt: reference, occurredAt: moment, mayOwe: policy == .owe)),
            at: now)
        }
      }
    }
    guard !correction.more.isEmpty || !correction.less.isEmpty else { return }
    record(
      .corrected(correction), about: posted.root.string.isEmpty ? expected.root : posted.root, at: moment, now: now,
      under: machine.programme)
  }

  /// Lives a row of the journal again.
  mutating func live(_ entry: JournalEntry) throws(EngineRefusal) {
    let moment = entry.occurredAt
    let machine = machines.machine(version: entry.version, at: moment)
    if state == nil {
      guard case .joined(let profile, _) = entry.event else { return }
      state = MemberState(profile: profile)
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
      return
    }
    try catchUp(moment)
    switch entry.event {
    case .purchased(let purchase): try live(purchase, at: moment, machine)
    case .returned(let back):
      guard let history = ReceiptHistory(entries.filter { $0.reference == entry.reference }) else { return }
      _ = try takeBack(
        ReturnRequest(
          id: back.id, receipt: back.receipt, lines: back.lines.map { ($0.id, $0.quantity) }, at: moment), history,
        now: moment)
    case .acted(let name):
      let met = record(entry.event, about: name, at: moment, now: moment, under: machine.programme)
      // The cause that the first life wrote, so that the two lives' awards are held against each other.
      try ledger {
        try $0.award(
          .action(name), cause: ByteText("action|\(name)|\(entry.number)"), at: moment, clock: moment, now: moment,
          machine)
      }
      try reward(met, at: moment, now: moment, machine)
    case .clubBought(let standing):
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
      try ledger {
        try $0.award(
          .clubPeriod(standing.club), cause: ByteText("club|\(standing.club)|\(standing.from.iso)"), at: moment,
          clock: moment, now: moment, machine)
      }
    case .awarded(let award) where !OwnerAccount.isAutomatic(award.cause):
      try ledger {
        try $0.give(
          award.calculation.grants, about: entry.reference, at: moment, clock: moment, now: moment, machine.programme)
      }
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
    case .rewardTaken(_, let wallet, let points):
      try ledger {
        try $0.post(
          .redeem(
            Redemption(
              wallet: wallet, points: points, receipt: entry.reference, occurredAt: moment, mayOwe: true)), at: moment)
      }
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
    case .adjusted(let wallet, let points), .transferred(let wallet, let points, _):
      try ledger {
        try $0.post(
          .adjust(Adjustment(wallet: wallet, points: points, reference: entry.reference, mayOwe: true)), at: moment)
      }
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
    case .changed, .clubCancelled, .friendDecided:
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
    case .corrected(let correction) where correction.receipt == correction.because:
      // Something given for what came undone was taken back.
      for grant in correction.less where ledger.earnedLeft(by: correction.receipt, of: grant.wallet) >= grant.points {
        try ledger {
          try $0.post(
            .clawBack(
              Clawback(wallet: grant.wallet, points: grant.points, receipt: correction.receipt, occurredAt: moment)),
            at: moment)
        }
      }
      record(entry.event, about: entry.reference, at: moment, now: moment, under: machine.programme)
    case .reserved(let reservation):
      // What an order earns was decided when it was reserved, though it is paid later: after a midnight, or on another level.
      promised[reservation.order] = machine.earn(
        again: reservation.calculation, reservation.basket, member: view(at: moment), at: moment)
    case .joined, .released, .awarded, .paidOut, .tierMoved, .corrected, .declined, .settled: break
    }
  }

  private mutating func live(_ purchase: Purchase, at moment: Int64, _ machine: ProgrammeMachine)
    throws(EngineRefusal)
  {
    var again = purchase
    let frozen = purchase.calculation
    if let promised = promised[purchase.order] {
      again.calculation.grants = promised.grants
      again.calculation.lines = promised.lines
    } else {
      again.calculation = machine.earn(again: frozen, purchase.basket, member: view(at: moment), at: moment)
    }
    if frozen.spent > .zero {
      try ledger {
        try $0.post(
          .redeem(
            Redemption(
              wallet: frozen.wallet, points: frozen.spent, receipt: purchase.receipt, occurredAt: moment, mayOwe: true)),
          at: moment)
      }
    }
    try buy(again, at: moment, now: moment, machine)
  }
}

extension JournalEntry {
  fileprivate var isJoining: Bool { if case .joined = event { true } else { false } }
}
