import VernaCore
import VernaLedger
import VernaMechanics
import VernaProgram

extension OwnerAccount {
  /// Lets time go by until a moment: what becomes free, runs out, climbs and falls by itself.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func passTime(until now: Int64) throws(EngineRefusal) { try catchUp(now) }

  /// Carries out every midnight that has gone by, in order, each in a fixed order: points become free, wallets that pay out do, levels are
  /// looked at, points run out, levels are looked at again, offers of the day, segments.
  ///
  /// A job does this each night for those whom something waits for, and every command before it begins: so it does not matter whether the job
  /// was late, and it can be started again at any point.
  ///
  /// - Throws: what the ledger refuses, which midnights cannot bring about.
  mutating func passMidnights(until now: Int64) throws(LedgerRefusal) {
    guard let last = state?.day else {
      try post(.settle, at: now)
      return
    }
    let today = zone.day(at: now)
    var day = last
    while day < today {
      day = nextDay(after: day, today)
      try passMidnight(of: day, now: now)
    }
    try post(.settle, at: now)
  }

  /// The next day whose midnight may bring something, at most today.
  private func nextDay(after day: Day, _ today: Day) -> Day {
    let tomorrow = day.advanced(by: 1)
    let machine = machines.machine(on: tomorrow)
    let hasPayOut = machine.programme.pricing.wallets.contains { $0.paysOutBySelf }
    if machine.hasDayOffers || hasPayOut { return tomorrow }
    // A new version of the programme comes with a midnight of its own.
    let next = machines.shelf.versions.first { $0.effectiveFrom > day }?.effectiveFrom ?? today
    return max(tomorrow, min(next, today))
  }

  private mutating func passMidnight(of day: Day, now: Int64) throws(LedgerRefusal) {
    let moment = zone.start(of: day)
    let machine = machines.machine(on: day)
    let programme = machine.programme
    changeVersion(to: programme, on: day)
    postings += try ledger.carryOut(.settle, at: moment, writtenAt: now, beforeExpiry: true)
    for wallet in programme.pricing.wallets where wallet.paysOutBySelf {
      try payOut(wallet.id, at: moment, now: now, programme)
    }
    try lookAtTier(on: day, at: moment, clock: moment, now: now, machine, beforeExpiry: true)
    postings += try ledger.carryOut(.settle, at: moment, writtenAt: now)
    try lookAtTier(on: day, at: moment, clock: moment, now: now, machine)
    state?.day = day
    if machine.hasDayOffers {
      try award(.day, cause: ByteText("day|\(day.iso)"), at: moment, clock: moment, now: now, machine)
    }
    let segments = machine.hasSegments ? machine.segments(of: view(at: moment), at: moment) : []
    state?.segments = segments
  }

  /// Levels of a new version are found again by their ids; what is not there any more begins on the first.
  private mutating func changeVersion(to programme: Programme, on day: Day) {
    guard let standing = state?.tier else { return }
    let before = machines.machine(on: day.advanced(by: -1)).programme
    guard before.version != programme.version, let old = before.tiers, let new = programme.tiers else { return }
    func moved(_ level: Int) -> Int {
      old.levels.indices.contains(level) ? new.levels.firstIndex { $0.id == old.levels[level].id } ?? 0 : 0
    }
    state?.tier.level = moved(standing.level)
    state?.tier.kept = moved(standing.kept)
  }

  private mutating func payOut(_ wallet: ByteText, at moment: Int64, now: Int64, _ programme: Programme)
    throws(LedgerRefusal)
  {
    let free = ledger.balance(.available, of: wallet)
    guard free > .zero else { return }
    let reference = ByteText("payout|\(zone.day(at: moment).iso)")
    postings += try ledger.carryOut(
      .redeem(Redemption(wallet: wallet, points: free, receipt: reference, occurredAt: moment)), at: moment,
      writtenAt: now, beforeExpiry: true)
    record(.paidOut(wallet: wallet, points: free), about: reference, at: moment, now: now, under: programme)
  }

  /// Brings the level to a day; who climbs gets what the level gives.
  mutating func lookAtTier(
    on day: Day, at moment: Int64, clock: Int64, now: Int64, _ machine: ProgrammeMachine, beforeExpiry: Bool = false
  ) throws(LedgerRefusal) {
    guard let ladder = machine.programme.tiers, var standing = state?.tier, let state else { return }
    if ladder.holdouts.contains(where: { id in
      machine.programme.pricing.holdouts.contains { $0.id == id && $0.holds(member: owner) }
    }) {
      return
    }
    let moves = ladder.advance(&standing, to: day, state.log, joinedOn: state.profile.joinedOn)
    self.state?.tier = standing
    for move in moves {
      // A level is lost with a midnight, which may have been some days ago, and won with what was done.
      let moment = move.day < day ? zone.start(of: move.day) : moment
      record(.tierMoved(move), at: moment, now: now, under: machine.programme)
      guard move.to > move.from else { continue }
      for level in (move.from + 1)...move.to {
        let id = ladder.levels[level].id
        try award(
          .tier(id), cause: ByteText("tier|\(id)|\(move.day.iso)"), at: moment, clock: clock, now: now, machine,
          beforeExpiry: beforeExpiry)
      }
    }
  }

  /// Decides offers that no basket asks for, and posts what they give.
  ///
  /// - Parameters:
  ///   - moment: when it happened.
  ///   - clock: the moment that the ledger stands at: that of a midnight that is carried out late, else now.
  mutating func award(
    _ trigger: OfferTrigger, cause: ByteText, about reference: ByteText? = nil, at moment: Int64, clock: Int64,
    now: Int64, _ machine: ProgrammeMachine, beforeExpiry: Bool = false
  ) throws(LedgerRefusal) {
    guard let view = view(at: moment) else { return }
    let decided = machine.decide(trigger, member: view, at: moment)
    guard !decided.grants.isEmpty || !decided.gifts.isEmpty else { return }
    let reference = reference ?? cause
    try give(
      decided.grants, about: reference, at: moment, clock: clock, now: now, machine.programme,
      beforeExpiry: beforeExpiry)
    taken += decided.uses.filter { $0.scope != .member }
    record(
      .awarded(Award(cause: cause, calculation: decided)), about: reference, at: moment, now: now,
      under: machine.programme)
  }

  /// Accrues grants: those of one wallet that live equally long are one lot, since nothing tells them apart but the decision that they came from.
  mutating func give(
    _ grants: some Sequence<PointsGrant>, about reference: ByteText, at moment: Int64, clock: Int64, now: Int64,
    _ programme: Programme, earner: ByteText = "", beforeExpiry: Bool = false
  ) throws(LedgerRefusal) {
    let day = zone.day(at: moment)
    var accruals: [Accrual] = []
    for grant in grants where grant.points > .zero {
      let accrual = Accrual(
        wallet: grant.wallet, points: grant.points, receipt: reference, earner: earner, occurredAt: moment,
        activatesOn: grant.life.activatesOn(day), expiresOn: grant.life.expiresOn(day) ?? Lot.never,
        version: programme.version)
      let same = accruals.firstIndex {
        $0.wallet == accrual.wallet && $0.activatesOn == accrual.activatesOn && $0.expiresOn == accrual.expiresOn
      }
      if let same { accruals[same].points += accrual.points } else { accruals.append(accrual) }
    }
    for accrual in accruals {
      postings += try ledger.carryOut(.accrue(accrual), at: clock, writtenAt: now, beforeExpiry: beforeExpiry)
    }
  }
}
