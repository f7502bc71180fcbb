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
}
