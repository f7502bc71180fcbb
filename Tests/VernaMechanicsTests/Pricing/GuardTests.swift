import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Each floor of the margin guard, worked by hand.
@Suite struct GuardTests {
  private func price(
    _ margins: MarginGuard, _ offers: [Offer], _ lines: [BasketLine], headroom: Int64? = nil, balance: Int64 = 0,
    spending: Basket.Spending = .nothing
  ) throws -> Calculation {
    try Shop(offers, margins: margins).calculate(
      lines, member: .with(balance), shared: SharedView(programmeHeadroom: headroom.map { rub($0) }), spending: spending
    )
  }

  @Test func noUnitIsSoldUnderItsLeastPrice() throws {
    let found = try price(MarginGuard(), [.share("o", 5000)], [line("a", 1000, 3, least: 601), line("b", 1000)])
    // Half of 40.00 is 20.00, 15.00 of it on a, of which 18.03 must be left.
    #expect(found.lines.map(\.total) == [rub(1803), rub(500)])
    #expect(found.cuts == [GuardCut(line: "a", offer: "o", money: rub(303), floor: .minPrice)])
    let spent = try price(
      MarginGuard(), [], [line("a", 1000, 3, least: 601)], balance: 100_000, spending: .most)
    #expect(spent.spent == pts(1197) && spent.total == rub(1803) && spent.spendingBound == .guarded)
    #expect(spent.cuts == [GuardCut(line: "a", offer: "", money: rub(1803), points: pts(1803), floor: .minPrice)])
  }

  @Test func aLineKeepsItsCostAndShareWithoutVAT() throws {
    // Cost 50.00, VAT 20 %, a tenth of what is left: m / 1.2 x 0.9 >= 50.00, so m >= 66.67.
    let found = try price(
      MarginGuard(lineMargin: percent(1000)), [.share("o", 5000)], [line("a", 10_000, cost: 5000, vat: 20)])
    #expect(found.total == rub(6667))
    #expect(found.cuts == [GuardCut(line: "a", offer: "o", money: rub(1667), floor: .lineMargin)])
    // A share under zero lets a line lose a twentieth: m / 1.2 x 1.05 >= 50.00.
    let loss = try price(
      MarginGuard(lineMargin: percent(-500)), [.share("o", 9000)], [line("a", 10_000, cost: 5000, vat: 20)])
    #expect(loss.total == rub(5715))
  }

  @Test func whatIsGivenLastIsCutFirst() throws {
    let first = Offer.share("first", 3000, priority: 2)
    let second = Offer.share("second", 3000, priority: 1)
    let found = try price(
      MarginGuard(lineMargin: .zero), [second, first], [line("a", 10_000, cost: 6000)], balance: 100_000,
      spending: .most
    )
    #expect(found.effects.map(\.offer) == ["first", "second"])
    #expect(found.effects.map(\.money) == [rub(3000), rub(1000)])
    #expect(found.spent == .zero && found.total == rub(6000))
    #expect(
      found.cuts == [
        GuardCut(line: "a", offer: "second", money: rub(1100), floor: .lineMargin),
        GuardCut(line: "a", offer: "", money: rub(6000), points: pts(6000), floor: .lineMargin),
      ])
  }

  @Test func moneyThatOneLineCannotHaveGoesToOthers() throws {
    let offer = Offer.discount("m", .money(rub(1000)))
    let lines = [line("a", 1000, cost: 900), line("b", 1000, cost: 100)]
    let found = try price(MarginGuard(lineMargin: .zero), [offer], lines)
    #expect(found.lines.map(\.discount) == [rub(100), rub(900)] && found.cuts.isEmpty)
    let more = try price(MarginGuard(lineMargin: .zero), [.discount("m", .money(rub(1500)))], lines)
    #expect(more.discount == rub(1000) && more.cuts.map(\.money) == [rub(500)])
  }

  @Test func theCapIsOfCashAndOfPromisesButNeverOfBoth() throws {
    let margins = MarginGuard(lineRewardCap: percent(3000), countsEarning: true)
    let offers = [Offer.share("d", 1000), .earn("p", .share(percent(9000)))]
    let found = try price(margins, offers, [line("a", 10_000)], balance: 100_000, spending: .most)
    // 10 % off and 20 % paid with points make 30 %; 10 % off and 20 % earned make 30 % too.
    #expect(found.discount == rub(1000) && found.spent == pts(2000) && found.earned == pts(2000))
    #expect(found.cuts.map(\.floor) == [.lineRewardCap, .lineRewardCap])
    #expect(found.cuts.last == GuardCut(line: "a", offer: "p", points: pts(4300), floor: .lineRewardCap))
    let cash = try price(
      MarginGuard(lineRewardCap: percent(3000)), offers, [line("a", 10_000)], balance: 100_000, spending: .most)
    #expect(cash.earned == pts(6300))
  }

  @Test func theBasketKeepsItsFloorOverLinesOfKnownCost() throws {
    // 300.00 of known cost 200.00: 100.00 may be lost, of whatever line; the line of unknown cost is outside.
    let lines = [line("a", 10_000, cost: 10_000), line("b", 20_000, cost: 10_000), line("u", 10_000)]
    let found = try price(MarginGuard(basketMargin: .zero), [.share("o", 5000)], lines)
    #expect(found.lines.map(\.discount) == [rub(3334), rub(6666), rub(5000)])
    #expect(found.cuts == [GuardCut(line: "", offer: "o", money: rub(5000), floor: .basketMargin)])
    let spent = try price(MarginGuard(basketMargin: .zero), [], [lines[1]], balance: 100_000, spending: .most)
    #expect(spent.spent == pts(10_000) && spent.cuts.map(\.floor) == [.basketMargin])
  }

  @Test func theBasketsFloorIsExactAcrossRates() throws {
    // 120.00 at 20 % and 110.00 at 10 % are 100.00 each without VAT, and cost 90.00 each: 20.00 may be lost.
    let lines = [line("a", 12_000, cost: 9000, vat: 20), line("b", 11_000, cost: 9000, vat: 10)]
    for share in [1000, 1001, 5000] as [Int64] {
      let found = try price(MarginGuard(basketMargin: .zero), [.share("o", share)], lines)
      #expect(found.lines.map(\.total) == [rub(10_800), rub(9900)])
    }
  }

  @Test func theProgrammeGivesNoMoreThanItsHeadroom() throws {
    let lines = [line("a", 10_000)]
    let found = try price(MarginGuard(), [.share("o", 5000)], lines, headroom: 1234)
    #expect(found.discount == rub(1234))
    #expect(found.cuts == [GuardCut(line: "", offer: "o", money: rub(3766), floor: .programme)])
    var supplier = Offer.share("o", 5000)
    supplier.funding = .supplier("acme")
    #expect(try price(MarginGuard(), [supplier], lines, headroom: 0).discount == rub(5000))
    let earned = try price(
      MarginGuard(countsEarning: true), [.earn("p", .share(percent(1000)))], lines, headroom: 400)
    #expect(earned.earned == pts(400) && earned.cuts.map(\.floor) == [.programme])
    let none = try price(MarginGuard(), [.share("o", 5000)], lines, headroom: 0)
    #expect(none.refusals.map(\.reason) == [.guarded])
  }

  @Test func linesOfUnknownCostAreLeftAloneOrGetNothing() throws {
    let offers = [Offer.share("o", 1000), .earn("p", .share(percent(1000)))]
    let lines = [line("a", 10_000), line("b", 10_000, cost: 100)]
    let allowed = try price(MarginGuard(lineMargin: .zero), offers, lines)
    #expect(allowed.discount == rub(2000) && allowed.earned == pts(1800))
    let refused = try price(MarginGuard(lineMargin: .zero, unknownCost: .refuse), offers, lines)
    #expect(refused.lines.map(\.discount) == [rub(0), rub(1000)])
    #expect(refused.lines.map(\.pointsEarned) == [pts(0), pts(900)])
    #expect(refused.cuts.map(\.floor) == [.unknownCost, .unknownCost])
  }

  @Test func excludedLinesAreNeverTouched() throws {
    var shop = Shop([.share("o", 5000), .earn("p", .share(percent(1000)))])
    shop.rules.tills.excludedCategories = ["tobacco"]
    var alcohol = line("w", 5000, category: "drinks/wine")
    alcohol.isExcluded = true
    let found = try shop.calculate(
      [line("t", 20_000, category: "tobacco/cigarettes"), alcohol, line("a", 1000, category: "tobaccoless")],
      member: .with(1_000_000), spending: .most)
    #expect(found.lines.map(\.total) == [rub(20_000), rub(5000), rub(0)])
    #expect(found.earned == .zero && found.spent == pts(500))
    #expect(
      try shop.calculate([alcohol], member: .with(100), spending: .most).refusals.allSatisfy { $0.reason == .noLines })
  }
}
