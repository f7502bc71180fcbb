import VernaCore
import VernaLedger
import VernaMechanics

extension MemberEvent {
  /// The form that events are written in; a later form reads the earlier ones.
  private static let form: Int64 = 1

  /// The kind as it is written, for good.
  var kind: Int64 {
    switch self {
    case .joined: 1
    case .changed: 2
    case .reserved: 3
    case .released: 4
    case .purchased: 5
    case .returned: 6
    case .acted: 7
    case .awarded: 8
    case .clubBought: 9
    case .clubCancelled: 10
    case .rewardTaken: 11
    case .adjusted: 12
    case .paidOut: 13
    case .tierMoved: 14
    case .transferred: 15
    case .corrected: 16
    case .friendDecided: 17
    case .declined: 18
    case .settled: 19
    }
  }

  /// As it is kept.
  var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.write(MemberEvent.form)
    writer.write(kind)
    switch self {
    case .joined(let profile, let heldOut):
      writer.write(profile)
      writer.write(heldOut) { $0.write($1) }
    case .changed(let profile): writer.write(profile)
    case .reserved(let reservation):
      writer.write(reservation.order)
      writer.write(reservation.deadline)
      writer.write(reservation.basket)
      writer.write(reservation.calculation)
    case .released(let order): writer.write(order)
    case .purchased(let purchase): writer.write(purchase)
    case .returned(let back): writer.write(back)
    case .acted(let name): writer.write(name)
    case .awarded(let award):
      writer.write(award.cause)
      writer.write(award.calculation)
    case .clubBought(let standing): writer.write(standing)
    case .clubCancelled(let club, let refund):
      writer.write(club)
      writer.write(refund)
    case .rewardTaken(let reward, let wallet, let points):
      writer.write(reward)
      writer.write(wallet)
      writer.write(points)
    case .adjusted(let wallet, let points), .paidOut(let wallet, let points):
      writer.write(wallet)
      writer.write(points)
    case .tierMoved(let move):
      writer.write(move.day)
      writer.write(move.from)
      writer.write(move.to)
    case .transferred(let wallet, let points, let other):
      writer.write(wallet)
      writer.write(points)
      writer.write(other)
    case .corrected(let correction):
      writer.write(correction.receipt)
      writer.write(correction.because)
      writer.write(correction.more) { $0.write($1) }
      writer.write(correction.less) { $0.write($1) }
    case .friendDecided(let friend, let refusal):
      writer.write(friend)
      writer.write(refusal) { $0.write($1.rawValue) }
    case .settled: break
    case .declined(let declined):
      writer.write(declined.reason)
      writer.write(declined.calculation) { $0.write($1) }
    }
    return writer.bytes
  }

  /// Reads a kept event.
  init(bytes: [UInt8]) throws(RecordDamage) {
    var reader = RecordReader(bytes)
    guard try reader.number() == MemberEvent.form else { throw RecordDamage(offset: 0) }
    switch try reader.number() {
    case 1:
      self = .joined(
        try reader.profile(), heldOut: try reader.list { reader throws(RecordDamage) in try reader.text() })
    case 2: self = .changed(try reader.profile())
    case 3:
      self = .reserved(
        Reservation(
          order: try reader.text(), deadline: try reader.number(), basket: try reader.basket(),
          calculation: try reader.calculation()))
    case 4: self = .released(order: try reader.text())
    case 5: self = .purchased(try reader.purchase())
    case 6: self = .returned(try reader.goodsBack())
    case 7: self = .acted(try reader.text())
    case 8: self = .awarded(Award(cause: try reader.text(), calculation: try reader.calculation()))
    case 9: self = .clubBought(try reader.club())
    case 10: self = .clubCancelled(club: try reader.text(), refund: try reader.money())
    case 11:
      self = .rewardTaken(reward: try reader.text(), wallet: try reader.text(), points: try reader.points())
    case 12: self = .adjusted(wallet: try reader.text(), points: try reader.points())
    case 13: self = .paidOut(wallet: try reader.text(), points: try reader.points())
    case 14: self = .tierMoved(TierMove(day: try reader.day(), from: try reader.int(), to: try reader.int()))
    case 15:
      self = .transferred(wallet: try reader.text(), points: try reader.points(), other: try reader.text())
    case 16:
      self = .corrected(
        Correction(
          receipt: try reader.text(), because: try reader.text(),
          more: try reader.list { reader throws(RecordDamage) in try reader.grant() },
          less: try reader.list { reader throws(RecordDamage) in try reader.grant() }))
    case 17:
      self = .friendDecided(
        friend: try reader.text(),
        refusal: try reader.optional { reader throws(RecordDamage) in try reader.word(ReferralRefusal.self) })
    case 18:
      self = .declined(
        Declined(
          reason: try reader.text(),
          calculation: try reader.optional { reader throws(RecordDamage) in try reader.calculation() }))
    case 19: self = .settled
    default: throw RecordDamage(offset: 1)
    }
  }
}

extension RecordWriter {
  mutating func write(_ purchase: Purchase) {
    write(purchase.receipt)
    write(purchase.order)
    write(purchase.basket)
    write(purchase.calculation)
    write(purchase.isLateHold)
    write(purchase.steps) {
      $0.write($1.challenge)
      $0.write($1.step)
    }
  }

  mutating func write(_ step: ChallengeStep) {
    switch step.kind {
    case .purchase: write(0)
    case .action(let name):
      write(1)
      write(name)
    case .challenge(let name):
      write(2)
      write(name)
    }
    write(step.day)
    write(step.money)
    write(step.thousandths)
    write(step.categories) { $0.write($1) }
  }

  mutating func write(_ back: Return) {
    write(back.id)
    write(back.receipt)
    write(back.boughtAt)
    write(back.lines) {
      $0.write($1.id)
      $0.write($1.quantity.thousandths)
      $0.write($1.money)
      $0.write($1.pointsSpent)
      $0.write($1.earned) { $0.write($1) }
    }
    write(back.refund)
    write(back.keptBack)
    write(back.pointsBack)
    write(back.wallet)
    write(back.clawedBack) { $0.write($1) }
    write(back.isWhole)
    write(back.uses) { $0.write($1) }
  }

  mutating func write(_ pair: WalletPoints) {
    write(pair.wallet)
    write(pair.points)
  }
}

extension RecordReader {
  mutating func purchase() throws(RecordDamage) -> Purchase {
    var purchase = Purchase(
      receipt: try text(), order: try text(), basket: try basket(), calculation: try calculation())
    purchase.isLateHold = try bool()
    purchase.steps = try list { reader throws(RecordDamage) in
      Purchase.ChallengeCount(challenge: try reader.text(), step: try reader.step())
    }
    return purchase
  }

  mutating func step() throws(RecordDamage) -> ChallengeStep {
    let kind: ChallengeStep.Kind
    switch try number() {
    case 0: kind = .purchase
    case 1: kind = .action(try text())
    case 2: kind = .challenge(try text())
    default: throw RecordDamage(offset: -1)
    }
    return ChallengeStep(
      kind, day: try day(), money: try money(), thousandths: try number(),
      categories: try list { reader throws(RecordDamage) in try reader.text() })
  }

  mutating func goodsBack() throws(RecordDamage) -> Return {
    let (id, receipt, boughtAt) = (try text(), try text(), try number())
    let lines = try list { reader throws(RecordDamage) in
      ReturnedLine(
        id: try reader.text(), quantity: Quantity(thousandths: try reader.number()), money: try reader.money(),
        pointsSpent: try reader.points(),
        earned: try reader.list { reader throws(RecordDamage) in try reader.walletPoints() })
    }
    var back = Return(id: id, receipt: receipt, boughtAt: boughtAt, lines: lines, refund: try money())
    back.keptBack = try money()
    back.pointsBack = try points()
    back.wallet = try text()
    back.clawedBack = try list { reader throws(RecordDamage) in try reader.walletPoints() }
    back.isWhole = try bool()
    back.uses = try list { reader throws(RecordDamage) in try reader.use() }
    return back
  }

  mutating func walletPoints() throws(RecordDamage) -> WalletPoints {
    WalletPoints(wallet: try text(), points: try points())
  }
}
