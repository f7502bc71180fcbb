import Foundation
import VernaCore
import VernaEngine
import VernaLedger
import VernaStore

/// Orders of five lines by members of a filled store, each reserved and confirmed by the engine under a programme of eleven rules.
struct EngineLoad: Sendable {
  let engine: LoyaltyEngine
  let members: Int
  /// The number of the first order that nobody has made yet.
  let first: Int

  init(store: any LedgerStore, members: Int, first: Int) throws {
    engine = LoyaltyEngine(store: store, shelf: try BenchmarkShop.shelf())
    self.members = members
    self.first = first
  }

  /// Lets clients buy.
  ///
  /// - Parameter used: how many orders were made before.
  func measure(clients: Int, seconds: Int, from used: Int = 0) async throws -> Measured {
    try await ClosedLoop.run(clients: clients, seconds: seconds) { count in
      var generator = SystemRandomNumberGenerator()
      let number = first + used + count
      let member = ByteText(Names.member(Int.random(in: 0..<members, using: &generator)))
      let order = ByteText(Names.order(number))
      let basket = BenchmarkShop.basket(using: &generator)
      _ = try await engine.reserve(
        OrderRequest(order: order, basket: basket), member: member, key: TemplateLives.key(number, 0))
      let middle = ContinuousClock.now
      _ = try await engine.confirm(
        ConfirmRequest(order: order, receipt: ByteText(Names.receipt(number))), key: TemplateLives.key(number, 1))
      return middle
    }
  }

  /// Verifies members chosen at random: the ledger's rows against postings, the state against the journal.
  ///
  /// - Returns: how many faults there are.
  func verify(sample: Int) async throws -> Int {
    var faults = 0
    for _ in 0..<sample {
      let member = ByteText(Names.member(Int.random(in: 0..<members)))
      let found = try await engine.verify(member)
      if !found.isEmpty { print("\(member): \(found)") }
      let ledger = try await engine.store.read { reader in
        let owner = try reader.owner(member)
        return OwnerLedger.faults(
          owner: member, calendar: try reader.calendar(), postings: try owner.postings(), kept: try owner.derivedRows())
      }
      if !ledger.isEmpty { print("\(member): \(ledger)") }
      faults += found.count + ledger.count
    }
    return faults
  }
}
