import VernaCore
import VernaMechanics
import VernaProgram

extension MemberState {
  /// Takes a row of the journal in: the one place where the state of a member changes. Midnights before it have been passed already.
  ///
  /// - Parameters:
  ///   - programme: the version that the row was decided under.
  ///   - zone: the programme's zone.
  /// - Returns: challenges that the row met, each as often as it did.
  @discardableResult
  mutating func apply(_ entry: JournalEntry, under programme: Programme) -> [ByteText] {
    let day = programme.pricing.zone.day(at: entry.occurredAt)
    switch entry.event {
    case .joined(let profile, _), .changed(let profile): self.profile = profile
    case .reserved(let reservation):
      reserved.append(
        ReservedOrder(
          order: reservation.order, deadline: reservation.deadline,
          uses: reservation.calculation.uses.filter { $0.scope == .member },
          codes: reservation.calculation.codes.map(\.code)))
    case .released(let order): reserved.removeAll { $0.order == order }
    case .purchased(let purchase): return apply(purchase, at: entry.occurredAt, on: day, under: programme)
    case .returned(let back): apply(back, under: programme)
    case .acted(let name): return take([ChallengeStep(.action(name), day: day)], under: programme)
    case .awarded(let award): apply(award, on: day, under: programme)
    case .clubBought(let standing):
      clubs.removeAll { $0.club == standing.club && $0.to <= standing.from && $0.to <= day }
      clubs.append(standing)
    case .clubCancelled(let club, _):
      for place in clubs.indices where clubs[place].club == club { clubs[place].isCancelled = true }
      // What was refunded ends with the day.
      if let place = clubs.lastIndex(where: { $0.club == club }) {
        clubs[place].to = max(clubs[place].from, min(clubs[place].to, refundEnd(entry.event, clubs[place], day)))
      }
    case .rewardTaken(let reward, _, _):
      used[LimitKey(offer: reward, limit: 0, subject: "", period: "reward"), default: 0] += 1
    case .friendDecided(_, let refusal): if refusal == nil { rewardedFriends.append(day) }
    case .corrected(let correction): apply(correction, on: day)
    case .adjusted, .paidOut, .transferred, .tierMoved, .declined, .settled: break
    }
    return []
  }

  /// A membership with money given back is over at once; without, it lasts out what was paid for.
  private func refundEnd(_ event: MemberEvent, _ standing: ClubStanding, _ day: Day) -> Day {
    if case .clubCancelled(_, let refund) = event, refund > .zero { day } else { standing.to }
  }

  private mutating func apply(_ purchase: Purchase, at moment: Int64, on day: Day, under programme: Programme)
    -> [ByteText]
  {
    reserved.removeAll { $0.order == purchase.order && !purchase.order.string.isEmpty }
    let paid = purchase.calculation.total
    if firstReceipt.string.isEmpty, paid > .zero { firstReceipt = purchase.receipt }
    receipts += 1
    spend += paid
    lastPurchaseAt = max(lastPurchaseAt ?? moment, moment)
    let earned = purchase.calculation.grants.reduce(Points.zero) { $0 + $1.points }
    log.add(ActivityLog.Entry(day: day, money: paid, receipts: 1, points: earned))
    count(purchase.calculation, on: day, under: programme)
    var met: [ByteText] = []
    for one in purchase.steps { met += take([one.step], only: one.challenge, under: programme) }
    return met
  }

  private mutating func apply(_ award: Award, on day: Day, under programme: Programme) {
    log.add(ActivityLog.Entry(day: day, points: award.calculation.earned))
    count(award.calculation, on: day, under: programme)
  }

  /// Uses, codes, badges and codes given.
  private mutating func count(_ calculation: Calculation, on day: Day, under programme: Programme) {
    for use in calculation.uses where use.scope == .member { used[use.key, default: 0] += use.amount }
    for code in calculation.codes {
      for place in coupons.indices where coupons[place].code == code.code { coupons[place].usesLeft -= 1 }
    }
    coupons.removeAll { $0.usesLeft <= 0 || $0.expiresOn <= day }
    for gift in calculation.gifts {
      switch gift.kind {
      case .badge(let badge): if !badges.contains(badge) { badges.append(badge) }
      case .coupon(let series): giveCoupon(of: series, for: gift.offer, on: day, under: programme)
      case .product, .service: break
      }
    }
  }

  /// A code of the member's own: series, member's counter and a check that a till can work out again.
  private mutating func giveCoupon(of series: ByteText, for offer: ByteText, on day: Day, under programme: Programme) {
    guard let found = programme.pricing.coupons.first(where: { $0.id == series }) else { return }
    let counter = LimitKey(offer: series, limit: 0, subject: "", period: "codes")
    used[counter, default: 0] += 1
    let number = used[counter] ?? 1
    // Codes of one member; another's are looked up in the member's own list too, so that a guessed one is worth nothing.
    let code = ByteText("\(series)-\(day.iso.replacing("-", with: ""))-\(number)")
    coupons.append(
      CouponInHand(
        series: series, code: code, expiresOn: day.advanced(by: max(found.lifeDays, 1)),
        usesLeft: found.usesEach == 0 ? Int64.max : found.usesEach))
  }

  private mutating func apply(_ back: Return, under programme: Programme) {
    let day = programme.pricing.zone.day(at: back.boughtAt)
    let clawed = back.lines.reduce(Points.zero) { $0 + $1.earned.reduce(Points.zero) { $0 + $1.points } }
    spend -= back.money
    if back.isWhole { receipts -= 1 }
    log.add(ActivityLog.Entry(day: day, money: -back.money, receipts: back.isWhole ? -1 : 0, points: -clawed))
    for use in back.uses where use.scope == .member { used[use.key, default: 0] -= use.amount }
    used = used.filter { $0.value != 0 }
    let units = back.lines.reduce(Int64(0)) { $0 + $1.quantity.thousandths }
    for place in challenges.indices {
      guard let challenge = programme.challenges.first(where: { $0.id == challenges[place].challenge }) else {
        continue
      }
      challenge.takeBack(
        money: back.money, thousandths: units, wholeReceipt: back.isWhole, from: &challenges[place])
    }
  }

  private mutating func apply(_ correction: Correction, on day: Day) {
    let more = correction.more.reduce(Points.zero) { $0 + $1.points }
    let less = correction.less.reduce(Points.zero) { $0 + $1.points }
    log.add(ActivityLog.Entry(day: day, points: more - less))
  }

  /// Takes steps into challenges.
  private mutating func take(_ steps: [ChallengeStep], only: ByteText? = nil, under programme: Programme) -> [ByteText]
  {
    var met: [ByteText] = []
    var left = steps
    while !left.isEmpty {
      let step = left.removeFirst()
      for challenge in programme.challenges {
        if case .challenge(let name) = step.kind, name == challenge.id { continue }
        if let only, only != challenge.id, step.kind == .purchase { continue }
        let place = self.place(of: challenge.id)
        let times = challenge.take(step, into: &challenges[place])
        for _ in 0..<times {
          met.append(challenge.id)
          left.append(ChallengeStep(.challenge(challenge.id), day: step.day))
        }
      }
    }
    return met
  }

  private mutating func place(of challenge: ByteText) -> Int {
    if let found = challenges.firstIndex(where: { $0.challenge == challenge }) { return found }
    challenges.append(ChallengeProgress(challenge: challenge))
    return challenges.count - 1
  }
}
