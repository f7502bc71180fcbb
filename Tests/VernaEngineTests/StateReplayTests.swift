import Testing
import VernaCore
import VernaEngine
import VernaLedger
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
}
