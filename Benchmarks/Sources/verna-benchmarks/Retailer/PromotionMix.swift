import VernaCore
import VernaMechanics
import VernaRules

/// Programmes and baskets for the benchmarks of pricing, the same for the same seed.
struct PromotionMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  private static let names = RuleNames(wallets: ["main"])

  private static func condition(_ text: String) throws -> CheckedRule {
    try RuleExpression(text).checked(in: names.environment, wanting: .bool)
  }

  private static func lines(_ text: String) throws -> CheckedRule {
    try RuleExpression(text).checked(in: names.lineEnvironment, wanting: .bool)
  }

  /// Promotions whose conditions have three terms, one of them over lines: discounts by share and in money, points, groups of which
  /// one applies; floors, caps and a fiscal till.
  static func mixed(_ count: Int) throws -> PricingRules {
    var offers: [Offer] = []
    for number in 0..<count {
      var stacking = Stacking(priority: number % 7)
      if number % 5 < 2 { stacking.exclusiveGroup = ByteText("one\(number / 10)") }
      if number % 25 == 2 { stacking.bestOfGroup = ByteText("best\(number / 50)") }
      offers.append(
        Offer(
          id: ByteText("p\(number)"), section: number % 4 == 3 ? .earning : .promotions,
          condition: try condition(mixedCondition(number)),
          lines: number % 10 == 0 ? nil : try lines("l.category.startsWith('dept\(number % 10)/')"),
          benefit: benefit(number), stacking: stacking, slipText: number % 10 == 0 ? "thank you" : ""))
    }
    return rules(offers)
  }

  private static func mixedCondition(_ number: Int) -> String {
    let over =
      switch number % 4 {
      case 0: "lines.exists(l, l.category.startsWith('dept\(number % 10)/'))"
      case 1: "lines.exists(l, l.category == 'dept\(number % 10)/group\(number)' || l.price > \(number * 5))"
      case 2: "lines.count(l, l.units >= 2) >= \(number % 7)"
      default: "lines.filter(l, l.category.startsWith('dept\(number % 10)/')).sum(l, l.amount) >= \(number)"
      }
    return
      "basket.total >= \(number * 260) && (member.tier in ['silver', 'gold'] || member.receipts > \(number % 30)) && \(over)"
  }

  private static func benefit(_ number: Int) -> Benefit {
    switch number % 4 {
    case 0: .discount(Discount(.share(Share(basisPoints: 100 + Int64(number % 3) * 50))))
    case 1: .discount(Discount(.money(Money(minorUnits: 1000 + Int64(number) * 10))))
    case 2: .discount(Discount(.share(Share(basisPoints: 50)), ceiling: Money(minorUnits: 20_000)))
    default: .points(PointsBenefit(.share(Share(basisPoints: 100)), wallet: "main"))
    }
  }

  /// Promotions on one group of goods each: of 200 groups a basket of 20 lines has 20, so that one promotion in ten passes the index,
  /// and of those one in ten applies.
  static func many(_ count: Int) throws -> PricingRules {
    var offers: [Offer] = []
    for number in 0..<count {
      let group = number % 200
      let turn = number / 200
      offers.append(
        Offer(
          id: ByteText("p\(number)"), section: .promotions,
          condition: try condition(
            "basket.total >= 1000 && member.receipts % 10 == \(turn % 10) && lines.exists(l, l.category == 'dept\(group % 10)/group\(group)')"
          ),
          lines: try lines("l.category == 'dept\(group % 10)/group\(group)'"),
          benefit: benefit(number % 4 == 3 ? 0 : number % 200),
          stacking: Stacking(priority: turn % 7)))
    }
    return rules(offers)
  }

  private static func rules(_ offers: [Offer]) -> PricingRules {
    PricingRules(
      names: names, offers: offers, wallets: [Wallet(id: "main", valueMicros: 1_000_000)],
      burnings: [Burning(wallet: "main", basketShare: Share(basisPoints: 3000))],
      margins: MarginGuard(
        lineMargin: Share(basisPoints: 500), basketMargin: Share(basisPoints: 1000),
        lineRewardCap: Share(basisPoints: 4000),
        countsEarning: true), tills: TillRules(isFiscal: true))
  }

  /// A basket of lines of different groups.
  mutating func basket(lines count: Int) -> Basket {
    let first = below(200)
    let lines = (0..<count).map { place in
      let group = (first + place * 7) % 200
      let price = Int64(1000 + below(90_000))
      return BasketLine(
        id: ByteText("\(place + 1)"), sku: ByteText("sku\(below(5000))"),
        category: ByteText("dept\(group % 10)/group\(group)"),
        brand: ByteText("brand\(below(50))"), quantity: Quantity(Int64(1 + below(3))), price: Money(minorUnits: price),
        unitCostMicros: price * Int64(3000 + below(3000)), vatRate: Share(basisPoints: 2000))
    }
    return Basket(
      lines: lines, at: 1_796_119_200, store: "s1", channel: "store", spending: below(2) == 0 ? .most : .nothing)
  }

  /// A member with some points.
  mutating func member() -> MemberView {
    var member = MemberView(id: ByteText("m\(below(1000))"), joinedOn: Day(year: 2025, month: 1, day: 15))
    member.tier = ["base", "silver", "gold"][below(3)]
    member.receipts = Int64(below(40))
    member.balances["main"] = Points(hundredths: Int64(below(100_000)))
    return member
  }
}
