package import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics

/// A made-up life of two members in a shop, the same for the same seed: purchases in time and late, returns, clubs, transfers, orders that
/// nobody pays.
package enum ShopLife {
  /// What the shop's programme says.
  package static let programme = """
    points: {points: {unit: 1, pending: 2 days, expiry: 40 days, transferable: yes}}
    earning: {base: {points: 5%}, review: {on: review, points: 3}}
    burning: {points: {basket_share: 50%}}
    promotions: {off: {discount: 7%, limits: [{uses: 2, per: member, in: week}]}}
    tiers:
      by: spend
      over: 1 month
      levels: {base: {from: 0}, gold: {from: 500, earn: 2%, welcome: {points: 11}}}
    challenges:
      three: {receipts: 3, most: 0, reward: {points: 10, badge: b}}
    clubs:
      plus: {plans: {month: {price: 100, period: 1 month}}, cashback: 1%}
    referral: {referrer: {points: 20}, friend: {points: 10}}
    guards: {}
    """

  /// The two members.
  package static let members: [ByteText] = ["A", "M"]

  /// Lives it.
  ///
  /// - Parameter before: what is done before each step, when the clock has been turned.
  package static func live(
    in shop: Shop, seed: UInt64 = 3, steps: Int = 120, before: () async throws -> Void = {}
  ) async throws {
    try await shop.join("A")
    try await shop.join("M", referrer: "A")
    var random = seed
    func below(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % UInt64(limit))
    }
    var receipts: [ByteText] = []
    for step in 0..<steps {
      shop.clock.now += Int64(below(200_000))
      try await before()
      let member: ByteText = below(4) == 0 ? "A" : "M"
      switch below(10) {
      case 0: try await shop.engine.act(member, "review")
      case 1: _ = try? await shop.engine.buyClub(member, "plus", plan: "month")
      case 2: _ = try? await shop.engine.cancelClub(member, "plus")
      case 3:
        if receipts.isEmpty { continue }
        let receipt = receipts[below(receipts.count)]
        _ = try? await shop.engine.takeBack(
          ReturnRequest(id: ByteText("B\(step)"), receipt: receipt, lines: [("1", Quantity(1))], at: shop.clock.now),
          key: nil)
      case 4:
        _ = try? await shop.engine.transfer(
          Points(hundredths: 500), of: "points", from: member, to: member == "A" ? "M" : "A", id: ByteText("T\(step)"))
      case 5:
        let receipt = ByteText("L\(step)")
        _ = try? await shop.engine.receive(
          ReceiptRequest(
            receipt: receipt,
            basket: shop.basket((Int64(10 + below(300)), 2), at: shop.clock.now - Int64(below(400_000)))),
          member: member)
        receipts.append(receipt)
      case 6:
        _ = try await shop.engine.reserve(
          OrderRequest(
            order: ByteText("O\(step)"), basket: shop.basket((50, 1), spending: .most), holdSeconds: 100_000),
          member: member, key: nil)
      default:
        let receipt = ByteText("R\(step)")
        try await shop.buy(
          member, receipt, shop.basket((Int64(10 + below(200)), 2), spending: below(2) == 0 ? .most : .nothing))
        receipts.append(receipt)
      }
    }
    for member in members { try await shop.engine.passMidnights(member) }
  }
}
