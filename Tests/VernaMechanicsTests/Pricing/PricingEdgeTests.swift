import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Baskets at the ends of what there is.
@Suite struct PricingEdgeTests {
  @Test func emptyBasketsAndGuests() throws {
    let shop = Shop([.share("o", 1000), .earn("p", .fixed(pts(100)))])
    let empty = try shop.calculate([], member: .with(100), spending: .most)
    #expect(empty.lines.isEmpty && empty.total == .zero && empty.earned == .zero && empty.spent == .zero)
    let guest = try shop.calculate([line("a", 1000)])
    #expect(guest.total == rub(900) && guest.refusals == [OfferRefusal(offer: "p", reason: .needsMember)])
    #expect(try Shop([]).calculate([line("a", 0)]).total == .zero)
  }

  @Test func whatCannotBePricedIsAnErrorAndNoTrap() throws {
    let shop = Shop(
      [.share("o", 1000, base: .full), .earn("p", .share(.whole))],
      margins: MarginGuard(
        lineMargin: percent(1000), basketMargin: percent(-9000), lineRewardCap: percent(5000), countsEarning: true))
    func failure(_ lines: [BasketLine], at: Int64 = Shop.now) -> PricingFailure? {
      do throws(PricingFailure) {
        _ = try Pricing(shop.rules).calculate(Basket(lines: lines, at: at), member: .with(1))
        return nil
      } catch {
        return error
      }
    }
    #expect(failure([line("a", 1), line("a", 2)]) == .repeatedLine("a"))
    #expect(failure((0...100).map { line($0 == 100 ? "l7" : ByteText("l\($0)"), 1) }) == .repeatedLine("l7"))
    #expect(failure([line("a", -1)]) == .wrongAmount(line: "a"))
    #expect(failure([line("a", Int64.max)]) == .wrongAmount(line: "a"))
    #expect(failure([line("a", 1, 0)]) == .wrongQuantity(line: "a"))
    #expect(failure([line("a", 1, 9_000_000_000_000)]) == .wrongQuantity(line: "a"))
    #expect(failure([line("a", Pricing.mostMoney, 2)]) == .tooMuchMoney)
    #expect(failure([line("a", Pricing.mostMoney, 900_000_000)]) == .tooMuchMoney)
    #expect(failure([line("a", Pricing.mostMoney), line("b", 1)]) == .tooMuchMoney)
    #expect(failure([line("a", 1)], at: Int64.max) == .wrongMoment(Int64.max))
    #expect(failure((0...10_000).map { line(ByteText("l\($0)"), 1) }) == .tooManyLines(10_001))
    var marked = line("a", 1, 10_001)
    marked.isMarked = true
    #expect(failure([marked]) == .wrongQuantity(line: "a"))
    var dear = line("a", 1)
    dear.unitCostMicros = -1
    #expect(failure([dear]) == .wrongAmount(line: "a"))
    // The greatest of everything at once is priced.
    var huge = line("a", Pricing.mostMoney - 1)
    huge.unitCostMicros = 10_000_000_000_000_000
    huge.vatRate = .whole
    #expect(failure([huge, line("b", 1, 900_000_000)]) == .tooMuchMoney)
    #expect(failure([huge, line("b", 1)]) == nil)
  }

  @Test func hugeBenefitsAreBounded() throws {
    let offers: [Offer] = try [
      .discount("m", .money(rub(Int64.max))), .discount("e", .moneyEach(rub(Int64.max))),
      .share("s", Int64.max / 100), .discount("f", .formula(Shop.measure("basket.total * 9000000000"))),
      .earn("p", .fixed(pts(Int64.max))), .earn("q", .perUnit(pts(Int64.max))),
      .earn("r", .each(points: pts(Int64.max), every: rub(1))), .earn("t", .share(Share(millionths: Int64.max))),
    ]
    for offer in offers {
      let found = try Shop([offer]).calculate([line("a", 1_000_000, 1_000_000)], member: .with())
      #expect(found.total >= .zero && found.earned <= pts(Pricing.mostPoints))
    }
    let all = try Shop(offers.filter { $0.section == .earning }).calculate(
      [line("a", 1_000_000, 1_000_000)], member: .with())
    #expect(all.earned == pts(Pricing.mostPoints))
    // As many again, counted as given away against every floor.
    let many = (0..<3000).map { Offer.earn(ByteText("e\($0)"), .fixed(pts(Int64.max))) }
    let rich = Wallet(id: "main", valueMicros: Int64.max)
    let guarded = MarginGuard(basketMargin: percent(-100_000), countsEarning: true)
    let dear = line("a", Pricing.mostMoney, cost: 1)
    #expect(try Shop(many, wallets: [rich], margins: guarded).calculate([dear], member: .with()).earned > .zero)
    let cheap = Wallet(id: "main", valueMicros: 1)
    #expect(
      try Shop([.earn("s", .share(.whole))], wallets: [cheap]).calculate(
        [line("a", Pricing.mostMoney)], member: .with()
      ).earned == pts(Pricing.mostPoints))
    let nothing = Wallet(id: "main", valueMicros: 0)
    #expect(
      try Shop([], wallets: [nothing]).calculate(
        [line("a", 100)], member: .with(Int64.max), spending: .most
      ).total == .zero)
  }

  @Test func manyLinesArePricedAsFew() throws {
    // Rules that are masks, that are none, and that need other lines; 10,000 lines.
    let lines = (0..<Basket.mostLines).map {
      line(ByteText("l\($0)"), 1000, category: $0 % 2 == 0 ? "a/x" : "b", sku: ByteText("s\($0 % 5000)"))
    }
    let rules = [
      "l.category.startsWith('a/')", "l.category == 'a/x' && basket.total > 1",
      "l.category.startsWith('a/') || l.category == 'none'",
    ]
    for rule in rules {
      let found = try Shop([.share("o", 1000, lines: try Shop.lines(rule))]).calculate(lines)
      #expect(found.discount == rub(500_000), "\(rule)")
      #expect(found.effects.first?.lines.count == 5000)
    }
    let few = try Shop([.share("o", 1000, lines: try Shop.lines("lines.exists(m, m.price > l.price)"))]).calculate(
      Array(lines.prefix(70)) + [line("z", 2000)])
    #expect(few.discount == rub(7000))
  }

  @Test func messagesForSlipAndCashier() throws {
    var offer = Offer.share("o", 1000, condition: try Shop.condition("basket.total >= 3000 && member.known"))
    offer.slipText = "thank you"
    offer.cashierPrompt = "a little more"
    let shop = Shop([offer])
    #expect(
      try shop.calculate([line("a", 300_000)], member: .with()).messages
        == [TillMessage(reader: .slip, offer: "o", text: "thank you")])
    #expect(
      try shop.calculate([line("a", 250_000)], member: .with()).messages
        == [TillMessage(reader: .cashier, offer: "o", text: "a little more", missing: rub(50_000))])
    // Too far, or something else is in the way.
    #expect(try shop.calculate([line("a", 220_000)], member: .with()).messages.isEmpty)
    #expect(try shop.calculate([line("a", 250_000)]).messages.isEmpty)
  }

  @Test func aPricingForgetsTheBasketBefore() throws {
    var dice = Dice(seed: 23)
    var last = Offer.share("last", 500, lines: try Shop.lines("l.category == 'a'"))
    last.stacking = Stacking(priority: 5, isLast: true, allowsPoints: false, allowsEarning: false)
    let rules = Shop(
      [last, .share("s", 1000), .earn("p", .share(percent(500)))],
      margins: MarginGuard(lineMargin: .zero, basketMargin: .zero, countsEarning: true),
      tills: TillRules(isFiscal: true)
    ).rules
    let pricing = Pricing(rules)
    for _ in 0..<100 {
      let lines = (0..<dice.below(9)).map {
        line(ByteText("l\($0)"), Int64(dice.below(9000)), category: dice.pick(["a", "b"]), cost: Int64(dice.below(50)))
      }
      let basket = Basket(lines: lines, at: Shop.now, spending: dice.pick([.most, .nothing]))
      let member: MemberView? = dice.below(3) == 0 ? nil : .with(Int64(dice.below(9000)))
      #expect(try pricing.calculate(basket, member: member) == Pricing(rules).calculate(basket, member: member))
    }
  }

  @Test func eachTriggerAsksForItsOwnOffers() throws {
    let triggers: [OfferTrigger] = [
      .action("review"), .day, .referrer, .friend, .challenge("c"), .clubPeriod("plus"), .tier("gold"),
    ]
    let offers = triggers.enumerated().map { place, trigger in
      var offer = Offer.earn(ByteText("o\(place)"), .fixed(pts(100)))
      offer.trigger = trigger
      return offer
    }
    let pricing = Pricing(Shop(offers).rules)
    for (place, trigger) in triggers.enumerated() {
      let found = try pricing.decide(trigger, at: Shop.now, member: .with())
      #expect(found.grants.map(\.offer) == [ByteText("o\(place)")] && found.lines.isEmpty)
      #expect(found.effects == [OfferEffect(offer: ByteText("o\(place)"), points: pts(100))])
    }
    #expect(try pricing.decide(.action("other"), at: Shop.now, member: .with()).grants.isEmpty)
    #expect(try pricing.calculate(Basket(lines: [line("a", 1)], at: Shop.now)).effects.isEmpty)
  }
}
