import Testing
import VernaCore
import VernaLedger

@Suite("What the seeded simulation found")
struct LedgerFindingTests {
  private let moscow = TimeZoneRules(name: "Europe/Moscow") ?? .utc

  private func points(_ whole: Int64) -> Points { Points(hundredths: whole * 100) }
  private func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
  private func ledger(_ zone: TimeZoneRules) -> OwnerLedger {
    OwnerLedger(owner: "M1", calendar: LedgerCalendar(zone: zone))
  }

  private func earn(_ whole: Int64, _ receipt: ByteText, on from: String, until: String? = nil, at moment: Int64)
    -> LedgerCommand
  {
    .accrue(
      Accrual(
        wallet: "points", points: points(whole), receipt: receipt, occurredAt: moment, activatesOn: day(from),
        expiresOn: until.map(day) ?? Lot.never))
  }

  @Test("a return takes from all the receipt's own lots, run out or not, before any other's")
  func ownLotsFirst() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    _ = try ledger.carryOut(earn(100, "R1", on: "2026-02-01", until: "2026-12-01", at: now), at: now)
    _ = try ledger.carryOut(earn(50, "R1", on: "2026-03-01", until: "2026-12-31", at: now), at: now)
    _ = try ledger.carryOut(earn(70, "R2", on: "2026-02-01", until: "2026-03-15", at: now), at: now)
    func clawBack(_ whole: Int64, at moment: Int64) throws -> [Posting] {
      try ledger.carryOut(
        .clawBack(Clawback(wallet: "points", points: points(whole), receipt: "R1", occurredAt: moment)), at: moment)
    }
    // Pending first; the other lot of the receipt is whole, and is next, though R2 runs out sooner.
    #expect(try clawBack(50, at: now)[0].movements == [LotMovement(2, .pending, points(-50))])
    #expect(try clawBack(60, at: now)[0].movements == [LotMovement(1, .available, points(-60))])
    // What ran out of the receipt's own lots is taken before what others earned.
    _ = try ledger.carryOut(earn(30, "R3", on: "2026-12-01", at: now), at: now + 310 * 86_400)
    let last = try clawBack(40, at: now + 310 * 86_400)
    #expect(last[0].movements == [LotMovement(1, .expired, points(-40))])
  }

  @Test("points given back to a lot that a return had no more to take from are its receipt's own again")
  func ownLotsAgain() throws {
    var ledger = ledger(moscow)
    let now: Int64 = 1_770_000_000
    for receipt in ["R1", "R1"] as [ByteText] {
      _ = try ledger.carryOut(earn(10, receipt, on: "2026-02-01", until: "2026-12-01", at: now), at: now)
    }
    _ = try ledger.carryOut(
      .redeem(Redemption(wallet: "points", points: points(20), receipt: "S", occurredAt: now)), at: now)
    _ = try ledger.carryOut(earn(10, "R2", on: "2026-02-01", until: "2026-03-01", at: now), at: now)
    let clawBack = LedgerCommand.clawBack(
      Clawback(wallet: "points", points: points(10), receipt: "R1", occurredAt: now))
    #expect(try ledger.carryOut(clawBack, at: now)[0].movements == [LotMovement(3, .available, points(-10))])
    _ = try ledger.carryOut(
      .giveBack(GiveBack(wallet: "points", points: points(20), receipt: "S", occurredAt: now)), at: now)
    _ = try ledger.carryOut(earn(10, "R4", on: "2026-02-01", until: "2026-03-01", at: now), at: now)
    #expect(try ledger.carryOut(clawBack, at: now)[0].movements == [LotMovement(1, .available, points(-10))])
  }

  @Test("a day's end pays out what runs out at this midnight; anybody else finds it gone")
  func dayEnd() throws {
    let now: Int64 = 1_770_000_000
    let midnight: Int64 = 1_772_312_400  // 2026-03-01 in Moscow
    let spend = LedgerCommand.redeem(
      Redemption(wallet: "points", points: points(100), receipt: "payout", occurredAt: midnight))
    var ledger = ledger(moscow)
    _ = try ledger.carryOut(earn(60, "R1", on: "2026-02-01", until: "2026-03-01", at: now), at: now)
    _ = try ledger.carryOut(earn(50, "R2", on: "2026-03-01", until: "2026-06-01", at: now), at: now)
    let late = midnight + 7_200
    #expect(try ledger.carryOut(.activate, at: midnight, writtenAt: late).map(\.kind) == [.activation])
    #expect(throws: LedgerRefusal.notEnough(available: points(50))) { try ledger.carryOut(spend, at: midnight) }
    let paid = try ledger.carryOut(spend, at: midnight, writtenAt: late, beforeExpiry: true)
    #expect(paid.map(\.kind) == [.redemption] && paid[0].postedAt == late)
    #expect(try ledger.carryOut(.settle, at: midnight, writtenAt: late).isEmpty)
    #expect(ledger.balance(.available, of: "points") == points(10))
  }

  @Test("a correction by the least number there is is refused", arguments: [Int64.min, 0, -100_000_000_000_001])
  func leastNumber(hundredths: Int64) {
    var ledger = ledger(moscow)
    let amount = Points(hundredths: hundredths)
    #expect(throws: LedgerRefusal.amountOutOfRange(amount)) {
      try ledger.carryOut(.adjust(Adjustment(wallet: "points", points: amount, reference: "by hand")), at: 0)
    }
  }
}
