import VernaCore
import VernaLedger

/// Chooses what an owner does next: mostly something that a till, a shop or a job would do, often at a limit, sometimes wrong.
struct CommandChoice {
  enum Kind {
    case accrue, redeem, hold, capture, release, giveBack, clawBack, adjust, transferOut, transferIn, settle
  }

  private static let kinds: [(value: Kind, weight: Int)] = [
    (.accrue, 24), (.redeem, 13), (.hold, 11), (.capture, 10), (.release, 5), (.giveBack, 9), (.clawBack, 9),
    (.adjust, 6), (.transferOut, 4), (.transferIn, 3), (.settle, 6),
  ]
  private static let total = kinds.reduce(0) { $0 + $1.weight }
  private static let tooMany = LedgerLimits.greatest.hundredths + 1

  let calendar: WorldCalendar
  let moment: Int64
  /// Names transfers, which all owners of a world share.
  var transferCount: Int

  /// The next command.
  mutating func command(for member: inout MemberMemory, _ dice: inout Dice) -> LedgerCommand {
    let wallet = wallet(&dice)
    switch kind(wallet, member, &dice) {
    case .accrue: return .accrue(accrual(wallet, &member, &dice))
    case .redeem:
      let points = amount(upTo: member.free[wallet] ?? 0, &dice)
      return .redeem(
        Redemption(
          wallet: wallet, points: points, receipt: receipt(&member, &dice), occurredAt: occurredAt(&dice),
          mayOwe: dice.isUnder(percent: 20)))
    case .hold: return .hold(hold(wallet, member, &dice))
    case .capture:
      let known = hold(of: member, &dice)
      return .capture(
        hold: dice.isUnder(percent: 3) ? "H?" : known?.name ?? "H0", points: amount(upTo: known?.points ?? 0, &dice),
        receipt: receipt(&member, &dice))
    case .release: return .release(hold: dice.isUnder(percent: 5) ? "H?" : hold(of: member, &dice)?.name ?? "H0")
    case .giveBack: return .giveBack(giveBack(wallet, &member, &dice))
    case .clawBack: return .clawBack(clawback(wallet, &member, &dice))
    case .adjust: return .adjust(adjustment(wallet, member, &dice))
    case .transferOut:
      transferCount += 1
      return .transferOut(
        TransferOut(
          wallet: wallet, points: amount(upTo: member.free[wallet] ?? 0, &dice), transfer: ByteText("T\(transferCount)")
        ))
    case .transferIn: return .transferIn(transferIn(wallet, member, &dice))
    case .settle: return .settle
    }
  }

  private func wallet(_ dice: inout Dice) -> ByteText {
    switch dice.below(20) {
    case 0..<13: "points"
    case 13..<18: "cashback"
    default: "stamps"
    }
  }

  /// Where there is nothing to spend, to take or to receive, something is earned or held first, mostly.
  private func kind(_ wallet: ByteText, _ member: MemberMemory, _ dice: inout Dice) -> Kind {
    let kind = dice.one(of: CommandChoice.kinds, total: CommandChoice.total)
    let isIdle: Bool
    switch kind {
    case .redeem, .hold, .transferOut: isIdle = (member.free[wallet] ?? 0) <= 0
    case .capture, .release: isIdle = member.holds.allSatisfy { $0.deadline <= moment }
    case .giveBack: isIdle = member.receipts.allSatisfy { $0.spent <= 0 }
    case .clawBack: isIdle = member.receipts.allSatisfy { $0.earned <= 0 }
    case .transferIn: isIdle = member.incoming.isEmpty
    case .accrue, .adjust, .settle: isIdle = false
    }
    guard isIdle, dice.isUnder(percent: 80) else { return kind }
    return (member.free[wallet] ?? 0) <= 0 ? .accrue : kind == .giveBack ? .redeem : .hold
  }

  // MARK: - Amounts and moments

  /// An amount about a limit: under it mostly, often the whole, sometimes more, seldom no amount at all.
  func amount(upTo limit: Int64, _ dice: inout Dice) -> Points {
    let bound = Int(clamping: max(0, limit))
    let hundredths: Int64
    switch dice.below(200) {
    case 0: hundredths = 0
    case 1: hundredths = -Int64(dice.from(1, to: 900))
    case 2: hundredths = CommandChoice.tooMany + Int64(dice.below(3))
    case 3..<33: hundredths = Int64(max(1, bound))
    case 33..<45: hundredths = Int64(bound + 1)
    case 45..<60: hundredths = Int64(bound + dice.from(1, to: 20_000))
    case 60..<80: hundredths = Int64(dice.from(1, to: 9_000))
    case 80..<110: hundredths = Int64(max(1, bound / 2))
    default: hundredths = Int64(1 + dice.below(bound > 0 ? bound : 6_000))
    }
    return Points(hundredths: hundredths)
  }

  /// Now mostly, or some time ago: a receipt that comes late.
  private func occurredAt(_ dice: inout Dice) -> Int64 {
    dice.isUnder(percent: 85) ? moment : moment - Int64(dice.below(100 * 86_400))
  }

  private var today: Day { calendar.zone.day(at: moment) }

  private func receipt(_ member: inout MemberMemory, _ dice: inout Dice) -> ByteText {
    if dice.isUnder(percent: 4) { return "" }
    if dice.isUnder(percent: 25), let known = dice.one(of: member.receipts) { return known.name }
    return member.newReceipt()
  }

  /// One that still holds, mostly.
  private func hold(of member: MemberMemory, _ dice: inout Dice) -> MemberMemory.KnownHold? {
    let open = member.holds.filter { $0.deadline > moment }
    return dice.one(of: open.isEmpty || dice.isUnder(percent: 10) ? member.holds : open)
  }

  // MARK: - Earning and holding

  private func accrual(_ wallet: ByteText, _ member: inout MemberMemory, _ dice: inout Dice) -> Accrual {
    let occurredAt = occurredAt(&dice)
    let earned = calendar.zone.day(at: occurredAt)
    let pending = dice.isUnder(percent: 45) ? 0 : dice.below(31)
    let activatesOn =
      dice.isUnder(percent: 90) ? earned.advanced(by: pending) : calendar.day(pending, after: earned, &dice)
    var expiresOn: Day
    switch dice.below(100) {
    case 0..<3: expiresOn = activatesOn.advanced(by: -dice.below(4))
    case 3..<20: expiresOn = Lot.never
    default:
      let life = dice.one(of: [1, 2, 7, 14, 30, 30, 60, 90, 180, 365]) ?? 30
      expiresOn = calendar.day(life, after: activatesOn, &dice)
    }
    let points: Points
    switch dice.below(300) {
    case 0: points = .zero
    case 1: points = Points(hundredths: CommandChoice.tooMany)
    case 2: points = Points(hundredths: -Int64(dice.from(1, to: 500)))
    case 3..<150: points = Points(hundredths: Int64(dice.from(1, to: 300)) * 100)
    default: points = Points(hundredths: Int64(dice.from(1, to: 40_000)))
    }
    return Accrual(
      wallet: wallet, points: points, receipt: receipt(&member, &dice),
      earner: member.isPool ? ByteText("E\(dice.below(4))") : "", occurredAt: occurredAt, activatesOn: activatesOn,
      expiresOn: expiresOn, version: Int32(1 + dice.below(3)))
  }

  private func hold(_ wallet: ByteText, _ member: MemberMemory, _ dice: inout Dice) -> Hold {
    let length: Int64
    switch dice.below(20) {
    case 0: length = -Int64(dice.below(2_000))
    case 1..<4: length = 900
    case 4..<9: length = Int64(dice.from(1, to: 86_400))
    case 9..<17: length = Int64(dice.from(1, to: 40)) * 86_400
    default:
      // To a midnight, when lots run out too.
      let day = calendar.day(dice.from(1, to: 10), after: today, &dice)
      length = calendar.zone.start(of: day) - moment
    }
    let known = dice.isUnder(percent: 15) ? hold(of: member, &dice) : nil
    return Hold(
      name: known?.name ?? ByteText("H\(dice.below(40))"), wallet: wallet,
      points: amount(upTo: member.free[wallet] ?? 0, &dice), deadline: moment + length)
  }

  // MARK: - Returns, by hand, between owners

  private func giveBack(_ wallet: ByteText, _ member: inout MemberMemory, _ dice: inout Dice) -> GiveBack {
    let spent = member.receipts.filter { $0.spent > 0 }
    let known = dice.one(of: dice.isUnder(percent: 85) ? spent : member.receipts)
    let grace: Day?
    switch dice.below(10) {
    case 0..<5: grace = nil
    case 5..<9: grace = calendar.day(dice.from(1, to: 30), after: today, &dice)
    default: grace = today.advanced(by: -dice.below(5))
    }
    return GiveBack(
      wallet: known?.wallet ?? wallet, points: amount(upTo: known?.spent ?? 0, &dice),
      receipt: known?.name ?? member.newReceipt(), occurredAt: occurredAt(&dice), graceUntil: grace)
  }

  private func clawback(_ wallet: ByteText, _ member: inout MemberMemory, _ dice: inout Dice) -> Clawback {
    let earned = member.receipts.filter { $0.earned > 0 }
    let known = dice.one(of: dice.isUnder(percent: 85) ? earned : member.receipts)
    return Clawback(
      wallet: known?.wallet ?? wallet, points: amount(upTo: known?.earned ?? 0, &dice),
      receipt: known?.name ?? member.newReceipt(), occurredAt: occurredAt(&dice), mayOwe: dice.isUnder(percent: 50))
  }

  private func adjustment(_ wallet: ByteText, _ member: MemberMemory, _ dice: inout Dice) -> Adjustment {
    let gives = dice.isUnder(percent: 50)
    let points = amount(upTo: gives ? 5_000 : member.free[wallet] ?? 0, &dice)
    let expiresOn: Day
    switch dice.below(10) {
    case 0: expiresOn = today.advanced(by: -dice.below(3))
    case 1..<4: expiresOn = Lot.never
    default: expiresOn = calendar.day(dice.from(1, to: 120), after: today, &dice)
    }
    return Adjustment(
      wallet: wallet, points: gives ? points : -points, reference: ByteText("A\(dice.below(1_000))"),
      expiresOn: expiresOn, mayOwe: dice.isUnder(percent: 25))
  }

  /// The first transfer that waits; without one a transfer that cannot be.
  private func transferIn(_ wallet: ByteText, _ member: MemberMemory, _ dice: inout Dice) -> TransferIn {
    if let first = member.incoming.first { return first }
    let parts: [TransferIn.Part]
    switch dice.below(3) {
    case 0: parts = []
    case 1:
      parts = [
        TransferIn.Part(points: Points(hundredths: 500), expiresOn: today.advanced(by: 9)),
        TransferIn.Part(points: .zero, expiresOn: Lot.never, earner: "E1"),
      ]
    default:
      parts = [
        TransferIn.Part(points: LedgerLimits.greatest, expiresOn: Lot.never),
        TransferIn.Part(points: Points(hundredths: 1), expiresOn: today.advanced(by: 1)),
      ]
    }
    return TransferIn(wallet: wallet, parts: parts, transfer: "T0")
  }
}
