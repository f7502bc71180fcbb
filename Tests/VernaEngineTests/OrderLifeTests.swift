import Testing
import VernaCore
import VernaEngine
import VernaLedger
import VernaMechanics
import VernaStore
import VernaTestSupport

/// The life of orders, named after the failures that real systems had.
@Suite struct OrderLifeTests {
  private static let plain = """
    points:
      points: {unit: 1, expiry: 12 months}
    earning:
      base: {points: 10%}
    burning:
      points: {basket_share: 100%}
    guards: {}
    """

  @Test func twoRedemptionsAtOnceOneWins() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    #expect(try await shop.balance("M") == 10_000)
    let basket = shop.basket((100, 1), spending: .exactly(Points(hundredths: 10_000)))
    let answers = await withTaskGroup(of: Money?.self) { group in
      for order in ["A", "B"] {
        group.addTask {
          let request = OrderRequest(order: ByteText(order), basket: basket, expectedTotal: .zero)
          guard case .processed(let held) = try? await shop.engine.reserve(request, member: "M", key: nil) else {
            return nil
          }
          return held.calculation.paidByPoints
        }
      }
      var answers: [Money?] = []
      for await answer in group { answers.append(answer) }
      return answers
    }
    #expect(answers.compactMap { $0 } == [Money(minorUnits: 10_000)])
    #expect(try await shop.balance("M") == 0)
    #expect(try await shop.posted("M", .reserved) == 10_000)
  }

  @Test func aChangedPriceHoldsNothing() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    let request = OrderRequest(order: "A", basket: shop.basket((100, 1)), expectedTotal: Money(minorUnits: 9900))
    let key = RequestKey(key: IdempotencyKey(apiKey: "till", key: "1"), hash: [1])
    guard case .priceChanged(let calculation) = try await shop.engine.reserve(request, member: "M", key: key) else {
      Issue.record("held")
      return
    }
    #expect(calculation.total == Money(minorUnits: 10_000))
    #expect(try await shop.state("M").reserved.isEmpty)
    // The same request has the same answer; the order's name is still free.
    guard case .priceChanged = try await shop.engine.reserve(request, member: "M", key: key) else {
      Issue.record("another answer")
      return
    }
    let right = OrderRequest(order: "A", basket: shop.basket((100, 1)), expectedTotal: Money(minorUnits: 10_000))
    guard case .processed = try await shop.engine.reserve(right, member: "M", key: nil) else {
      Issue.record("not held")
      return
    }
  }

  @Test func aRetriedWriteIsDoneOnce() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    let request = OrderRequest(order: "A", basket: shop.basket((1000, 1)))
    let key = RequestKey(key: IdempotencyKey(apiKey: "till", key: "1"), hash: [1])
    let first = try await shop.engine.reserve(request, member: "M", key: key)
    shop.clock.now += 60
    #expect(try await shop.engine.reserve(request, member: "M", key: key) == first)
    #expect(
      await refusal {
        try await shop.engine.reserve(
          request, member: "M", key: RequestKey(key: key.key, hash: [2]))
      } == "key_reused")
    let confirm = ConfirmRequest(order: "A", receipt: "R")
    let paid = RequestKey(key: IdempotencyKey(apiKey: "till", key: "2"), hash: [1])
    let purchase = try await shop.engine.confirm(confirm, key: paid)
    #expect(try await shop.engine.confirm(confirm, key: paid) == purchase)
    // And without a key: the names themselves keep it from being done twice.
    #expect(try await shop.engine.confirm(confirm, key: nil) == purchase)
    #expect(try await shop.balance("M") == 10_000)
    #expect(
      await refusal { try await shop.engine.confirm(ConfirmRequest(order: "A", receipt: "R2"), key: nil) }
        == "order_exists")
  }

  @Test func aRefusalIsKeptUnderItsKey() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    let key = RequestKey(key: IdempotencyKey(apiKey: "till", key: "1"), hash: [1])
    let adjustment = Adjustment(wallet: "points", points: Points(hundredths: -500), reference: "by hand")
    #expect(await refusal { try await shop.engine.adjust("M", adjustment, key: key) } == "not_enough_points")
    try await shop.buy("M", "R", shop.basket((1000, 1)))
    // There is enough now, but the request was answered.
    #expect(await refusal { try await shop.engine.adjust("M", adjustment, key: key) } == "not_enough_points")
    #expect(try await shop.balance("M") == 10_000)
  }

  @Test func earnRedeemRefundAndKeepNothing() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    let second = try await shop.buy("M", "R2", shop.basket((300, 1), spending: .exactly(Points(hundredths: 10_000))))
    #expect(second.calculation.total == Money(minorUnits: 20_000))
    #expect(try await shop.balance("M") == 2000)
    // The first purchase comes back: its points are spent already, so the member owes them.
    let back = try await shop.engine.takeBack(ReturnRequest(id: "B1", receipt: "R1", at: shop.clock.now), key: nil)
    #expect(back.refund == Money(minorUnits: 100_000))
    #expect(try await shop.balance("M") == -8000)
    // The second comes back too: what was spent on it is given back, what it earned goes.
    let last = try await shop.engine.takeBack(ReturnRequest(id: "B2", receipt: "R2", at: shop.clock.now), key: nil)
    #expect(last.refund == Money(minorUnits: 20_000))
    #expect(last.pointsBack == Points(hundredths: 10_000))
    #expect(try await shop.balance("M") == 0)
    let state = try await shop.state("M")
    #expect(state.spend == .zero && state.receipts == 0)
  }

  @Test func whatIsGoneIsTakenOffTheRefund() async throws {
    let shop = try Shop(Self.plain.replacing("expiry: 12 months", with: "expiry: 12 months, debt: refund"))
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    try await shop.buy("M", "R2", shop.basket((100, 1), spending: .most))
    let back = try await shop.engine.takeBack(ReturnRequest(id: "B1", receipt: "R1", at: shop.clock.now), key: nil)
    #expect(back.keptBack == Money(minorUnits: 10_000))
    #expect(back.refund == Money(minorUnits: 90_000))
    #expect(try await shop.balance("M") == 0)
  }

  @Test func aRefundAfterTheRuleWasDeletedTakesBackWhatWasPosted() async throws {
    let shop = try Shop([
      ("2025-01-01", Self.plain),
      (
        "2026-02-01",
        "points:\n  points: {unit: 1}\nearning:\n  other: {points: 1%}\nburning: {points: {}}\nguards: {}\n"
      ),
    ])
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 2)))
    #expect(try await shop.balance("M") == 20_000)
    shop.clock.turn(to: "2026-02-10T10:00:00")
    let back = try await shop.engine.takeBack(
      ReturnRequest(id: "B", receipt: "R1", lines: [("1", Quantity(1))], at: shop.clock.now), key: nil)
    #expect(back.refund == Money(minorUnits: 100_000))
    #expect(back.clawedBack == [WalletPoints(wallet: "points", points: Points(hundredths: 10_000))])
    #expect(try await shop.balance("M") == 10_000)
  }

  /// Three lines, an odd discount, points paid and earned: whatever comes back first, everything comes back in all.
  @Test func partialRefundsInEveryOrderAddUpToOneFullRefund() async throws {
    let body = """
      points:
        points: {}
      earning:
        base: {points: 7%}
      burning:
        points: {basket_share: 50%, earns_on_paid: no}
      promotions:
        off: {discount: 100.01, guests: yes}
      guards: {}
      """.replacing(", earns_on_paid: no", with: "")
    let parts: [(ByteText, Int64)] = [("1", 1), ("1", 2), ("1", 4), ("2", 1), ("3", 1), ("3", 2)]
    var orders: [[Int]] = []
    var state: UInt64 = 5
    for _ in 0..<40 {
      var order = Array(parts.indices)
      for place in order.indices.dropFirst() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
      }
      orders.append(order)
    }
    for order in orders {
      let shop = try Shop(body)
      try await shop.join("M")
      try await shop.engine.adjust(
        "M", Adjustment(wallet: "points", points: Points(hundredths: 12_345), reference: "gift"))
      let bought = try await shop.buy("M", "R", shop.basket((33, 7), (199, 1), (71, 3), spending: .most))
      #expect(bought.calculation.discount == Money(minorUnits: 10_001))
      var refund = Money.zero
      var spent = Points.zero
      var clawed = Points.zero
      for (number, place) in order.enumerated() {
        let back = try await shop.engine.takeBack(
          ReturnRequest(
            id: ByteText("B\(number)"), receipt: "R", lines: [(parts[place].0, Quantity(parts[place].1))],
            at: shop.clock.now), key: nil)
        refund += back.refund
        spent += back.pointsBack
        clawed += back.clawedBack.reduce(.zero) { $0 + $1.points }
        #expect(back.isWhole == (number == order.count - 1))
      }
      #expect(refund == bought.calculation.total)
      #expect(spent == bought.calculation.spent)
      #expect(clawed == bought.calculation.earned)
      #expect(try await shop.balance("M") == 12_345)
      #expect(
        await refusal {
          try await shop.engine.takeBack(ReturnRequest(id: "more", receipt: "R", at: shop.clock.now), key: nil)
        } == "nothing_left")
    }
  }

  @Test func moreThanIsLeftDoesNotComeBack() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R", shop.basket((100, 2)))
    func back(_ id: ByteText, _ line: ByteText, _ quantity: Int64) async -> String? {
      await refusal {
        try await shop.engine.takeBack(
          ReturnRequest(id: id, receipt: "R", lines: [(line, Quantity(quantity))], at: shop.clock.now), key: nil)
      }
    }
    #expect(await back("B1", "1", 3) == "more_than_left")
    #expect(await back("B2", "9", 1) == "line_unknown")
    #expect(await back("B3", "1", 1) == nil)
    #expect(await back("B4", "1", 2) == "more_than_left")
    // The same return again is the same return.
    #expect(await back("B3", "1", 1) == nil)
    #expect(try await shop.balance("M") == 1000)
    #expect(
      await refusal { try await shop.engine.takeBack(ReturnRequest(id: "B", receipt: "?", at: 0), key: nil) }
        == "receipt_unknown")
  }

  @Test func aHoldThatRanOutWhileTheMoneyWasTakenIsConfirmedAllTheSame() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    let basket = shop.basket((100, 1), spending: .most)
    _ = try await shop.engine.reserve(OrderRequest(order: "A", basket: basket, holdSeconds: 60), member: "M", key: nil)
    shop.clock.now += 61
    // The hold has run out: its points are free at once, without a job, and another order takes them.
    #expect(try await shop.balance("M") == 10_000)
    try await shop.buy("M", "R2", shop.basket((60, 1), spending: .exactly(Points(hundredths: 6000))))
    let late = try await shop.engine.confirm(ConfirmRequest(order: "A", receipt: "R3"), key: nil)
    #expect(late.isLateHold)
    #expect(late.calculation.total == .zero)
    #expect(try await shop.balance("M") == 10_000 - 6000 - 10_000)
    let hold = try await shop.store.read(owner: "M") { try $0.ledger(receipts: []).balance(.reserved, of: "points") }
    #expect(hold == .zero)
  }

  @Test func anOrderThatIsGivenUpGivesEverythingBack() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    _ = try await shop.engine.reserve(
      OrderRequest(order: "A", basket: shop.basket((50, 1), spending: .most)), member: "M", key: nil)
    #expect(try await shop.balance("M") == 5000)
    try await shop.engine.cancel(order: "A", key: nil)
    try await shop.engine.cancel(order: "A", key: nil)
    #expect(try await shop.balance("M") == 10_000)
    #expect(
      await refusal { try await shop.engine.confirm(ConfirmRequest(order: "A", receipt: "R2"), key: nil) }
        == "order_cancelled")
    #expect(await refusal { try await shop.engine.cancel(order: "none", key: nil) } == "order_unknown")
    // A cancel of what is confirmed is a return.
    let back = try await shop.engine.cancel(order: "order R1", key: nil)
    #expect(back?.refund == Money(minorUnits: 100_000))
    #expect(try await shop.balance("M") == 0)
  }

  @Test func anExchangeIsOneCall() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((500, 2)))
    let (back, bought) = try await shop.engine.exchange(
      ReturnRequest(id: "B", receipt: "R1", lines: [("1", Quantity(1))], at: shop.clock.now),
      for: ReceiptRequest(receipt: "R2", basket: shop.basket((700, 1))), key: nil)
    #expect(back.refund == Money(minorUnits: 50_000))
    #expect(bought.calculation.total == Money(minorUnits: 70_000))
    #expect(try await shop.balance("M") == 5000 + 7000)
  }

  @Test func aReceiptSentTwiceIsOneAndAnotherContentIsRefused() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    let request = ReceiptRequest(receipt: "R", basket: shop.basket((100, 1)))
    let first = try await shop.engine.receive(request, member: "M")
    #expect(try await shop.engine.receive(request, member: "M") == first)
    #expect(try await shop.balance("M") == 1000)
    #expect(
      await refusal {
        try await shop.engine.receive(ReceiptRequest(receipt: "R", basket: shop.basket((101, 1))), member: "M")
      } == "receipt_exists")
    #expect(await refusal { try await shop.engine.receive(request, member: "nobody") } == "member_unknown")
    #expect(
      await refusal {
        try await shop.engine.receive(ReceiptRequest(receipt: "R9", basket: Basket(lines: [], at: 0)), member: "M")
      } == "basket_empty")
  }

  @Test func aTillThatDecidedByItselfIsBelieved() async throws {
    let shop = try Shop(Self.plain)
    try await shop.join("M")
    try await shop.buy("M", "R1", shop.basket((1000, 1)))
    let purchase = try await shop.engine.receive(
      ReceiptRequest(
        receipt: "R2", basket: shop.basket((300, 1), (100, 1)),
        paid: [Money(minorUnits: 20_000), Money(minorUnits: 10_000)],
        spent: Points(hundredths: 5000)), member: "M")
    #expect(purchase.calculation.total == Money(minorUnits: 30_000))
    #expect(purchase.calculation.paidByPoints == Money(minorUnits: 5000))
    #expect(purchase.calculation.earned == Points(hundredths: 3000))
    #expect(try await shop.balance("M") == 10_000 - 5000 + 3000)
  }
}
