import Testing
import VernaCore
import VernaLedger

@Suite("The ledger beside a naive auditor")
struct LedgerSimulationTests {
  @Test("random lives of many owners: the same points in the same places, and every invariant", arguments: 1...4)
  func randomLives(seed: UInt64) throws {
    var random = Dice(state: seed &* 0x9e37_79b9_7f4a_7c15)
    var done: [String: Int] = [:]
    for life in 0..<120 {
      var auditor = PointAuditor()
      let zone = try #require(TimeZoneRules(name: "+03:00"))
      var ledger = OwnerLedger(owner: ByteText("M\(life)"), calendar: LedgerCalendar(zone: zone))
      var journal: [Posting] = []
      var kept = RowKeeper()
      var now = 1_767_225_600 + random.below(86_400)
      for _ in 0..<60 {
        now += random.below(4) == 0 ? random.below(40 * 86_400) : random.below(30_000)
        let step = random.step(now: now)
        let agrees = auditor.does(step, at: now)
        let name = String("\(step)".prefix { $0 != "(" })
        do throws(LedgerRefusal) {
          let before = ledger
          let posted = try ledger.carryOut(command(step, now), at: Int64(now))
          journal += posted
          let again = kept.carryOut(command(step, now), of: before, at: Int64(now))
          #expect(again == posted, "seed \(seed), life \(life), \(step): from rows")
          #expect(agrees, "seed \(seed), life \(life): the auditor refuses \(step)")
          #expect(before.postingCount + Int64(posted.count) == ledger.postingCount)
          done[name, default: 0] += 1
        } catch {
          #expect(!agrees, "seed \(seed), life \(life): the ledger refuses \(step): \(error)")
          // Time has passed all the same.
          #expect(kept.carryOut(command(step, now), of: ledger, at: Int64(now)) == nil)
          journal += try ledger.carryOut(LedgerCommand.settle, at: Int64(now))
          _ = kept.carryOut(.settle, of: ledger, at: Int64(now))
          done[name + " refused", default: 0] += 1
        }
        for wallet in ["a", "b"] {
          let id = ByteText(wallet)
          let found = [Account.available, .pending, .reserved].map { ledger.balance($0, of: id).hundredths / 100 }
          let wanted = [
            auditor.available(wallet), auditor.count(wallet) { $0 == .pending },
            auditor.count(wallet) { if case .held = $0 { true } else { false } },
          ].map { Int64($0) }
          #expect(found == wanted, "seed \(seed), life \(life), \(step): \(found) against \(wanted)")
        }
        #expect(kept.rows == ledger.rows, "seed \(seed), life \(life), \(step): rows")
        if ledger.faults(postings: journal).isEmpty { continue }
        Issue.record("seed \(seed), life \(life), \(step): \(ledger.faults(postings: journal))")
        return
      }
    }
    // Everything that can happen has happened, and has been refused.
    let names = ["earn", "spend", "hold", "capture", "release", "giveBack", "clawBack", "adjust"]
    #expect(names.allSatisfy { (done[$0] ?? 0) > 10 && (done[$0 + " refused"] ?? 0) > 5 }, "\(done)")
  }

  private func command(_ step: Step, _ now: Int) -> LedgerCommand {
    func points(_ whole: Int) -> Points { Points(hundredths: Int64(whole) * 100) }
    func day(_ number: Int) -> Day { Day(number: Int32(number)) }
    let moment = Int64(now)
    switch step {
    case .earn(let wallet, let amount, let receipt, let activates, let expires):
      return .accrue(
        Accrual(
          wallet: ByteText(wallet), points: points(amount), receipt: ByteText(receipt), occurredAt: moment,
          activatesOn: day(activates), expiresOn: day(expires), version: 1))
    case .spend(let wallet, let amount, let receipt, let mayOwe):
      return .redeem(
        Redemption(
          wallet: ByteText(wallet), points: points(amount), receipt: ByteText(receipt), occurredAt: moment,
          mayOwe: mayOwe))
    case .hold(let name, let wallet, let amount, let deadline):
      return .hold(
        Hold(name: ByteText(name), wallet: ByteText(wallet), points: points(amount), deadline: Int64(deadline)))
    case .capture(let name, let amount, let receipt):
      return .capture(hold: ByteText(name), points: points(amount), receipt: ByteText(receipt))
    case .release(let name): return .release(hold: ByteText(name))
    case .giveBack(let wallet, let amount, let receipt, let grace):
      return .giveBack(
        GiveBack(
          wallet: ByteText(wallet), points: points(amount), receipt: ByteText(receipt), occurredAt: moment,
          graceUntil: grace.map(day)))
    case .clawBack(let wallet, let amount, let receipt, let mayOwe):
      return .clawBack(
        Clawback(
          wallet: ByteText(wallet), points: points(amount), receipt: ByteText(receipt), occurredAt: moment,
          mayOwe: mayOwe))
    case .adjust(let wallet, let amount, let expires, let mayOwe):
      return .adjust(
        Adjustment(
          wallet: ByteText(wallet), points: points(amount), reference: "by hand", expiresOn: day(expires),
          mayOwe: mayOwe))
    case .wait: return .settle
    }
  }
}

/// A seeded source of steps.
private struct Dice {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func step(now: Int) -> Step {
    let today = PointAuditor.day(now)
    let wallet = below(4) == 0 ? "b" : "a"
    let receipt = "R\(below(6))"
    let amount = below(25)
    switch below(16) {
    case 0, 1, 2, 3:
      let activates = today + [0, 0, 1, 14, -3][below(5)]
      return .earn(
        wallet: wallet, amount: amount, receipt: below(5) == 0 ? "" : receipt, activates: activates,
        expires: below(3) == 0 ? PointAuditor.never : activates + below(60))
    case 4, 5: return .spend(wallet: wallet, amount: amount, receipt: receipt, mayOwe: below(4) == 0)
    case 6, 7:
      return .hold(name: "H\(below(3))", wallet: wallet, amount: below(12), deadline: now + below(3_000_000) - 100_000)
    case 8, 14: return .capture(name: "H\(below(3))", amount: below(7), receipt: receipt)
    case 9: return .release(name: "H\(below(3))")
    case 10:
      return .giveBack(
        wallet: wallet, amount: below(8), receipt: receipt, grace: below(2) == 0 ? nil : today + below(10))
    case 11: return .clawBack(wallet: wallet, amount: below(12), receipt: receipt, mayOwe: below(2) == 0)
    case 12: return .adjust(wallet: wallet, amount: below(30) - 15, expires: today + below(50), mayOwe: below(3) == 0)
    default: return .wait
    }
  }
}
