import Testing
import VernaCore
import VernaEngine
import VernaMechanics
import VernaStore
import VernaTestSupport

/// Budgets and numbers of uses hold exactly, on reserve and on undo.
@Suite struct LimitTests {
  private static let budget = """
    points:
      points: {}
    promotions:
      spring: {discount: 100, guests: yes, limits: [{money: 1000}]}
    guards: {}
    """

  @Test func aBudgetRacedBy64ClientsIsExactAndSoIsItsUndo() async throws {
    let shop = try Shop(Self.budget)
    let basket = shop.basket((500, 1))
    func race(_ round: Int) async -> [ByteText] {
      await withTaskGroup(of: ByteText?.self) { group in
        for client in 0..<64 {
          group.addTask {
            let order = ByteText("\(round)-\(client)")
            let answer = try? await shop.engine.reserve(
              OrderRequest(order: order, basket: basket), member: nil, key: nil)
            if case .processed(let held) = answer, held.calculation.discount > .zero { return order }
            return nil
          }
        }
        var winners: [ByteText] = []
        for await one in group { if let one { winners.append(one) } }
        return winners
      }
    }
    var winners = await race(0)
    #expect(winners.count == 10)
    for round in 1...3 {
      // Four are given up while sixty-four others try: never more than ten hold, and in the end exactly ten.
      let leaving = Array(winners.prefix(4))
      async let cancels: Void = withTaskGroup(of: Void.self) { group in
        for order in leaving { group.addTask { _ = try? await shop.engine.cancel(order: order, key: nil) } }
      }
      let fresh = await race(round)
      await cancels
      #expect(fresh.count <= 4)
      winners = Array(winners.dropFirst(4)) + fresh
      let more = await race(round * 100)
      winners += more
      #expect(winners.count == 10)
    }
    let used = try await shop.store.read { try $0.budgets().map(\.used.money.minorUnits) }
    #expect(used == [100_000])
  }

  @Test func aReturnGivesItsBudgetBack() async throws {
    let shop = try Shop(Self.budget)
    try await shop.buy(nil, "R", shop.basket((250, 2)))
    #expect(try await shop.store.read { try $0.budgets().map(\.used.money.minorUnits) } == [10_000])
    _ = try await shop.engine.takeBack(
      ReturnRequest(id: "B1", receipt: "R", lines: [("1", Quantity(1))], at: shop.clock.now), key: nil)
    #expect(try await shop.store.read { try $0.budgets().map(\.used.money.minorUnits) } == [5000])
    _ = try await shop.engine.takeBack(ReturnRequest(id: "B2", receipt: "R", at: shop.clock.now), key: nil)
    #expect(try await shop.store.read { try $0.budgets().map(\.used.money.minorUnits) } == [0])
  }

  @Test func anOrderPastItsDeadlineGivesItsBudgetBack() async throws {
    let shop = try Shop(Self.budget)
    try await shop.join("M")
    _ = try await shop.engine.reserve(
      OrderRequest(order: "A", basket: shop.basket((500, 1)), holdSeconds: 60), member: "M", key: nil)
    shop.clock.now += 61
    try await shop.engine.passMidnights("M")
    #expect(try await shop.store.read { try $0.budgets().map(\.used.money.minorUnits) } == [0])
    // It was paid all the same: the receipt counts.
    let late = try await shop.engine.confirm(ConfirmRequest(order: "A", receipt: "R"), key: nil)
    #expect(late.isLateHold)
    #expect(try await shop.store.read { try $0.budgets().map(\.used.money.minorUnits) } == [10_000])
  }

  @Test func aMembersBudgetIsNotForAGuest() async throws {
    let shop = try Shop(
      """
      points: {points: {}}
      promotions:
        once: {discount: 10%, guests: yes, limits: [{uses: 1, per: member}]}
      guards: {}
      """)
    try await shop.join("M")
    let guest = try await shop.engine.calculate(shop.basket((100, 1)), member: nil)
    #expect(guest.discount == .zero)
    #expect(guest.refusals == [OfferRefusal(offer: "once", reason: .needsMember)])
    let held = OrderRequest(order: "A", basket: shop.basket((100, 1)))
    guard case .processed(let first) = try await shop.engine.reserve(held, member: "M", key: nil) else { throw Stop() }
    #expect(first.calculation.discount == Money(minorUnits: 1000))
    // While the first is held the second has no use left; once it is given up there is one again.
    #expect(try await shop.engine.calculate(shop.basket((100, 1)), member: "M").discount == .zero)
    try await shop.engine.cancel(order: "A", key: nil)
    #expect(try await shop.engine.calculate(shop.basket((100, 1)), member: "M").discount == Money(minorUnits: 1000))
  }

  @Test func aRewardsStockIsNotOversold() async throws {
    let shop = try Shop(
      """
      points: {points: {}}
      earning: {base: {points: 100%}}
      rewards:
        mug: {price: 10, stock: 3, most_each: 1}
      guards: {}
      """)
    let members = (0..<8).map { ByteText("M\($0)") }
    for member in members {
      try await shop.join(member)
      try await shop.buy(member, ByteText("R\(member)"), shop.basket((100, 1)))
    }
    let taken = await withTaskGroup(of: Bool.self) { group in
      for member in members {
        group.addTask { await refusal { try await shop.engine.take(member, reward: "mug") } == nil }
      }
      var count = 0
      for await one in group where one { count += 1 }
      return count
    }
    #expect(taken == 3)
    let left = try await shop.balance("M0") + shop.balance("M1")
    #expect(left == 18_000 || left == 19_000 || left == 20_000)
    #expect(await refusal { try await shop.engine.take("M0", reward: "none") } == "name_unknown")
  }
}

/// The programme's own floor acts on figures at most a second old.
@Suite struct ProgrammeFloorTests {
  @Test func theProgrammeGivesNoMoreThanAMonthMayCost() async throws {
    let shop = try Shop(
      """
      points: {points: {}}
      promotions:
        off: {discount: 10%}
      guards: {programme_cost: 250}
      """)
    try await shop.join("M")
    var given: [Int64] = []
    for number in 0..<4 {
      let bought = try await shop.buy("M", ByteText("R\(number)"), shop.basket((1000, 1)))
      given.append(bought.calculation.discount.minorUnits)
      shop.clock.now += 2
    }
    #expect(given == [10_000, 10_000, 5000, 0])
    // What comes back makes room again.
    _ = try await shop.engine.takeBack(ReturnRequest(id: "B", receipt: "R0", at: shop.clock.now), key: nil)
    shop.clock.now += 2
    #expect(try await shop.buy("M", "R9", shop.basket((1000, 1))).calculation.discount == Money(minorUnits: 10_000))
    // A new month begins anew.
    shop.clock.turn(to: "2026-02-01T10:00:00")
    #expect(try await shop.buy("M", "R10", shop.basket((1000, 1))).calculation.discount == Money(minorUnits: 10_000))
  }
}
