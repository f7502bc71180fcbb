import Testing
import VernaCore
import VernaDesign
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaStore
import VernaTestSupport

/// Cost and naive return of mechanics, by hand:
///
///     R1  1 x 1,200.00 with 20 % VAT, cost 600.00; 10 % off: 1,080.00 paid, 54 points
///     R2  2 x 600.00, cost 300.00 each; the same; then one comes back
///
///     money off without VAT    120 / 1.2 + 120 / 1.2 - 60 / 1.2    = 150.00
///     paid without VAT         900 + 900 - 450                     = 1,350.00
///     cost of goods            600 + 600 - 300                     = 900.00
///     points                   54 + 54 - 27                        = 81, at 0.80 / 1.2: 36 + 36 - 18 = 54.00
///     off   margin before it   1,350 - 900 + 150 = 600.00          (600 - 150) / 150 = 300 %, break-even 25 %
///     base  margin before it   1,350 - 900       = 450.00          (450 - 54) / 54 = 733.3 %, break-even 12 %
@Suite("What mechanics cost and brought") struct OfferReturnsTests {
  private static let programme = """
    points: {points: {unit: 1}}
    earning: {base: {points: 5%}, review: {on: review, points: 50}}
    promotions: {off: {discount: 10%}}
    guards: {}
    """

  private func rub(_ minor: Int64) -> Money { Money(minorUnits: minor) }

  private func basket(_ shop: Shop, _ price: Int64, _ units: Int64, cost: Int64?) -> Basket {
    Basket(
      lines: [
        BasketLine(
          id: "1", sku: "A", category: "food", quantity: Quantity(units), price: rub(price * 100),
          unitCostMicros: cost.map { $0 * 1_000_000 }, vatRate: Share(millionths: 200_000))
      ], at: shop.clock.now)
  }

  private func returns(_ shop: Shop, _ from: String = "2026-01-01", _ to: String = "2026-02-01") async throws
    -> OfferReturns
  {
    let period = Period(from: try #require(Day(iso: from)), to: try #require(Day(iso: to)))
    return try await shop.store.read { reader in
      try OfferReturns(
        reader, in: period, prices: ["points": PointPrice(micros: 800_000)], net: Share(millionths: 833_333),
        currency: .rouble)
    }
  }

  @Test func twoReceiptsAReturnAndAGift() async throws {
    let shop = try Shop(Self.programme)
    try await shop.join("M", "N")
    try await shop.buy("M", "R1", basket(shop, 1_200, 1, cost: 600))
    shop.clock.turn(to: "2026-01-12T12:00:00")
    try await shop.buy("N", "R2", basket(shop, 600, 2, cost: 300))
    shop.clock.turn(to: "2026-01-20T12:00:00")
    try await shop.engine.act("M", "review")
    shop.clock.turn(to: "2026-02-03T12:00:00")
    // What comes back counts with the day of its purchase.
    _ = try await shop.engine.takeBack(
      ReturnRequest(id: "B", receipt: "R2", lines: [("1", Quantity(1))], at: shop.clock.now), key: nil)
    let found = try await returns(shop)
    #expect(found.mechanics.map(\.subject) == [.mechanic("base"), .mechanic("off"), .mechanic("review")])
    let base = found.mechanics[0]
    #expect(base.receipts == 2 && base.members == 2 && base.gifts == 0)
    #expect(base.points == Points(hundredths: 8_100) && base.pointsCost == rub(5_400) && base.discounts == .zero)
    #expect(base.revenue == rub(135_000) && base.goodsCost == rub(90_000) && base.gain == rub(45_000))
    #expect(base.naiveReturn == 396.0 / 54 && base.breakEven == 0.12)
    let off = found.mechanics[1]
    #expect(off.discounts == rub(15_000) && off.cost == rub(15_000) && off.gain == rub(60_000))
    #expect(off.naiveReturn == 3 && off.breakEven == 0.25 && off.paybackDays == 0)
    let review = found.mechanics[2]
    #expect(review.gifts == 1 && review.receipts == 0 && review.pointsCost == rub(3_333))
    #expect(review.gain == nil && review.naiveReturn == nil && review.paybackDays == nil)
    #expect(found.rewards.map(\.subject) == [.reward("discount"), .reward("points")])
    #expect(found.rewards[1].points == Points(hundredths: 13_100) && found.rewards[1].gifts == 1)
    #expect(try await returns(shop, "2026-02-01", "2026-03-01").mechanics.isEmpty)
  }

  @Test func withoutCostsNothingIsSaidOfMargin() async throws {
    let shop = try Shop(Self.programme)
    try await shop.join("M")
    try await shop.buy("M", "R1", basket(shop, 1_200, 1, cost: nil))
    let off = try await returns(shop).mechanics.first { $0.subject == .mechanic("off") }
    #expect(off?.cost == rub(10_000) && off?.gain == nil && off?.naiveReturn == nil && off?.breakEven == nil)
  }
}
