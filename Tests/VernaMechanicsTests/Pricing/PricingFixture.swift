import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Makes programmes and baskets for tests, rules from their text.
struct Shop {
  var rules: PricingRules

  init(
    _ offers: [Offer], names: RuleNames = RuleNames(wallets: ["main"]), wallets: [Wallet]? = nil,
    burnings: [Burning]? = nil, margins: MarginGuard = MarginGuard(), tills: TillRules = TillRules()
  ) {
    rules = PricingRules(
      names: names, offers: offers, wallets: wallets ?? [Wallet(id: "main", valueMicros: 1_000_000)],
      burnings: burnings ?? [Burning(wallet: "main")], margins: margins, tills: tills)
  }

  /// 10:00 UTC on Tuesday, 1 December 2026.
  static let now: Int64 = 1_796_119_200

  func calculate(
    _ lines: [BasketLine], member: MemberView? = nil, shared: SharedView = SharedView(), at: Int64 = Shop.now,
    store: ByteText = "", codes: [ByteText] = [], spending: Basket.Spending = .nothing
  ) throws -> Calculation {
    let basket = Basket(lines: lines, at: at, store: store, codes: codes, spending: spending)
    return try Pricing(rules).calculate(basket, member: member, shared: shared)
  }

  static func condition(_ text: String, _ names: RuleNames = RuleNames(wallets: ["main"])) throws -> CheckedRule {
    try RuleExpression(text).checked(in: names.environment, wanting: .bool)
  }

  static func lines(_ text: String, _ names: RuleNames = RuleNames(wallets: ["main"])) throws -> CheckedRule {
    try RuleExpression(text).checked(in: names.lineEnvironment, wanting: .bool)
  }

  static func measure(_ text: String, _ names: RuleNames = RuleNames(wallets: ["main"])) throws -> CheckedRule {
    try RuleExpression(text).checked(in: names.environment)
  }
}

/// A line of one product: id and product the same.
func line(
  _ id: ByteText, _ price: Int64, _ units: Int64 = 1, category: ByteText = "", cost: Int64? = nil, vat: Int64 = 0,
  least: Int64 = 0, sku: ByteText? = nil
) -> BasketLine {
  BasketLine(
    id: id, sku: sku ?? id, category: category, quantity: Quantity(units), price: Money(minorUnits: price),
    unitCostMicros: cost.map { $0 * 10_000 }, vatRate: Share(basisPoints: vat * 100),
    minPrice: Money(minorUnits: least))
}

func rub(_ minor: Int64) -> Money { Money(minorUnits: minor) }
func pts(_ hundredths: Int64) -> Points { Points(hundredths: hundredths) }
func percent(_ basisPoints: Int64) -> Share { Share(basisPoints: basisPoints) }

extension MemberView {
  /// A member with so many hundredths of points in the main wallet.
  static func with(_ balance: Int64 = 0) -> MemberView {
    var member = MemberView(id: "m1", joinedOn: Day(year: 2025, month: 1, day: 15))
    member.balances["main"] = pts(balance)
    return member
  }
}

extension Offer {
  static func share(
    _ id: ByteText, _ basisPoints: Int64, priority: Int = 0, lines: CheckedRule? = nil, condition: CheckedRule? = nil,
    base: Discount.Base = .left
  ) -> Offer {
    Offer(
      id: id, section: .promotions, condition: condition, lines: lines,
      benefit: .discount(Discount(.share(percent(basisPoints)), base: base)), stacking: Stacking(priority: priority))
  }

  static func discount(_ id: ByteText, _ amount: Discount.Amount, lines: CheckedRule? = nil, ceiling: Int64? = nil)
    -> Offer
  {
    Offer(
      id: id, section: .promotions, lines: lines,
      benefit: .discount(Discount(amount, ceiling: ceiling.map { rub($0) })))
  }

  static func earn(_ id: ByteText, _ amount: PointsBenefit.Amount, lines: CheckedRule? = nil) -> Offer {
    Offer(id: id, section: .earning, lines: lines, benefit: .points(PointsBenefit(amount, wallet: "main")))
  }
}

/// Numbers that are the same for the same seed (D. E. Knuth's MMIX generator).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func pick<Element>(_ some: [Element]) -> Element { some[below(some.count)] }
}
