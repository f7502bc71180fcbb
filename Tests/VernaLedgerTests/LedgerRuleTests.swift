import Testing
import VernaCore
import VernaLedger

@Suite("What the ledger promises, case by case")
struct LedgerRuleTests {
  private let moscow = TimeZoneRules(name: "Europe/Moscow") ?? .utc
  private let berlin = TimeZoneRules(name: "Europe/Berlin") ?? .utc

  private func points(_ whole: Int64) -> Points { Points(hundredths: whole * 100) }
  private func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  private func ledger(_ zone: TimeZoneRules, openFrom: Day? = nil) -> OwnerLedger {
    OwnerLedger(owner: "M1", calendar: LedgerCalendar(zone: zone, openFrom: openFrom ?? Day(year: 1, month: 1, day: 1)))
  }

  private func earn(_ whole: Int64, _ receipt: ByteText = "R1", on from: String, until: String? = nil, at moment: Int64)
    -> LedgerCommand
  {
    .accrue(
      Accrual(
        wallet: "points", points: points(whole), receipt: receipt, occurredAt: moment, activatesOn: day(from),
        expiresOn: until.map(day) ?? Lot.never, version: 3))
  }

  @Test("an expired lot is gone at local midnight, to the second, also on the night of a change of the clock")
  func midnight() throws {
    var ledger = ledger(berlin)
    let noon: Int64 = 1_774_436_400  // 2026-03-25 12:00 in Berlin
    _ = try ledger.carryOut(earn(100, on: "2026-03-25", until: "2026-03-30", at: noon), at: noon)
    // 2026-03-30 begins at 22:00 UTC the day before: the clock went forward on the 29th.
    let midnight: Int64 = 1_774_821_600
    #expect(ledger.available(in: "points", at: midnight - 1) == points(100))
    #expect(ledger.available(in: "points", at: midnight) == .zero)
    let late = try ledger.carryOut(LedgerCommand.settle, at: midnight + 7 * 86_400)
    #expect(late.map(\.kind) == [.expiry] && late[0].occurredAt == midnight && late[0].version == 3)
  }

  @Test("a job that comes late, or every hour, comes to the same balances and the same moments")
  func lateJobs() throws {
    let start: Int64 = 1_767_225_600
    var daily = ledger(moscow)
    var never = ledger(moscow)
    var journals: [[Posting]] = [[], []]
    for week in 0..<12 {
      let now = start + Int64(week) * 7 * 86_400
      let from = Day(number: Int32(now / 86_400) + 14)
      let command = LedgerCommand.accrue(
        Accrual(
          wallet: "points", points: points(10 + Int64(week)), receipt: ByteText("R\(week)"), occurredAt: now,
          activatesOn: from,
          expiresOn: from.advanced(by: 30)))
      journals[0] += try daily.carryOut(command, at: now)
      journals[1] += try never.carryOut(command, at: now)
      for hour in 1..<(7 * 24) { journals[0] += try daily.carryOut(LedgerCommand.settle, at: now + Int64(hour) * 3600) }
    }
    let end = start + 100 * 86_400
    journals[0] += try daily.carryOut(LedgerCommand.settle, at: end)
    journals[1] += try never.carryOut(LedgerCommand.settle, at: end)
    for account in Account.allCases {
      #expect(daily.balance(account, of: "points") == never.balance(account, of: "points"))
    }
    func moments(_ journal: [Posting]) -> [String] { journal.map { "\($0.kind) \($0.occurredAt) \($0.movements)" } }
    #expect(moments(journals[0]) == moments(journals[1]))
    #expect(daily.faults(postings: journals[0]).isEmpty && never.faults(postings: journals[1]).isEmpty)
  }

  @Test("nothing is booked in a closed month; when it happened stays as it was")
  func closedMonths() throws {
    var ledger = ledger(moscow, openFrom: day("2026-03-01"))
    let february: Int64 = 1_771_000_000
    let posted = try ledger.carryOut(earn(50, on: "2026-02-14", at: february), at: february + 30 * 86_400)
    #expect(posted[0].bookDate == day("2026-03-01") && posted[0].occurredAt == february)
  }

  @Test("earn, spend, return and keep the points: what was spent becomes a debt that new points pay first")
  func earnSpendReturn() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    var journal = try ledger.carryOut(earn(100, on: "2026-02-01", at: now), at: now)
    journal += try ledger.carryOut(
      .redeem(Redemption(wallet: "points", points: points(80), receipt: "R2", occurredAt: now + 60)), at: now + 60)
    journal += try ledger.carryOut(
      .clawBack(Clawback(wallet: "points", points: points(100), receipt: "R1", occurredAt: now + 120)), at: now + 120)
    #expect(ledger.balance(.available, of: "points") == points(-80))
    // The same return a second time: the receipt has nothing left.
    #expect(throws: LedgerRefusal.notEarnedBy(receipt: "R1", left: .zero)) {
      try ledger.carryOut(
        .clawBack(Clawback(wallet: "points", points: points(1), receipt: "R1", occurredAt: now + 130)), at: now + 130)
    }
    journal += try ledger.carryOut(earn(100, "R3", on: "2026-02-01", at: now + 180), at: now + 180)
    #expect(ledger.balance(.available, of: "points") == points(20))
    #expect(ledger.faults(postings: journal).isEmpty)
  }

  @Test("a return whose policy leaves debts to the refund takes what there is")
  func shortfall() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    _ = try ledger.carryOut(earn(100, on: "2026-02-01", at: now), at: now)
    _ = try ledger.carryOut(
      .redeem(Redemption(wallet: "points", points: points(80), receipt: "R2", occurredAt: now)), at: now)
    let posted = try ledger.carryOut(
      .clawBack(Clawback(wallet: "points", points: points(100), receipt: "R1", occurredAt: now, mayOwe: false)), at: now
    )
    #expect(posted[0].entries.first { $0.account == .issued }?.points == points(20))
    #expect(ledger.balance(.available, of: "points") == .zero)
  }

  @Test("points given back go to their old lots with their old expiry; a lot that ran out gets its days of grace")
  func givenBack() throws {
    let now: Int64 = 1_770_000_000  // 2026-02-02
    for grace in [nil, day("2026-03-20")] {
      var ledger = ledger(moscow)
      _ = try ledger.carryOut(earn(30, "R1", on: "2026-02-01", until: "2026-03-01", at: now), at: now)
      _ = try ledger.carryOut(earn(30, "R2", on: "2026-02-01", until: "2026-06-01", at: now), at: now)
      _ = try ledger.carryOut(
        .redeem(Redemption(wallet: "points", points: points(50), receipt: "S", occurredAt: now)), at: now)
      let april = now + 40 * 86_400  // 2026-03-14: the first lot has run out
      _ = try ledger.carryOut(
        .giveBack(GiveBack(wallet: "points", points: points(50), receipt: "S", occurredAt: april, graceUntil: grace)),
        at: april)
      #expect(ledger.balance(.available, of: "points") == points(grace == nil ? 30 : 60))
      #expect(ledger.available(in: "points", at: april + 10 * 86_400) == points(30))
    }
  }

  @Test("a hold that its deadline has ended holds nothing, without any job; its money taken late is never refused")
  func holdExpired() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    _ = try ledger.carryOut(earn(100, on: "2026-02-01", at: now), at: now)
    _ = try ledger.carryOut(.hold(Hold(name: "O1", wallet: "points", points: points(70), deadline: now + 900)), at: now)
    #expect(ledger.available(in: "points", at: now + 899) == points(30))
    #expect(ledger.available(in: "points", at: now + 900) == points(100))
    _ = try ledger.carryOut(
      .redeem(Redemption(wallet: "points", points: points(60), receipt: "R9", occurredAt: now + 901)), at: now + 901)
    #expect(throws: LedgerRefusal.noHold("O1")) {
      try ledger.carryOut(.capture(hold: "O1", points: points(70), receipt: "R8"), at: now + 902)
    }
    _ = try ledger.carryOut(
      .redeem(Redemption(wallet: "points", points: points(70), receipt: "R8", occurredAt: now + 902, mayOwe: true)),
      at: now + 902)
    #expect(ledger.balance(.available, of: "points") == points(-30))
  }

  @Test("two redemptions at once: one wins, never under zero; a refusal leaves every byte as it was")
  func twoRedemptions() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    var journal = try ledger.carryOut(earn(100, on: "2026-02-01", at: now), at: now)
    let spend = LedgerCommand.redeem(Redemption(wallet: "points", points: points(60), receipt: "R2", occurredAt: now))
    journal += try ledger.carryOut(spend, at: now)
    #expect(throws: LedgerRefusal.notEnough(available: points(40))) { try ledger.carryOut(spend, at: now) }
    #expect(ledger.faults(postings: journal).isEmpty && ledger.postingCount == 2)
  }

  @Test("a transfer keeps expiry and earner, and its two halves clear")
  func transfer() throws {
    var from = ledger(moscow)
    var pool = OwnerLedger(owner: "family", calendar: LedgerCalendar(zone: moscow))
    let now: Int64 = 1_770_000_000
    _ = try from.carryOut(earn(30, "R1", on: "2026-02-01", until: "2026-03-01", at: now), at: now)
    _ = try from.carryOut(earn(30, "R2", on: "2026-02-01", at: now), at: now)
    let out = try from.carryOut(
      .transferOut(TransferOut(wallet: "points", points: points(40), transfer: "T1")), at: now)
    let parts = from.parts(of: out[0])
    #expect(parts.map(\.expiresOn) == [day("2026-03-01"), Lot.never] && parts.allSatisfy { $0.earner == "M1" })
    let journal = try pool.carryOut(.transferIn(TransferIn(wallet: "points", parts: parts, transfer: "T1")), at: now)
    #expect(pool.available(in: "points", at: now) == points(40))
    #expect(pool.available(in: "points", at: now + 60 * 86_400) == points(10))
    #expect(from.balance(.clearing, of: "points") + pool.balance(.clearing, of: "points") == .zero)
    #expect(pool.faults(postings: journal).isEmpty)
  }

  @Test("wallets of one owner do not mix")
  func wallets() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    _ = try ledger.carryOut(earn(100, on: "2026-02-01", at: now), at: now)
    #expect(throws: LedgerRefusal.notEnough(available: .zero)) {
      try ledger.carryOut(
        .redeem(Redemption(wallet: "cashback", points: points(1), receipt: "R", occurredAt: now)), at: now)
    }
  }

  @Test("amounts that are no amounts are refused", arguments: [0, -5, 100_000_000_000_001] as [Int64])
  func amounts(hundredths: Int64) {
    var ledger = ledger(moscow)
    let amount = Points(hundredths: hundredths)
    #expect(throws: LedgerRefusal.amountOutOfRange(amount)) {
      try ledger.carryOut(
        .accrue(Accrual(wallet: "points", points: amount, occurredAt: 0, activatesOn: Day(number: 0))), at: 0)
    }
  }

  @Test("a fault that is planted in a journal or a state is found")
  func faults() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    let journal =
      try ledger.carryOut(earn(100, on: "2026-02-01", at: now), at: now)
      + ledger.carryOut(
        .redeem(Redemption(wallet: "points", points: points(60), receipt: "R2", occurredAt: now)), at: now)
    #expect(ledger.faults(postings: journal).isEmpty)
    #expect(ledger.faults(postings: [journal[0]]).contains(.notItsPostings))
    #expect(ledger.faults(postings: [journal[1]]).contains(.unknownLot(posting: 2, lot: 1)))
  }
}
