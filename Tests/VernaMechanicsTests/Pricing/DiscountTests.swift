import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Each kind of discount, worked by hand.
@Suite struct DiscountTests {
  @Test func aShareIsTakenFromTheLinesTogetherAndSpread() throws {
    let found = try Shop([.share("ten", 1000)]).calculate([line("a", 9999), line("b", 5), line("c", 4)])
    // 10 % of 10008 is 1000.8: 1001, of which a has 999.9, b 0.5, c 0.4.
    #expect(found.discount == rub(1001))
    #expect(found.lines.map(\.discount) == [rub(1000), rub(1), rub(0)])
    #expect(found.effects == [OfferEffect(offer: "ten", money: rub(1001), lines: ["a", "b"])])
    #expect(found.total == rub(9007))
  }

  @Test func theWholeShareLeavesExactlyNothing() throws {
    for prices in [[1, 1, 1], [3333, 3333, 3334], [7], [99_999, 1]] as [[Int64]] {
      let lines = prices.enumerated().map { line(ByteText("l\($0)"), $1) }
      let found = try Shop([.share("all", 10_000)]).calculate(lines)
      #expect(found.total == .zero && found.lines.allSatisfy { $0.total == .zero })
    }
  }

  @Test func sharesStackOnWhatIsLeftOrOnTheFullPrice() throws {
    let basket = [line("a", 10_000)]
    let left = try Shop([.share("b", 1000), .share("a", 2000)]).calculate(basket)
    // Of the same priority the smaller id first: 20 % of 100, then 10 % of 80.
    #expect(
      left.lines[0].discounts == [
        DiscountPart(offer: "a", money: rub(2000)), DiscountPart(offer: "b", money: rub(800)),
      ])
    let full = try Shop([.share("b", 1000, base: .full), .share("a", 2000)]).calculate(basket)
    #expect(full.total == rub(7000))
    let most = try Shop([.share("b", 9000, base: .full), .share("a", 2000)]).calculate(basket)
    #expect(most.total == .zero)
  }

  @Test func moneyIsSpreadAndNeverMoreThanThereIs() throws {
    let found = try Shop([.discount("m", .money(rub(1000)))]).calculate([line("a", 1000), line("b", 2000)])
    #expect(found.lines.map(\.discount) == [rub(333), rub(667)])
    #expect(try Shop([.discount("m", .money(rub(5000)))]).calculate([line("a", 1000)]).total == .zero)
  }

  @Test func moneyEachAndPriceAreByUnit() throws {
    let each = try Shop([.discount("e", .moneyEach(rub(150)))]).calculate([line("a", 1000, 3), line("b", 100, 2)])
    #expect(each.lines.map(\.discount) == [rub(450), rub(200)])
    let price = try Shop([.discount("p", .price(rub(700)))]).calculate([line("a", 1000, 3), line("b", 100, 2)])
    #expect(price.lines.map(\.total) == [rub(2100), rub(200)])
    let weighed = BasketLine(id: "w", sku: "w", quantity: Quantity(thousandths: 345), price: rub(10_000))
    #expect(try Shop([.discount("p", .price(rub(8000)))]).calculate([weighed]).total == rub(2760))
  }

  @Test func aCeilingBoundsTheWholeBasket() throws {
    let found = try Shop([.discount("c", .share(percent(5000)), ceiling: 100)]).calculate([
      line("a", 300), line("b", 700),
    ])
    #expect(found.lines.map(\.discount) == [rub(30), rub(70)])
  }

  @Test func stepsTakeTheGreatestThatIsReached() throws {
    let steps = [
      DiscountStep(from: 300_000, share: percent(500)), DiscountStep(from: 500_000, share: percent(1000)),
    ]
    let offer = Offer.discount("s", .steps(steps, measure: try Shop.measure("basket.total")))
    #expect(try Shop([offer]).calculate([line("a", 299_999)]).discount == .zero)
    #expect(try Shop([offer]).calculate([line("a", 300_000)]).discount == rub(15_000))
    #expect(try Shop([offer]).calculate([line("a", 500_000)]).discount == rub(50_000))
  }

  @Test func theCheapestOfEachGroupIsFree() throws {
    let offer = Offer.discount("321", .cheapest(group: 3, free: 1, share: .whole))
    // From the dearest down: 500 400 300 | 200 100 50: 300 and 50 are free.
    let lines = [line("a", 500), line("b", 400), line("c", 300), line("d", 200), line("e", 100), line("f", 50)]
    #expect(try Shop([offer]).calculate(lines).lines.map(\.discount) == [0, 0, 300, 0, 0, 50].map { rub($0) })
    // Two left over make no group.
    #expect(try Shop([offer]).calculate(Array(lines.dropLast())).discount == rub(300))
    #expect(try Shop([offer]).calculate([line("a", 500, 7)]).discount == rub(1000))
    let half = Offer.discount("h", .cheapest(group: 2, free: 1, share: percent(5000)))
    #expect(try Shop([half]).calculate([line("a", 301, 2)]).discount == rub(151))
  }

  @Test func aSetCostsItsPriceAsOftenAsThereAreSets() throws {
    let parts = [try Shop.lines("l.category == 'burger'"), try Shop.lines("l.category == 'drink'")]
    let offer = Offer.discount("set", .set(parts: parts, price: rub(300)))
    let lines = [
      line("b", 250, 2, category: "burger"), line("d", 100, 3, category: "drink"),
      line("x", 120, category: "drink"),
    ]
    // Two sets: burger with the dearer drink (370), burger with a drink of 100 (350).
    let found = try Shop([offer]).calculate(lines)
    #expect(found.discount == rub(120))
    #expect(try Shop([offer]).calculate([lines[0]]).refusals.first?.reason == .nothingToGive)
  }

  @Test func aFormulaGivesMoney() throws {
    let offer = Offer.discount("f", .formula(try Shop.measure("percent(basket.total, 5) + 1")))
    #expect(try Shop([offer]).calculate([line("a", 10_000)]).discount == rub(600))
  }

  @Test func aGiftIsFreeInTheBasketOrAdded() throws {
    let offer = Offer(id: "g", section: .promotions, benefit: .gift(sku: "mug", quantity: .one))
    let added = try Shop([offer]).calculate([line("a", 1000)])
    #expect(added.gifts == [Gift(offer: "g", kind: .product(sku: "mug", quantity: .one))])
    #expect(added.discount == .zero)
    let found = try Shop([offer]).calculate([line("a", 1000), line("m", 300, 2, sku: "mug")])
    #expect(found.gifts.isEmpty)
    #expect(found.lines.map(\.discount) == [rub(0), rub(300)])
  }
}
