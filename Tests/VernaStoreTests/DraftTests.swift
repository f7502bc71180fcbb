import Foundation
import Synchronization
import Testing
import VernaCore
import VernaLedger
import VernaSQLite
import VernaStore

@Suite("Work drafted beside the writer")
struct DraftTests {
  /// What happens between the draft and its writing.
  enum Overtaking: CaseIterable {
    case nothing
    case owner
    case name
    case budget
    case books
  }

  /// A gate that work stands at in its first run.
  private final class Gate: Sendable {
    private let runs = Mutex(0)
    private let arrived = DispatchSemaphore(value: 0)
    private let open = DispatchSemaphore(value: 0)

    var count: Int { runs.withLock { $0 } }

    func pass() {
      let run = runs.withLock { runs in
        runs += 1
        return runs
      }
      guard run == 1 else { return }
      arrived.signal()
      open.wait()
    }

    func waitForArrival() async {
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async { [arrived] in
          arrived.wait()
          continuation.resume()
        }
      }
    }

    func release() { open.signal() }
  }

  private static let budget = BudgetKey("B", part: "")

  private static func take() -> BudgetTake {
    var limit = BudgetAmount.unlimited
    limit.uses = 1
    return BudgetTake(BudgetAmount(uses: 1), of: budget, limit: limit)
  }

  @Test("what has been overtaken is worked out again on the writer", arguments: Overtaking.allCases)
  func overtaken(by what: Overtaking) async throws {
    let directory = TemporaryDirectory()
    let clock = TestClock()
    let store = try SQLiteStore(directory: directory.path, zone: StoreEngine.zone, clock: .given { clock.now })
    let now = clock.now
    let receipt = DirectoryName("receipt", "R")
    try await store.carryOut(earning(100, "R0", at: now), of: "M1")
    // A budget has a row from its first use on.
    for amount in [true, false] {
      _ = try await store.write(owner: "M3") { session in
        if amount { try session.take(DraftTests.take()) }
        if !amount { try session.giveBack(BudgetAmount(uses: 1), to: DraftTests.budget) }
      }
    }
    let gate = Gate()
    async let outcome = store.write(owner: "M1") { session -> Bool in
      _ = try session.carryOut(earning(10, "R", at: now))
      let isOurs = try session.claim(receipt, reference: "R") == nil
      try session.take(DraftTests.take())
      gate.pass()
      return isOurs
    }
    await gate.waitForArrival()
    let nextMonth = Day(number: Int32(now / 86_400) + 40)
    switch what {
    case .nothing: break
    case .owner: try await store.carryOut(earning(5, "R5", at: now), of: "M1")
    case .name:
      _ = try await store.write(owner: "M2") { try $0.claim(receipt, reference: "R") }
    case .budget:
      _ = try await store.write(owner: "M2") { try $0.take(DraftTests.take()) }
    case .books: try await store.closeBooks(before: nextMonth)
    }
    gate.release()
    let found = try await outcome
    #expect(gate.count == (what == .nothing ? 1 : 2))
    #expect(found == (what == .budget ? .refused(.budget(DraftTests.budget)) : .committed(what != .name)))
    let (points, booked) = try await store.read(owner: "M1") { reader in
      (try reader.ledger(receipts: []).balance(.issued, of: "points"), try reader.postings().last?.bookDate)
    }
    #expect(-points == VernaStoreTests.points(what == .owner ? 115 : what == .budget ? 100 : 110))
    if what == .books { #expect(booked == nextMonth) }
    let report = try await store.verify()
    #expect(report.isSound, "\(report.faults)")
    try store.close()
  }

  @Test("a name and the moment are found as a snapshot has them", arguments: StoreEngine.all)
  func found(engine: StoreEngine) async throws {
    try await engine.withStore { store, clock in
      let name = DirectoryName("card", "é")
      #expect(try await store.find(name) == nil)
      _ = try await store.write(owner: "M1") { try $0.claim(name, reference: "c") }
      let entry = try await store.read { try $0.entry(name) }
      #expect(entry?.owner == "M1")
      #expect(try await store.find(name) == entry)
      clock.now += 7
      #expect(try await store.now() == clock.now)
    }
  }
}
