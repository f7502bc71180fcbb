import VernaCore
import VernaLedger
import VernaStatistics
import VernaStore

/// Lives of owners as a shop makes them, the same for every store that is given the same seed.
struct Workload {
  private var random: SplitMix64
  private let owners: Int

  init(seed: UInt64, owners: Int) {
    random = SplitMix64(state: seed)
    self.owners = owners
  }

  /// Does some steps, one after the other.
  mutating func run(_ steps: Int, on store: any LedgerStore, _ clock: TestClock) async throws {
    for step in 0..<steps {
      clock.now += Int64(random.below(20_000))
      let owner = ByteText("M\(random.below(owners))")
      try await Workload.step(step, owner, random.below(9), Int64(1 + random.below(200)), store, clock.now)
    }
  }

  private static func step(
    _ step: Int, _ owner: ByteText, _ kind: Int, _ amount: Int64, _ store: any LedgerStore, _ now: Int64
  ) async throws {
    let receipt = ByteText("R\(step)")
    let earlier = ByteText("R\(step - 1 - Int(amount) % 12)")
    let today = StoreEngine.zone.day(at: now)
    _ = try await store.write(owner: owner) { session in
      switch kind {
      case 0, 1, 2:
        let waits = amount.isMultiple(of: 3) ? 2 : 0
        _ = try session.carryOut(
          .accrue(
            Accrual(
              wallet: amount.isMultiple(of: 5) ? "bonus" : "points", points: points(amount), receipt: receipt,
              occurredAt: now, activatesOn: today.advanced(by: waits),
              expiresOn: today.advanced(by: waits + 1 + Int(amount) % 9), version: 2)))
      case 3: _ = try session.carryOut(spending(amount / 3 + 1, receipt, at: now))
      case 4:
        _ = try session.carryOut(
          .hold(Hold(name: receipt, wallet: "points", points: points(amount / 4 + 1), deadline: now + amount * 500)))
      case 5:
        _ = try session.carryOut(.capture(hold: earlier, points: points(amount / 8 + 1), receipt: earlier))
      case 6:
        _ = try session.carryOut(
          .clawBack(Clawback(wallet: "points", points: points(amount / 2 + 1), receipt: earlier, occurredAt: now)))
      case 7:
        _ = try session.carryOut(
          .giveBack(GiveBack(wallet: "points", points: points(amount / 6 + 1), receipt: earlier, occurredAt: now)))
      default: _ = try session.carryOut(.settle)
      }
      try session.append(
        JournalDraft(
          kind: "receipt", occurredAt: now - amount, reference: receipt, programmeVersion: 2,
          body: [UInt8](repeating: 7, count: Int(amount)), decision: [UInt8(truncatingIfNeeded: amount)]))
      try session.setState([UInt8(truncatingIfNeeded: step)])
      _ = try session.claim(DirectoryName("receipt", receipt), reference: receipt)
      try session.take(
        BudgetTake(
          BudgetAmount(money: Money(minorUnits: amount), uses: 1), of: BudgetKey("B", part: ByteText("\(amount % 4)")),
          limit: .unlimited))
    }
  }
}

extension SplitMix64 {
  /// From 0 to a bound less one.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
