import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Points given and spent, worked by hand. A point is a rouble unless said.
@Suite struct PointsTests {
  private func earned(_ offers: [Offer], _ lines: [BasketLine], wallet: Wallet? = nil, member: MemberView = .with())
    throws -> Calculation
  {
    try Shop(offers, wallets: wallet.map { [$0] }).calculate(lines, member: member)
  }

  @Test func eachKindOfEarning() throws {
    let lines = [line("a", 33_300), line("b", 66_600, 2)]
    #expect(try earned([.earn("f", .fixed(pts(5000)))], lines).earned == pts(5000))
    let share = try earned([.earn("s", .share(percent(500)))], lines)
    #expect(share.earned == pts(8325))
    #expect(share.grants[0].byLine == [pts(1665), pts(6660)])
    #expect(share.lines.map(\.pointsEarned) == [pts(1665), pts(6660)])
    #expect(try earned([.earn("e", .each(points: pts(100), every: rub(10_000)))], lines).earned == pts(1600))
    #expect(try earned([.earn("u", .perUnit(pts(150)))], lines).earned == pts(450))
    let formula = Offer.earn("f", .formula(try Shop.measure("basket.units * 2")))
    #expect(try earned([formula], lines).earned == pts(600))
    let steps = Offer.earn(
      "s", .steps([DiscountStep(from: 100_000, share: percent(1000))], measure: try Shop.measure("basket.total")))
    #expect(try earned([steps], lines).earned == pts(16_650))
  }

  @Test func valueUnitAndRounding() throws {
    // A point is 10 kopecks: 1 % of 99.99 is 0.9999, 9.999 points.
    for (unit, rounding, points) in [(1, .down, 999), (100, .down, 900), (100, .up, 1000), (1, .halfAway, 1000)]
      as [(Int64, AmountRounding, Int64)]
    {
      let wallet = Wallet(id: "main", valueMicros: 100_000, unit: unit, rounding: rounding)
      #expect(try earned([.earn("s", .share(percent(100)))], [line("a", 9999)], wallet: wallet).earned == pts(points))
    }
  }

  @Test func multipliersCountFromWhatEarningRulesGive() throws {
    let base = Offer.earn("base", .share(percent(500)))
    var bonus = Offer.earn("bonus", .fixed(pts(10_000)))
    bonus.section = .promotions
    let double = Offer(
      id: "double", section: .promotions, lines: try Shop.lines("l.category == 'shoes'"),
      benefit: .multiplyPoints(extra: .whole, wallet: "main"), stacking: Stacking(priority: 9))
    let found = try earned([base, bonus, double], [line("a", 10_000, category: "shoes"), line("b", 20_000)])
    #expect(found.grants.map(\.offer) == ["base", "bonus", "double"])
    #expect(found.grants.map(\.points) == [pts(1500), pts(10_000), pts(500)])
  }

  @Test func pointsAreEarnedOnWhatIsPaid() throws {
    var burning = Burning(wallet: "main", basketShare: percent(5000))
    let offers = [Offer.share("d", 1000), .earn("s", .share(percent(1000)))]
    func run() throws -> Calculation {
      try Shop(offers, burnings: [burning]).calculate([line("a", 10_000)], member: .with(100_000), spending: .most)
    }
    let found = try run()
    #expect(found.spent == pts(4500) && found.total == rub(4500) && found.earned == pts(450))
    burning.earnsOnPaidPart = true
    #expect(try run().earned == pts(900))
    burning.stopsEarning = true
    #expect(try run().refusals == [OfferRefusal(offer: "s", reason: .nothingToGive)])
  }

  @Test func spendingKeepsItsBounds() throws {
    func spend(
      _ burning: Burning, _ wish: Basket.Spending = .most, balance: Int64 = 100_000,
      margins: MarginGuard = MarginGuard()
    ) throws -> Calculation {
      try Shop([], burnings: [burning], margins: margins).calculate(
        [line("a", 10_000, category: "shoes"), line("b", 5000)], member: .with(balance), spending: wish)
    }
    #expect(try spend(Burning(wallet: "main")).total == .zero)
    let half = try spend(Burning(wallet: "main", basketShare: percent(3333)))
    #expect(half.spent == pts(4999) && half.spendingBound == .basketShare)
    #expect(half.lines.map(\.paidByPoints) == [rub(3333), rub(1666)])
    #expect(half.lines.map(\.pointsSpent) == [pts(3333), pts(1666)])
    #expect(try spend(Burning(wallet: "main", lineShare: percent(1000))).spendingBound == .lines)
    let ceiling = try spend(Burning(wallet: "main", ceiling: pts(700)))
    #expect(ceiling.spent == pts(700) && ceiling.spendingBound == .ceiling)
    #expect(try spend(Burning(wallet: "main"), balance: 300).spendingBound == .balance)
    let step = try spend(Burning(wallet: "main", step: pts(1000)), .exactly(pts(2750)))
    #expect(step.spent == pts(2000) && step.spendable == pts(15_000))
    let least = try spend(Burning(wallet: "main", least: pts(5000)), balance: 4999)
    #expect(least.spendable == .zero && least.spendingBound == .least)
    #expect(try spend(Burning(wallet: "main", least: pts(5000)), .exactly(pts(4999))).spent == .zero)
    #expect(try spend(Burning(wallet: "main", leastBasket: rub(15_001))).spendingBound == .leastBasket)
    let condition = Burning(wallet: "main", condition: try Shop.condition("member.receipts > 3"))
    #expect(try spend(condition).spendingBound == .condition)
    let lines = try spend(Burning(wallet: "main", lines: try Shop.lines("l.category != 'shoes'")))
    #expect(lines.spent == pts(5000) && lines.lines.map(\.paidByPoints) == [rub(0), rub(5000)])
    #expect(try spend(Burning(wallet: "main"), .nothing).spendable == pts(15_000))
  }

  @Test func guestsAndUnknownWallets() throws {
    let shop = Shop([])
    #expect(try shop.calculate([line("a", 100)], spending: .most).spendingBound == .noMember)
    #expect(throws: PricingFailure.unknownWallet("gold")) {
      try Pricing(shop.rules).calculate(Basket(lines: [], at: 0, wallet: "gold"))
    }
    #expect(try Shop([], burnings: []).calculate([line("a", 100)], member: .with(100)).spendingBound == .noRules)
  }

  @Test func offersMayKeepPointsAway() throws {
    var offer = Offer.share("d", 1000, lines: try Shop.lines("l.category == 'shoes'"))
    offer.stacking = Stacking(allowsPoints: false, allowsEarning: false)
    let found = try Shop([offer, .earn("s", .share(percent(1000)))]).calculate(
      [line("a", 1000, category: "shoes"), line("b", 1000)], member: .with(100_000), spending: .exactly(pts(500)))
    #expect(found.lines.map(\.paidByPoints) == [rub(0), rub(500)])
    #expect(found.lines.map(\.pointsEarned) == [pts(0), pts(50)])
  }

  @Test func budgetsCutMoneyAndPointsAndStopUses() throws {
    var money = Offer.share("d", 1000)
    money.limits = [OfferLimit(.money, most: 1000, per: .programme, in: .month)]
    var points = Offer.earn("p", .share(percent(1000)))
    points.limits = [OfferLimit(.points, most: 777, per: .member)]
    var member = MemberView.with()
    member.used[LimitKey(offer: "p", limit: 0, subject: "m1", period: "")] = 77
    let key = LimitKey(offer: "d", limit: 0, subject: "", period: "2026-12")
    let found = try Shop([money, points]).calculate(
      [line("a", 10_000), line("b", 5000)], member: member, shared: SharedView(used: [key: 400]))
    #expect(found.discount == rub(600) && found.lines.map(\.discount) == [rub(400), rub(200)])
    #expect(found.earned == pts(700))
    #expect(
      found.uses == [
        LimitUse(key: key, most: 1000, amount: 600, measure: .money, scope: .programme),
        LimitUse(
          key: LimitKey(offer: "p", limit: 0, subject: "m1", period: ""), most: 777, amount: 700,
          measure: .points, scope: .member),
      ])
  }

  @Test func lifeIsTheOffersOrTheWallets() throws {
    let wallet = Wallet(id: "main", valueMicros: 1_000_000, life: PointsLife(pendingDays: 14, expiry: .months(12)))
    let own = Offer(
      id: "own", section: .promotions,
      benefit: .points(PointsBenefit(.fixed(pts(100)), wallet: "main", ceiling: pts(50), life: PointsLife())))
    let found = try earned([.earn("e", .fixed(pts(100))), own], [line("a", 100)], wallet: wallet)
    #expect(found.grants.map(\.life) == [wallet.life, PointsLife()])
    #expect(found.grants.map(\.points) == [pts(100), pts(50)])
  }

  @Test func whatIsNoPurchaseGivesPointsAndGifts() throws {
    var review = Offer.earn("r", .fixed(pts(5000)))
    review.trigger = .action("review")
    review.limits = [OfferLimit(.uses, most: 1, per: .member, in: .month)]
    var gift = Offer(
      id: "g", section: .occasions, trigger: .action("review"), benefit: .gift(sku: "mug", quantity: .one))
    gift.condition = try Shop.condition("member.receipts > 0")
    var discount = Offer.share("d", 1000)
    discount.trigger = .action("review")
    let pricing = Pricing(Shop([review, gift, discount, .earn("basket", .fixed(pts(1)))]).rules)
    var member = MemberView.with()
    let found = try pricing.decide(.action("review"), at: Shop.now, member: member)
    #expect(found.grants.map(\.points) == [pts(5000)] && found.grants[0].byLine.isEmpty)
    #expect(found.refusals.map(\.reason) == [.conditionFails, .nothingToGive])
    member.receipts = 1
    member.used[LimitKey(offer: "r", limit: 0, subject: "m1", period: "2026-12")] = 1
    let again = try pricing.decide(.action("review"), at: Shop.now, member: member)
    #expect(again.gifts == [Gift(offer: "g", kind: .product(sku: "mug", quantity: .one))])
    #expect(again.refusals.map(\.reason) == [.limitReached(limit: 0, scope: .member), .nothingToGive])
    #expect(try pricing.decide(.day, at: Shop.now, member: member).refusals.isEmpty)
  }
}
