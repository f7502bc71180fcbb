import Testing
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaStore
import VernaTestSupport

/// What is kept of members is a projection of their journals.
@Suite struct StateReplayTests {
  @Test(arguments: 1...8) func aStateIsWhatItsJournalComesTo(seed: Int) async throws {
    let shop = try Shop(ShopLife.programme)
    try await ShopLife.live(in: shop, seed: UInt64(seed))
    for member in ShopLife.members {
      #expect(try await shop.engine.verify(member) == [])
      let faults = try await shop.store.read(owner: member) { reader in
        try reader.ledger(receipts: []).faults(postings: reader.postings())
      }
      #expect(faults.isEmpty)
    }
    #expect(try await shop.kinds("M").count > 80)
  }

  @Test func anOrderEarnsWhatWasDecidedWhenItWasReserved() async throws {
    let shop = try Shop(
      """
      points:
        points: {unit: 1, expiry: 12 months}
      earning:
        base: {points: 10%}
        tuesdays: {points: 5%, weekdays: [tue]}
      guards: {}
      """, at: "2026-01-13T12:00:00")
    try await shop.join("M")
    shop.clock.turn(to: "2026-01-13T23:59:30")
    let request = OrderRequest(order: "A", basket: shop.basket((100, 1)))
    _ = try await shop.engine.reserve(request, member: "M", key: nil)
    shop.clock.now += 60
    let purchase = try await shop.engine.confirm(ConfirmRequest(order: "A", receipt: "R"), key: nil)
    #expect(purchase.calculation.grants.reduce(0) { $0 + $1.points.hundredths } == 1500)
    #expect(try await shop.engine.verify("M") == [])
  }
}
