import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Elements that are made when they are read say the same as elements that lie there, and each figure stands in one place only.
@Suite struct CalculationListTests {
  private func offers(_ dice: inout Dice) throws -> [Offer] {
    try (0..<4 + dice.below(8)).map { number in
      let id = ByteText("o\(number)")
      let size = Int64(1 + dice.below(4000))
      var offer: Offer
      switch dice.below(6) {
      case 0: offer = .share(id, size, base: .full)
      case 1: offer = .discount(id, .money(rub(size)))
      case 2: offer = .share(id, size, lines: try Shop.lines("l.category == 'a'"))
      case 3: offer = .earn(id, .share(percent(size)))
      case 4: offer = .earn(id, .fixed(pts(size)))
      default: offer = .share(id, size, condition: try Shop.condition("basket.total > 100.00"))
      }
      offer.stacking.priority = dice.below(3)
      if dice.below(5) == 0 { offer.stacking.exclusiveGroup = "one" }
      if dice.below(9) == 0 { offer.stacking.isLast = true }
      return offer
    }
  }

  /// Some lines excluded, some weighed, so that places of rows and lines differ and fiscal tills move kopecks.
  private func lines(_ dice: inout Dice) -> [BasketLine] {
    (0..<1 + dice.below(9)).map { place in
      var one = line(
        ByteText("l\(place)"), Int64(1 + dice.below(9000)), Int64(1 + dice.below(4)), category: dice.pick(["a", "b"]))
      if dice.below(4) == 0 { one.isExcluded = true }
      if dice.below(3) == 0 { one.quantity = Quantity(thousandths: Int64(1 + dice.below(5000))) }
      if dice.below(5) == 0, one.quantity.isWhole { one.isMarked = true }
      return one
    }
  }

  /// The same calculation with elements of its own.
  private func copied(_ calculation: Calculation) -> Calculation {
    var own = calculation
    own.lines = CalculationList(
      calculation.lines.map { line in
        var line = line
        line.discounts = CalculationList(Array(line.discounts))
        line.fiscal = CalculationList(Array(line.fiscal))
        return line
      })
    own.effects = CalculationList(
      calculation.effects.map { effect in
        var effect = effect
        effect.lines = CalculationList(Array(effect.lines))
        return effect
      })
    own.refusals = CalculationList(Array(calculation.refusals))
    own.grants = CalculationList(Array(calculation.grants))
    return own
  }

  /// What lines say of an offer is what its effect says.
  private func checkSums(_ found: Calculation, _ basket: [BasketLine]) {
    #expect(found.lines.map(\.id) == basket.map(\.id))
    for effect in found.effects where effect.points == .zero {
      let touched = found.lines.filter { $0.discounts.contains { $0.offer == effect.offer } }
      let parts = touched.flatMap(\.discounts).filter { $0.offer == effect.offer }
      #expect(parts.reduce(rub(0)) { $0 + $1.money } == effect.money && parts.allSatisfy { $0.money > .zero })
      #expect(Set(effect.lines) == Set(touched.map(\.id)) && effect.lines.count == touched.count)
    }
    for (place, line) in found.lines.enumerated() {
      #expect(line.fiscal.reduce(rub(0)) { $0 + $1.amount } == line.total)
      #expect(line.fiscal.reduce(Int64(0)) { $0 + $1.quantity.thousandths } == basket[place].quantity.thousandths)
      #expect(line.discount == line.discounts.reduce(rub(0)) { $0 + $1.money })
      #expect(line.full - line.discount - line.paidByPoints == line.total)
    }
    let byLine = found.grants.reduce([Int64](repeating: 0, count: basket.count)) { sums, grant in
      zip(sums, grant.byLine).map { $0 + $1.hundredths }
    }
    if !found.grants.isEmpty { #expect(byLine == found.lines.map(\.pointsEarned.hundredths)) }
  }

  @Test("read or copied, it is the same", arguments: 1...3)
  func sameAsItsCopy(seed: UInt64) throws {
    var dice = Dice(seed: seed &* 97)
    var tally = (discounts: 0, grants: 0, refusals: 0, moved: 0, excluded: 0)
    for _ in 0..<400 {
      let pricing = Pricing(Shop(try offers(&dice), tills: TillRules(isFiscal: true)).rules)
      let basket = lines(&dice)
      let found = try pricing.calculate(
        Basket(lines: basket, at: Shop.now, spending: dice.below(2) == 0 ? .most : .nothing),
        member: .with(Int64(dice.below(5000))))
      checkSums(found, basket)
      let own = copied(found)
      #expect(own == found && own.hashValue == found.hashValue)
      #expect(
        own.full == found.full && own.discount == found.discount && own.paidByPoints == found.paidByPoints
          && own.total == found.total && own.earned == found.earned)
      tally.discounts += found.lines.reduce(0) { $0 + $1.discounts.count }
      tally.grants += found.grants.count
      tally.refusals += found.refusals.count
      tally.moved += found.lines.count { $0.unsplit != .zero }
      tally.excluded += basket.count { $0.isExcluded }
    }
    #expect(tally.discounts > 500 && tally.grants > 100 && tally.refusals > 100 && tally.excluded > 100)
    #expect(tally.moved > 20)
  }

  @Test func itStandsWhileOthersAreWorkedOut() throws {
    let offers = [
      Offer.share("ten", 1000), .earn("five", .share(percent(500))),
      .share("rich", 500, condition: try Shop.condition("basket.total > 1000.00")),
    ]
    var pricing: Pricing? = Pricing(Shop(offers).rules)
    let first = try #require(
      try pricing?.calculate(Basket(lines: [line("a", 10_000), line("b", 5000)], at: Shop.now), member: .with()))
    let before = copied(first)
    let second = try #require(
      try pricing?.calculate(Basket(lines: [line("z", 900_000, 3)], at: Shop.now), member: .with()))
    #expect(first == before && second.lines.map(\.id) == ["z"])
    pricing = nil
    #expect(first == before && first.refusals == [OfferRefusal(offer: "rich", reason: .conditionFails)])
  }

  @Test func aChangedElementIsOfTheCalculationAlone() throws {
    let found = try Shop([.share("ten", 1000), .earn("five", .share(percent(500)))]).calculate(
      [line("a", 10_000), line("b", 5000)], member: .with())
    var changed = found
    changed.lines[1].pointsEarned = pts(7)
    changed.effects.append(OfferEffect(offer: "more", money: rub(1), lines: ["b"]))
    changed.effects.removeAll { $0.offer == "ten" }
    #expect(found.lines[1].pointsEarned == pts(225) && changed.lines[1].pointsEarned == pts(7))
    #expect(changed.lines[0] == found.lines[0] && changed.total == found.total)
    #expect(found.effects.map(\.offer) == ["ten", "five"] && changed.effects.map(\.offer) == ["five", "more"])
    #expect(changed != found)
  }

  @Test func anEmptyListIsEmpty() throws {
    let found = try Shop([]).calculate([])
    #expect(found.lines.isEmpty && found.effects == [] && found.refusals.first == nil && found.grants.last == nil)
    #expect(found == copied(found) && found.total == .zero && found.earned == .zero)
  }
}
