import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// What a fiscal till prints: amount is price x quantity, rounded to the kopeck.
@Suite struct FiscalTests {
  private let tills = TillRules(isFiscal: true)

  private func part(_ thousandths: Int64, _ price: Int64, _ amount: Int64) -> FiscalPart {
    FiscalPart(quantity: Quantity(thousandths: thousandths), price: rub(price), amount: rub(amount))
  }

  @Test func pricesAKopeckApartMakeUpTheAmount() throws {
    let found = try Shop([.discount("m", .money(rub(100)))], tills: tills).calculate([line("a", 1000, 3)])
    #expect(found.lines[0].fiscal == [part(1000, 966, 966), part(2000, 967, 1934)])
    let whole = try Shop([], tills: tills).calculate([line("a", 1000, 3)])
    #expect(whole.lines[0].fiscal == [part(3000, 1000, 3000)])
  }

  @Test func markedUnitsStandAlone() throws {
    var shoes = line("a", 1000, 3)
    shoes.isMarked = true
    let found = try Shop([.discount("m", .money(rub(100)))], tills: tills).calculate([shoes])
    #expect(found.lines[0].fiscal == [part(1000, 966, 966), part(1000, 967, 967), part(1000, 967, 967)])
  }

  @Test func whatWeighsLessThanOneIsAlwaysPrinted() throws {
    // 0.345 kg at 129.90 are 44.82 (44.8155): each kopeck less can be printed by some price.
    let cheese = BasketLine(id: "c", sku: "c", quantity: Quantity(thousandths: 345), price: rub(12_990))
    for off in 0...4482 as ClosedRange<Int64> {
      let found = try Shop([.discount("m", .money(rub(off)))], tills: tills).calculate([cheese])
      let line = found.lines[0]
      #expect(line.fiscal.count == 1 && line.fiscal[0].amount == line.total && line.unsplit == .zero)
      #expect(line.fiscal[0].amount == line.fiscal[0].quantity.amount(at: line.fiscal[0].price))
      #expect(line.total == rub(4482 - off))
    }
  }

  @Test func whatCannotBePrintedMovesToAnotherLineOfTheSameOffer() throws {
    // 2.5 kg go in steps of 2 or 3 kopecks. 250.00 and 100.00 less 0.99: 0.71 and 0.28.
    let meat = BasketLine(id: "m", sku: "m", quantity: Quantity(thousandths: 2500), price: rub(10_000))
    let found = try Shop([.discount("d", .money(rub(99)))], tills: tills).calculate([meat, line("a", 10_000)])
    #expect(found.total == rub(34_901))
    let printed = found.lines.map { $0.fiscal.reduce(rub(0)) { $0 + $1.amount } }
    #expect(printed == found.lines.map(\.total))
    // 249.29 is no amount of 2.5 kg; 249.28 (99.71 x 2.5 = 249.275) is.
    #expect(found.lines[0].total == rub(24_928) && found.lines[0].unsplit == rub(1))
    #expect(found.lines[1].total == rub(9973))
    #expect(found.effects == [OfferEffect(offer: "d", money: rub(99), lines: ["m", "a"])])
  }

  @Test func aloneItIsRoundedInTheMembersFavour() throws {
    let meat = BasketLine(id: "m", sku: "m", quantity: Quantity(thousandths: 2500), price: rub(10_000))
    let found = try Shop([.discount("d", .money(rub(71)))], tills: tills).calculate([meat])
    #expect(found.total == rub(24_928) && found.lines[0].unsplit == rub(1))
    #expect(
      found.lines[0].discounts == [
        DiscountPart(offer: "d", money: rub(71)), DiscountPart(offer: Pricing.rounding, money: rub(1)),
      ])
    // Where a floor forbids it, up: 2.5 kg cost 249.29.
    var dear = meat
    dear.unitCostMicros = 99_716_000
    let up = try Shop([.discount("d", .money(rub(71)))], margins: MarginGuard(lineMargin: .zero), tills: tills)
      .calculate([dear])
    #expect(up.total == rub(24_930) && up.lines[0].unsplit == rub(-1))
    #expect(up.lines[0].fiscal == [part(2500, 9972, 24_930)])
  }

  @Test func totalsAreRoundedDownToWholeRoubles() throws {
    let shop = Shop([.share("d", 333)], tills: TillRules(isFiscal: true, roundsToMajorUnits: true))
    let found = try shop.calculate([line("a", 9999, 3), line("b", 4950)])
    // 349.47 less 3.33 % (11.64) is 337.83.
    #expect(found.total == rub(33_700))
    #expect(
      found.lines.flatMap(\.discounts).filter { $0.offer == Pricing.rounding }.map(\.money) == [rub(71), rub(12)])
  }

  @Test func randomBasketsPrintWhatTheyCost() throws {
    var dice = Dice(seed: 11)
    var moved = 0
    for _ in 0..<400 {
      let lines = (0..<1 + dice.below(6)).map { place in
        var one = line(ByteText("l\(place)"), Int64(100 + dice.below(50_000)), Int64(1 + dice.below(4)))
        if dice.below(2) == 0 { one.quantity = Quantity(thousandths: Int64(1 + dice.below(4000))) }
        if one.quantity.isWhole { one.isMarked = dice.below(3) == 0 }
        if dice.below(3) == 0 { one.minPrice = rub(one.price.minorUnits / 2) }
        return one
      }
      let offers = [
        Offer.share("s", Int64(dice.below(4000))), .discount("m", .money(rub(Int64(dice.below(3000))))),
      ]
      let found = try Shop(offers, tills: tills).calculate(
        lines, member: .with(Int64(dice.below(20_000))), spending: dice.below(2) == 0 ? .most : .nothing)
      let plain = try Shop(offers).calculate(
        lines, member: .with(0), spending: .nothing)
      if found.spent == .zero { #expect(abs(found.total.minorUnits - plain.total.minorUnits) <= 4) }
      for (line, priced) in zip(lines, found.lines) {
        #expect(priced.fiscal.reduce(rub(0)) { $0 + $1.amount } == priced.total)
        #expect(priced.fiscal.reduce(Int64(0)) { $0 + $1.quantity.thousandths } == line.quantity.thousandths)
        for part in priced.fiscal {
          #expect(part.amount == part.quantity.amount(at: part.price))
          #expect(part.price >= min(line.minPrice, line.price))
          if line.isMarked { #expect(part.quantity == .one) }
        }
        if priced.unsplit != .zero { moved += 1 }
      }
    }
    #expect(moved > 20)
  }
}
