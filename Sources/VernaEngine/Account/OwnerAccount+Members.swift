public import VernaCore
public import VernaLedger
public import VernaMechanics
import VernaProgram

/// What members do beside buying.
extension OwnerAccount {
  /// A member joins: control groups are drawn, sign-up is rewarded.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func join(_ profile: MemberProfile, at moment: Int64, now: Int64) throws(EngineRefusal) {
    guard state == nil else { throw .memberExists }
    guard moment <= now else { throw .badMoment(moment) }
    let machine = machines.machine(at: moment)
    var profile = profile
    profile.joinedOn = zone.day(at: moment)
    state = MemberState(profile: profile)
    let held = machine.programme.pricing.holdouts.filter { $0.holds(member: owner) }.map(\.id)
    record(.joined(profile, heldOut: held), at: moment, now: now, under: machine.programme)
    try act("sign_up", at: moment, now: now)
  }

  /// What is known of a member changes.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func change(_ profile: MemberProfile, now: Int64) throws(EngineRefusal) {
    guard let before = state?.profile else { throw .noMember }
    try catchUp(now)
    var profile = profile
    profile.joinedOn = before.joinedOn
    // Who brought a member is said once.
    if !before.referrer.string.isEmpty { profile.referrer = before.referrer }
    record(.changed(profile), at: now, now: now, under: machines.machine(at: now).programme)
  }

  /// Something that is no purchase: a review, a fitting, a survey.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func act(_ name: ByteText, at moment: Int64, now: Int64) throws(EngineRefusal) {
    guard let state else { throw .noMember }
    guard moment <= now, zone.day(at: moment) >= state.profile.joinedOn else { throw .badMoment(moment) }
    try catchUp(now)
    let machine = machines.machine(at: moment)
    let met = record(.acted(name), about: name, at: moment, now: now, under: machine.programme)
    try ledger {
      try $0.award(
        .action(name), cause: ByteText("action|\(name)|\($0.entryCount)"), at: moment, clock: now, now: now, machine)
    }
    try reward(met, at: moment, now: now, machine)
    try ledger { try $0.lookAtTier(on: $0.zone.day(at: now), at: now, clock: now, now: now, machine) }
  }

  /// A membership is bought or renewed.
  ///
  /// - Throws: `EngineRefusal`.
  @discardableResult
  public mutating func buyClub(_ club: ByteText, plan: ByteText, at moment: Int64, now: Int64) throws(EngineRefusal)
    -> ClubStanding
  {
    guard state != nil else { throw .noMember }
    guard moment <= now else { throw .badMoment(moment) }
    try catchUp(now)
    let machine = machines.machine(at: moment)
    guard let found = machine.programme.clubs.first(where: { $0.id == club }),
      let chosen = found.plans.first(where: { $0.id == plan })
    else { throw .unknown(plan) }
    let day = zone.day(at: moment)
    let before = state?.clubs.last { $0.club == club }
    let standing = found.bought(chosen, paying: chosen.price, on: day, after: before)
    record(.clubBought(standing), about: club, at: moment, now: now, under: machine.programme)
    try ledger {
      try $0.award(
        .clubPeriod(club), cause: ByteText("club|\(club)|\(standing.from.iso)"), at: moment, clock: now, now: now,
        machine)
    }
    return standing
  }

  /// A membership is cancelled.
  ///
  /// - Returns: what is given back in money.
  /// - Throws: `EngineRefusal`.
  public mutating func cancelClub(_ club: ByteText, at moment: Int64, now: Int64) throws(EngineRefusal) -> Money {
    guard let state else { throw .noMember }
    try catchUp(now)
    let machine = machines.machine(at: moment)
    let day = zone.day(at: moment)
    guard let found = machine.programme.clubs.first(where: { $0.id == club }),
      let standing = state.clubs.last(where: { $0.club == club && !$0.isCancelled && found.counts($0, on: day) })
    else { throw .unknown(club) }
    let refund = found.refund(standing, on: day)
    record(.clubCancelled(club: club, refund: refund), about: club, at: moment, now: now, under: machine.programme)
    return refund
  }

  /// A reward of the catalogue is taken for points.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func take(reward id: ByteText, shared: SharedView, now: Int64) throws(EngineRefusal) {
    guard let state else { throw .noMember }
    try catchUp(now)
    let machine = machines.machine(at: now)
    guard let reward = machine.programme.rewards.first(where: { $0.id == id }), let view = view(at: now) else {
      throw .unknown(id)
    }
    if let reason = machine.refusal(of: reward, member: view, at: now) { throw .rewardRefused(reason) }
    let mine = LimitKey(offer: id, limit: 0, subject: "", period: "reward")
    if let most = reward.mostEach, state.used[mine] ?? 0 >= most {
      throw .rewardRefused(.limitReached(limit: 0, scope: .member))
    }
    let stock = LimitKey(offer: id, limit: 1, subject: "", period: "stock")
    if let most = reward.stock {
      if shared.used[stock] ?? 0 >= most { throw .rewardRefused(.limitReached(limit: 1, scope: .programme)) }
      taken.append(LimitUse(key: stock, most: most, amount: 1, scope: .programme))
    }
    let reference = ByteText("reward|\(id)|\(entryCount + 1)")
    try ledger {
      try $0.post(
        .redeem(Redemption(wallet: reward.wallet, points: reward.price, receipt: reference, occurredAt: now)), at: now)
    }
    record(
      .rewardTaken(reward: id, wallet: reward.wallet, points: reward.price), about: reference, at: now, now: now,
      under: machine.programme)
    if case .coupon(let series) = reward.kind {
      var calculation = Calculation()
      calculation.gifts = [Gift(offer: id, kind: .coupon(series: series))]
      record(
        .awarded(Award(cause: reference, calculation: calculation)), about: reference, at: now, now: now,
        under: machine.programme)
    }
  }

  /// A person puts points right.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func adjust(_ adjustment: Adjustment, now: Int64) throws(EngineRefusal) {
    try catchUp(now)
    try ledger { try $0.post(.adjust(adjustment), at: now) }
    record(
      .adjusted(wallet: adjustment.wallet, points: adjustment.points), about: adjustment.reference, at: now, now: now,
      under: machines.machine(at: now).programme)
  }

  /// Points are given to another owner: they leave at once, and come there by an errand.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func give(
    _ points: Points, of wallet: ByteText, to other: ByteText, transfer: ByteText, now: Int64, isMerge: Bool = false
  ) throws(EngineRefusal) {
    try catchUp(now)
    let machine = machines.machine(at: now)
    guard let found = machine.wallet(wallet) else { throw .unknown(wallet) }
    guard isMerge || found.isTransferable else { throw .notTransferable(wallet) }
    let before = postings.count
    try ledger {
      try $0.post(.transferOut(TransferOut(wallet: wallet, points: points, transfer: transfer)), at: now)
    }
    let parts = postings[before...].last { $0.kind == .transferOut }.map { ledger.parts(of: $0) } ?? []
    errands.append(
      Errand(
        id: transfer, owner: other,
        task: .receive(transfer: transfer, wallet: wallet, parts: parts, from: owner, at: now)))
    record(
      .transferred(wallet: wallet, points: -points, other: other), about: transfer, at: now, now: now,
      under: machine.programme)
  }

  /// Carries an errand of another owner out.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func run(_ errand: Errand, now: Int64) throws(EngineRefusal) {
    try catchUp(now)
    switch errand.task {
    case .receive(let transfer, let wallet, let parts, let from, _):
      let machine = machines.machine(at: now)
      try ledger {
        try $0.post(.transferIn(TransferIn(wallet: wallet, parts: parts, transfer: transfer)), at: now)
      }
      let points = parts.reduce(Points.zero) { $0 + $1.points }
      record(
        .transferred(wallet: wallet, points: points, other: from), about: transfer, at: now, now: now,
        under: machine.programme)
    case .friendBought(let friend, let joinedOn, let contacts, let paid, let moment):
      try decide(friend, joinedOn, contacts, paid, at: moment, now: now)
    case .friendAccepted(let referrer, let moment):
      let machine = machines.machine(at: moment)
      try ledger {
        try $0.award(
          .friend, cause: ByteText("friend|\(referrer)"), at: moment, clock: now, now: now, machine)
      }
    case .friendReturned(let friend, let moment):
      try unreward(ByteText("referrer|\(friend)"), at: moment, now: now)
    }
  }

  private mutating func decide(
    _ friend: ByteText, _ joinedOn: Day, _ contacts: [ByteText], _ paid: Money, at moment: Int64, now: Int64
  ) throws(EngineRefusal) {
    guard let state else { throw .noMember }
    let machine = machines.machine(at: moment)
    guard let referral = machine.programme.referral else { return }
    let day = zone.day(at: moment)
    let isHeldOut = machine.programme.pricing.holdouts.contains {
      referral.holdouts.contains($0.id) && ($0.holds(member: owner) || $0.holds(member: friend))
    }
    if isHeldOut { return }
    let refusal = referral.refusal(
      of: ReferralCase(
        friend: friend, referrer: owner, ancestors: [state.profile.referrer].filter { !$0.string.isEmpty },
        friendJoinedOn: joinedOn, referrerJoinedOn: state.profile.joinedOn, day: day, paid: paid,
        rewardedInMonth: state.rewardedFriends.count { $0.startOfMonth == day.startOfMonth },
        rewardedEver: state.rewardedFriends.count,
        sharesContact: contacts.contains { state.profile.contacts.contains($0) }))
    record(
      .friendDecided(friend: friend, refusal: refusal), about: friend, at: moment, now: now, under: machine.programme)
    guard refusal == nil else { return }
    try ledger {
      try $0.award(.referrer, cause: ByteText("referrer|\(friend)"), at: moment, clock: now, now: now, machine)
    }
    errands.append(
      Errand(
        id: ByteText("friend|\(friend)|accepted"), owner: friend, task: .friendAccepted(referrer: owner, at: moment)))
  }

  /// Takes an award back that was given for something that has come undone.
  private mutating func unreward(_ reference: ByteText, at moment: Int64, now: Int64) throws(EngineRefusal) {
    let machine = machines.machine(at: now)
    var less: [PointsGrant] = []
    for wallet in machine.programme.pricing.wallets {
      let points = ledger.earnedLeft(by: reference, of: wallet.id)
      guard points > .zero else { continue }
      try ledger {
        try $0.post(
          .clawBack(
            Clawback(
              wallet: wallet.id, points: points, receipt: reference, occurredAt: moment, mayOwe: wallet.debt == .owe)),
          at: now)
      }
      less.append(PointsGrant(offer: "", wallet: wallet.id, points: points, life: PointsLife()))
    }
    guard !less.isEmpty else { return }
    record(
      .corrected(Correction(receipt: reference, because: reference, more: [], less: less)), about: reference,
      at: moment, now: now, under: machine.programme)
  }
}
