import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// What holds for any programme and basket, tried on many.
@Suite struct PricingPropertyTests {
  private func randomLines(_ dice: inout Dice, _ count: Int, units: Int = 4) -> [BasketLine] {
    (0..<count).map { place in
      line(
        ByteText("l\(place)"), Int64(1 + dice.below(9000)), Int64(1 + dice.below(units)),
        category: ByteText(dice.pick(["a/x/1", "a/y", "b/z", "c"])), sku: ByteText("s\(place)"))
    }
  }

  @Test("the same as a naive pricing", arguments: 1...4)
  func naive(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var applied = 0
    var groups = 0
    for round in 0..<300 {
      let plain = (0..<1 + dice.below(12)).map { PlainOffer.random($0, &dice) }
      let lines = randomLines(&dice, round % 20 == 0 ? 65 + dice.below(80) : 1 + dice.below(12))
      let shop = Shop(try plain.map { try $0.offer() })
      let found = try shop.calculate(lines, member: .with())
      let wanted = NaivePricing(lines, plain)
      #expect(found.lines.map(\.total.minorUnits) == wanted.left, "\(plain)")
      for effect in found.effects {
        #expect(effect.money.minorUnits == wanted.off[effect.offer, default: []].reduce(0, +))
        #expect(effect.points.hundredths == wanted.points[effect.offer, default: 0])
      }
      #expect(Set(found.effects.map(\.offer)) == Set(wanted.off.keys).union(wanted.points.keys), "\(plain)")
      applied += found.effects.count
      groups += found.refusals.count {
        switch $0.reason {
        case .exclusive, .notBest, .stopped: true
        default: false
        }
      }
      // Each offer applied or says why not, once.
      #expect(found.effects.count + found.refusals.count == plain.count)
    }
    #expect(applied > 500 && groups > 100, "\(applied), \(groups)")
  }

  @Test func partsAlwaysAddUp() throws {
    var dice = Dice(seed: 3)
    for _ in 0..<300 {
      let lines = randomLines(&dice, 1 + dice.below(15))
      let money = Int64(dice.below(20_000))
      let offers: [Offer] = [
        .discount("m", .money(rub(money))), .earn("p", .share(percent(Int64(dice.below(2000))))),
        .earn("f", .fixed(pts(Int64(dice.below(9999))))),
      ]
      let found = try Shop(offers, burnings: [Burning(wallet: "main", basketShare: percent(Int64(dice.below(10_000))))])
        .calculate(lines, member: .with(Int64(dice.below(50_000))), spending: .most)
      let weights = lines.map(\.amount.minorUnits)
      let total = min(money, weights.reduce(0, +))
      #expect(found.lines.map(\.discount.minorUnits) == splitByLargestRemainder(total, weights: weights))
      for grant in found.grants { #expect(grant.byLine.reduce(pts(0), +) == grant.points) }
      #expect(found.lines.reduce(pts(0)) { $0 + $1.pointsSpent } == found.spent)
      #expect(found.lines.reduce(pts(0)) { $0 + $1.pointsEarned } == found.earned)
      #expect(found.paidByPoints.minorUnits == found.spent.hundredths)
      #expect(found.lines.allSatisfy { $0.total >= .zero })
    }
  }

  @Test func promotionsThatCommuteMayBeOrderedAtWill() throws {
    var dice = Dice(seed: 5)
    for _ in 0..<100 {
      let lines = randomLines(&dice, 2 + dice.below(10))
      // Offers about goods of different categories, and money off full prices that never meets zero.
      var offers = try ["a/x", "a/y", "b", "c"].enumerated().map { place, category in
        Offer.share(
          ByteText("s\(place)"), Int64(dice.below(5000)), lines: try Shop.lines("l.category.startsWith('\(category)')"))
      }
      offers.append(.share("full", 1000, base: .full))
      offers.append(.share("more", 2000, base: .full))
      var seen: Set<[Money]> = []
      for _ in 0..<4 {
        // Those of full prices before the others, whatever their order; and the others.
        for place in offers.indices { offers[place].stacking.priority = dice.below(9) + (place >= 4 ? 10 : 0) }
        seen.insert(try Shop(offers).calculate(lines).lines.map(\.total))
      }
      #expect(seen.count == 1)
    }
  }

  @Test func splittingALineDoesNotChangeTheTotal() throws {
    var dice = Dice(seed: 7)
    var splits = 0
    for _ in 0..<300 {
      let lines = randomLines(&dice, 1 + dice.below(8), units: 5)
      let offers: [Offer] = try [
        .share("s", Int64(dice.below(4000)), priority: dice.below(3)),
        .share("c", Int64(dice.below(4000)), priority: dice.below(3), lines: Shop.lines("l.category.startsWith('a')")),
        .discount("m", .money(rub(Int64(dice.below(3000))))), .discount("e", .moneyEach(rub(Int64(dice.below(200))))),
        .discount("n", .cheapest(group: 3, free: 1, share: .whole)), .earn("p", .share(percent(500))),
      ]
      var split: [BasketLine] = []
      for line in lines {
        let units = line.quantity.units
        if units > 1, dice.below(2) == 0 {
          let part = Int64(1 + dice.below(Int(units) - 1))
          for (name, count) in [("-1", part), ("-2", units - part)] {
            var piece = line
            piece.id = ByteText(line.id.string + name)
            piece.quantity = Quantity(count)
            split.append(piece)
          }
          splits += 1
        } else {
          split.append(line)
        }
      }
      let whole = try Shop(offers).calculate(lines, member: .with())
      let parts = try Shop(offers).calculate(split, member: .with())
      #expect(whole.total == parts.total && whole.earned == parts.earned)
    }
    #expect(splits > 300)
  }

  @Test func moreItemsNeverASmallerDiscount() throws {
    var dice = Dice(seed: 9)
    let steps = (1...4).map { DiscountStep(from: Int64($0) * 8000, share: percent(Int64($0) * 400)) }
    let offers: [Offer] = try [
      .share("s", 700), .discount("t", .steps(steps, measure: Shop.measure("basket.total"))),
      .discount("c", .cheapest(group: 3, free: 1, share: percent(7000))),
      .discount("d", .cheapest(group: 4, free: 2, share: .whole)), .discount("m", .money(rub(5000))),
      .discount("e", .moneyEach(rub(99))),
    ]
    for offer in offers {
      var lines: [BasketLine] = []
      var before = Money.zero
      for place in 0..<25 {
        lines.append(line(ByteText("l\(place)"), Int64(1 + dice.below(5000)), Int64(1 + dice.below(3))))
        let discount = try Shop([offer]).calculate(lines).discount
        #expect(discount >= before, "\(offer.id) at \(place)")
        before = discount
      }
    }
  }

  @Test func limitsAreNeverPassed() throws {
    var dice = Dice(seed: 13)
    var cut = 0
    for _ in 0..<300 {
      var used: [LimitKey: Int64] = [:]
      var offers: [Offer] = []
      for place in 0..<6 {
        var offer =
          place < 3 ? Offer.share(ByteText("d\(place)"), 2000) : .earn(ByteText("p\(place)"), .share(percent(3000)))
        offer.limits = [
          OfferLimit(
            place < 3 ? .money : .points, most: Int64(dice.below(2000)), per: dice.pick([.programme, .store])),
          OfferLimit(.uses, most: Int64(dice.below(3)), per: .member),
        ]
        offers.append(offer)
      }
      let pricing = Pricing(Shop(offers).rules)
      var member = MemberView.with()
      for number in 0..<4 {
        let basket = Basket(lines: randomLines(&dice, 3), at: Shop.now + Int64(number), store: "s1")
        let found = try pricing.calculate(basket, member: member, shared: SharedView(used: used))
        for use in found.uses {
          if use.scope == .member { member.used[use.key, default: 0] += use.amount }
          if use.scope != .member { used[use.key, default: 0] += use.amount }
          #expect((use.scope == .member ? member.used : used)[use.key, default: 0] <= use.most)
        }
        cut += found.refusals.count { if case .limitReached = $0.reason { true } else { false } }
        for effect in found.effects {
          let uses = found.uses.filter { $0.key.offer == effect.offer && $0.key.limit == 0 }
          #expect(uses.map(\.amount) == [effect.money.minorUnits + effect.points.hundredths])
        }
      }
    }
    #expect(cut > 100)
  }

  /// A reason without what it says of other places in the text.
  private func kind(_ reason: RefusalReason?) -> String {
    if case .conditionBroke = reason { return "broke" }
    return reason.map { "\($0)" } ?? "applied"
  }

  @Test func whatTheIndexLeavesOutWouldNotApply() throws {
    var dice = Dice(seed: 17)
    var left = 0
    for _ in 0..<150 {
      let offers = try (0..<20).map { number in
        let category = dice.pick(["a", "b", "c", "d", "e"])
        let condition = dice.pick([
          "basket.total > 10", "lines.exists(l, l.category.startsWith('\(category)'))",
          "lines.count(l, l.sku == 's\(number % 4)') >= 1 && basket.total > 1", "member.tier in ['gold', 'silver']",
          "'vip' in member.segments", "basket.store == 's1' || basket.store == 's2'", "basket.channel == 'app'",
          "lines.filter(l, l.brand == 'x').sum(l, l.amount) > 0", "1 / member.receipts > 0",
        ])
        var offer = Offer.share(
          ByteText("o\(number)"), 100, priority: dice.below(3),
          lines: dice.below(2) == 0 ? nil : try Shop.lines("l.category == '\(category)' && l.price > 1"),
          condition: try Shop.condition(condition))
        if dice.below(4) == 0 { offer.schedule.weekdays = [1 + dice.below(7)] }
        if dice.below(5) == 0 { offer.audience.tiers = [dice.pick(["gold", "base"])] }
        return offer
      }
      var member = MemberView.with()
      member.tier = dice.pick(["base", "gold", ""])
      member.segments = dice.pick([[], ["vip"]])
      let basket = Basket(
        lines: (0..<dice.below(6)).map { place in
          line(ByteText("l\(place)"), 100, category: dice.pick(["a", "b/x", "c"]), sku: ByteText("s\(place)"))
        },
        at: Shop.now, store: dice.pick(["s1", "s3"]), channel: dice.pick(["app", "till"]))
      let pricing = Pricing(Shop(offers).rules)
      let all = try pricing.calculate(basket, member: member)
      let looked = try pricing.calculate(basket, member: member, reasons: .looked)
      #expect(all.effects == looked.effects && all.lines == looked.lines)
      left += all.refusals.count - looked.refusals.count
      // Each offer by itself, with a rule beside that no index knows, says the same.
      for offer in offers {
        var alone = offer
        alone.condition = try offer.condition.map { try Shop.condition("!(!(\($0.expression.text)))") }
        alone.lines = try offer.lines.map { try Shop.lines("!(!(\($0.expression.text)))") }
        let found = try Pricing(Shop([alone]).rules).calculate(basket, member: member)
        let together = all.refusals.first { $0.offer == offer.id }
        #expect(kind(together?.reason) == kind(found.refusals.first?.reason))
      }
    }
    #expect(left > 500, "\(left)")
  }
}
