import Foundation
import Testing
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaPostgres
import VernaSQLite
import VernaStore
import VernaTestSupport

/// The engine does the same on every store: the same life comes to the same rows, postings and states.
@Suite struct EngineLawTests {
  /// What a life came to, in words that can be compared.
  private static func traces(_ shop: Shop) async throws -> [String] {
    var traces: [String] = []
    for member in ShopLife.members {
      let (rows, postings) = try await shop.store.read(owner: member) { reader in
        (try reader.journal(from: Int64.min), try reader.postings())
      }
      traces += rows.map {
        "\($0.number) \($0.event.kind) \($0.event.occurredAt) \($0.recordedAt) \($0.event.reference)"
      }
      traces += postings.map {
        "\($0.number) \($0.kind) \($0.wallet) \($0.occurredAt) \($0.reference) \($0.entries) \($0.movements)"
      }
      traces.append("\(try await shop.state(member).bytes)")
      #expect(try await shop.engine.verify(member) == [])
    }
    return traces
  }

  @Test(arguments: StoreEngine.all) func aLifeComesToTheSame(engine: StoreEngine) async throws {
    let programmes = try Shop.programmes([("2025-01-01", ShopLife.programme)])
    for seed in 1...3 as ClosedRange<UInt64> {
      let reference = try Shop(ShopLife.programme)
      try await ShopLife.live(in: reference, seed: seed)
      let expected = try await Self.traces(reference)
      try await engine.withStore { store, clock in
        let own = ShopClock("2026-01-10T12:00:00")
        let shop = Shop(programmes, on: ClockedStore(store, own, clock), own)
        try await ShopLife.live(in: shop, seed: seed)
        let found = try await Self.traces(shop)
        #expect(found.count == expected.count)
        for (left, right) in zip(found, expected) where left != right {
          Issue.record("\(engine) seed \(seed): \(left) instead of \(right)")
          break
        }
        let report = try await store.verify()
        #expect(report.faults == [])
      }
    }
  }

  @Test(arguments: StoreEngine.all) func aBudgetRacedBy64ClientsHolds(engine: StoreEngine) async throws {
    let programmes = try Shop.programmes([
      (
        "2025-01-01",
        "points: {points: {}}\npromotions:\n  spring: {discount: 100, guests: yes, limits: [{money: 1000}]}\nguards: {}\n"
      )
    ])
    try await engine.withStore { store, clock in
      let own = ShopClock("2026-01-10T12:00:00")
      let shop = Shop(programmes, on: ClockedStore(store, own, clock), own)
      let basket = shop.basket((500, 1))
      let discounts = await withTaskGroup(of: Money?.self) { group in
        for client in 0..<64 {
          group.addTask {
            let request = OrderRequest(order: ByteText("o\(client)"), basket: basket)
            guard case .processed(let held) = try? await shop.engine.reserve(request, member: nil, key: nil) else {
              return nil
            }
            return held.calculation.discount
          }
        }
        var all: [Money?] = []
        for await one in group { all.append(one) }
        return all
      }
      #expect(discounts.compactMap { $0 }.count { $0 == Money(minorUnits: 10_000) } == 10)
      #expect(discounts.count == 64)
      let used = try await store.read { try $0.budgets().map(\.used.money.minorUnits) }
      #expect(used == [100_000])
    }
  }
}

/// A store whose clock follows a shop's.
private final class ClockedStore: LedgerStore {
  private let store: any LedgerStore
  private let own: ShopClock
  private let clock: TestClock

  init(_ store: any LedgerStore, _ own: ShopClock, _ clock: TestClock) {
    (self.store, self.own, self.clock) = (store, own, clock)
  }

  func write<Value: Sendable>(
    _ intent: WriteIntent, _ work: @escaping @Sendable (any OwnerSession) throws -> Value
  ) async throws -> WriteOutcome<Value> {
    clock.now = own.now
    return try await store.write(intent, work)
  }

  func read<Value: Sendable>(_ work: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value {
    clock.now = own.now
    return try await store.read(work)
  }

  func publish(_ version: ProgrammeVersion) async throws -> Bool { try await store.publish(version) }
  func keep(_ close: ClosedMonth) async throws -> Bool { try await store.keep(close) }
  func closeBooks(before openFrom: Day) async throws { try await store.closeBooks(before: openFrom) }
  func setStock(_ item: StockKey, quantity: Int64) async throws { try await store.setStock(item, quantity: quantity) }
}
