import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// The guard is never passed: random programmes and baskets, each result checked with fractions of its own.
@Suite struct GuardPropertyTests {
  /// A basket's line with what it must keep, without VAT: cost and share in exact numbers.
  private func keeps(_ line: BasketLine, _ money: Int64, _ share: Share) -> Bool {
    guard let cost = line.unitCostMicros else { return true }
    // money / (1 + vat) x (1 - share) >= cost x quantity: kopecks against millionths of a rouble and thousandths.
    let left = Int128(money) * Int128(1_000_000 - share.millionths) * 10_000_000
    return left >= Int128(cost) * Int128(line.quantity.thousandths) * Int128(1_000_000 + line.vatRate.millionths)
  }

  private func offers(_ dice: inout Dice) throws -> [Offer] {
    try (0..<2 + dice.below(6)).map { number in
      let id = ByteText("o\(number)")
      let size = Int64(dice.below(6000))
      var offer: Offer
      switch dice.below(7) {
      case 0: offer = .share(id, size, base: .full)
      case 1: offer = .discount(id, .money(rub(size)))
      case 2: offer = .discount(id, .moneyEach(rub(size / 10)))
      case 3: offer = .discount(id, .cheapest(group: 2, free: 1, share: .whole))
      case 4: offer = .earn(id, .share(percent(size)))
      case 5: offer = .earn(id, .fixed(pts(size)))
      default: offer = .share(id, size, lines: try Shop.lines("l.category == 'a'"))
      }
      offer.stacking.priority = dice.below(3)
      if dice.below(6) == 0 { offer.funding = .supplier("acme") }
      return offer
    }
  }

  private func lines(_ dice: inout Dice) -> [BasketLine] {
    (0..<1 + dice.below(7)).map { place in
      let price = Int64(100 + dice.below(20_000))
      var one = line(
        ByteText("l\(place)"), price, Int64(1 + dice.below(3)), category: dice.pick(["a", "b"]),
        vat: dice.pick([0, 10, 20]))
      if dice.below(5) > 0 { one.unitCostMicros = price * Int64(1000 + dice.below(9000)) + Int64(dice.below(10_000)) }
      if dice.below(4) == 0 { one.quantity = Quantity(thousandths: Int64(1 + dice.below(5000))) }
      if dice.below(4) == 0 { one.minPrice = rub(price * Int64(dice.below(11)) / 10) }
      return one
    }
  }

  @Test("no floor is ever passed", arguments: 1...4)
  func floors(seed: UInt64) throws {
    var dice = Dice(seed: seed &* 31)
    var active: [GuardFloor: Int] = [:]
    var guarded = 0
    let rounds = 600
    for _ in 0..<rounds {
      let margins = MarginGuard(
        lineMargin: dice.below(2) == 0 ? percent(Int64(dice.below(4000)) - 1000) : nil,
        basketMargin: dice.below(2) == 0 ? percent(Int64(dice.below(4000)) - 500) : nil,
        lineRewardCap: dice.below(2) == 0 ? percent(Int64(dice.below(6000))) : nil, countsEarning: dice.below(2) == 0,
        unknownCost: dice.below(4) == 0 ? .refuse : .allow)
      var shop = Shop(
        try offers(&dice), wallets: [Wallet(id: "main", valueMicros: dice.pick([1_000_000, 100_000, 333_333]))],
        margins: margins, tills: TillRules(isFiscal: dice.below(2) == 0, roundsToMajorUnits: dice.below(4) == 0))
      shop.rules.burnings = [Burning(wallet: "main", basketShare: percent(Int64(dice.below(10_001))))]
      let basket = lines(&dice)
      let headroom: Int64? = dice.below(3) == 0 ? Int64(dice.below(10_000)) : nil
      let found = try shop.calculate(
        basket, member: .with(Int64(dice.below(200_000))),
        shared: SharedView(programmeHeadroom: headroom.map { rub($0) }), spending: dice.pick([.most, .nothing]))
      check(found, basket, shop.rules, headroom)
      if !found.cuts.isEmpty { guarded += 1 }
      for floor in Set(found.cuts.map(\.floor)) { active[floor, default: 0] += 1 }
    }
    print(
      "guard: \(guarded) of \(rounds) calculations were cut; by floor \(active.map { "\($0.key.rawValue) \($0.value)" }.sorted())"
    )
    #expect(guarded * 10 >= rounds * 3)
    #expect(GuardFloor.allCases.allSatisfy { active[$0, default: 0] >= 10 }, "\(active)")
  }

  private func check(_ found: Calculation, _ lines: [BasketLine], _ rules: PricingRules, _ headroom: Int64?) {
    let margins = rules.margins
    let value = rules.wallets[0].valueMicros
    /// Points are worth their value, up to the next kopeck.
    func money(_ points: Points) -> Int64 {
      AmountRounding.up.divide(Int128(points.hundredths) * Int128(value), by: 1_000_000)
    }
    var cash: Int64 = 0
    var promised: Int64 = 0
    for (line, priced) in zip(lines, found.lines) {
      let full = priced.full.minorUnits
      let paid = priced.total.minorUnits
      let accrued = full - priced.discount.minorUnits - money(priced.pointsEarned)
      #expect(paid >= 0 && priced.full == line.amount)
      cash += full - paid
      promised += priced.discount.minorUnits
      let touched = paid < full
      if touched, line.minPrice > .zero {
        #expect(Int128(paid) * 1000 >= Int128(line.minPrice.minorUnits) * Int128(line.quantity.thousandths))
      }
      if touched, let share = margins.lineMargin { #expect(keeps(line, paid, share)) }
      if let cap = margins.lineRewardCap { #expect(full - paid <= cap.of(full, rounding: .down)) }
      if margins.unknownCost == .refuse, line.unitCostMicros == nil {
        #expect(!touched && priced.pointsEarned == .zero)
      }
      if margins.countsEarning, priced.pointsEarned > .zero {
        if let share = margins.lineMargin { #expect(keeps(line, accrued, share)) }
        if let cap = margins.lineRewardCap { #expect(full - accrued <= cap.of(full, rounding: .down)) }
      }
    }
    if let share = margins.basketMargin {
      checkBasket(lines, found.lines.map(\.total.minorUnits), share, isTouched: cash > 0)
    }
    if let headroom {
      let own = Set(rules.offers.filter { $0.funding == .programme }.map(\.id))
      let discounts = found.effects.filter { own.contains($0.offer) }.reduce(Int64(0)) { $0 + $1.money.minorUnits }
      #expect(discounts + found.paidByPoints.minorUnits <= headroom)
    }
  }

  private func checkBasket(_ lines: [BasketLine], _ paid: [Int64], _ share: Share, isTouched: Bool) {
    var isLost = false
    // Over 13.2 = 1.1 x 12: all three rates divide it.
    var slack: Int128 = 0
    for (line, money) in zip(lines, paid) {
      guard let cost = line.unitCostMicros else { continue }
      if money < line.amount.minorUnits { isLost = true }
      let net = Int128(13_200_000) * 1_000_000 / Int128(1_000_000 + line.vatRate.millionths)
      slack += Int128(money) * net * Int128(1_000_000 - share.millionths) * 10
      slack -= Int128(cost) * Int128(line.quantity.thousandths) * 13_200_000
    }
    if isLost { #expect(slack >= 0) }
  }
}
