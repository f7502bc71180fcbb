import Testing
import VernaCore
import VernaMechanics
import VernaRules

/// Every name that rules may use has the value that it says.
@Suite struct RuleNamesTests {
  private let names = RuleNames(
    memberAttributes: ["pet": .string, "size": .int, "limit": .money, "vip": .bool], lineAttributes: ["colour"],
    challenges: ["five"], wallets: ["main", "miles"], occasions: ["birthday", "new_year", "joined"])

  private func rules(_ offers: [Offer]) -> PricingRules {
    PricingRules(
      names: names, offers: offers,
      wallets: [Wallet(id: "main", valueMicros: 1_000_000), Wallet(id: "miles", valueMicros: 500_000)],
      occasions: [
        Occasion(id: "birthday", day: .birthday, daysBefore: 3, daysAfter: 2),
        Occasion(id: "new_year", day: .yearly(month: 1, day: 1), daysBefore: 31),
        Occasion(id: "joined", day: .anniversary),
      ])
  }

  /// Whether a condition holds of a basket.
  private func holds(_ text: String, _ basket: Basket, _ member: MemberView?) throws -> Bool {
    let rule = try RuleExpression(text).checked(in: names.environment, wanting: .bool)
    return try Pricing(rules([.share("o", 1000, condition: rule)])).calculate(basket, member: member).refusals.isEmpty
  }

  private var basket: Basket {
    var first = line("a", 10_000, 2, category: "shoes/boots", cost: 6000, vat: 20)
    first.brand = "acme"
    first.listPrice = rub(12_000)
    first.attributes = ["colour": "red"]
    let second = BasketLine(id: "b", sku: "cheese", quantity: Quantity(thousandths: 345), price: rub(10_000))
    var excluded = line("t", 5000)
    excluded.isExcluded = true
    return Basket(
      lines: [first, second, excluded], at: Shop.now, store: "s1", channel: "app", cashier: "c7", codes: ["A", "B"])
  }

  private var member: MemberView {
    var member = MemberView(id: "m1", joinedOn: Day(year: 2025, month: 12, day: 1))
    member.tier = "gold"
    member.balances = ["main": pts(12_345), "miles": pts(700)]
    member.birthday = Day(year: 1990, month: 12, day: 3)
    member.gender = "f"
    member.city = "Omsk"
    member.homeStore = "s9"
    member.segments = ["vip", "new"]
    member.clubs = ["plus"]
    member.badges = ["star"]
    member.receipts = 4
    member.spend = rub(1_000_001)
    member.spendYear = rub(400_000)
    member.lastPurchaseAt = Shop.now - 10 * 86_400
    member.referrals = 2
    member.referrer = "m0"
    member.progress = ["five": 3]
    member.attributes = [
      "pet": .string("cat"), "size": .int(42), "limit": .money(rub(5000)), "vip": .bool(true),
    ]
    return member
  }

  @Test(
    "of a member's basket",
    arguments: [
      "basket.total == 234.50", "basket.lines == 2", "basket.units == 3", "basket.store == 's1'",
      "basket.channel == 'app'", "basket.cashier == 'c7'", "'B' in basket.codes", "size(basket.codes) == 2",
      // 200.00 / 1.2 - 120.00.
      "basket.margin == 46.67", "now == timestamp('2026-12-01T10:00:00Z')", "member.known", "member.id == 'm1'",
      "member.tier == 'gold'", "member.balance == 123.45", "member.joined_days == 365", "member.age == 35",
      "member.days_to_birthday == 2", "member.gender == 'f'", "member.city == 'Omsk'", "member.home_store == 's9'",
      "'vip' in member.segments", "'plus' in member.clubs", "'star' in member.badges", "member.receipts == 4",
      "member.spend == 10000.01", "member.spend_year == 4000", "member.mean_basket == 2500.00",
      "member.days_since_purchase == 10", "member.referrals == 2", "member.is_referred", "member.attr.pet == 'cat'",
      "member.attr.size == 42", "member.attr.limit == 50", "member.attr.vip", "progress.five == 3",
      "balance.miles == 7", "occasion.birthday", "occasion.new_year", "occasion.joined",
      "lines.exists(l, l.id == 'a' && l.sku == 'a' && l.category == 'shoes/boots' && l.brand == 'acme')",
      "lines.exists(l, l.quantity == 0.345 && l.units == 1 && l.amount == 34.50 && !l.has_cost && l.cost == 0)",
      "lines.exists(l, l.units == 2 && l.price == 100 && l.list_price == 120 && l.is_promoted)",
      "lines.exists(l, l.amount == 200 && l.cost == 60 && l.margin == 46.67 && l.colour == 'red')",
      "size(lines) == 2", "lines.sum(l, l.amount) == basket.total",
    ])
  func member(text: String) throws {
    #expect(try holds(text, basket, member))
    #expect(try !holds("!(\(text))", basket, member))
  }

  @Test(
    "of a guest's basket",
    arguments: [
      "!member.known", "member.id == ''", "member.tier == ''", "member.balance == 0", "member.joined_days == 0",
      "member.age == 0", "member.days_to_birthday == 9999", "size(member.segments) == 0", "member.receipts == 0",
      "member.mean_basket == 0", "member.days_since_purchase == 0", "!member.is_referred", "member.attr.pet == ''",
      "member.attr.size == 0", "!member.attr.vip", "progress.five == 0", "balance.miles == 0", "!occasion.birthday",
      "occasion.new_year", "!occasion.joined",
    ])
  func guest(text: String) throws { #expect(try holds(text, basket, nil)) }

  @Test func birthdaysAreOfTheStoresDayAndOf29FebruaryToo() throws {
    var rules = rules([])
    rules.zone = try #require(TimeZoneRules(name: "Europe/Moscow"))
    func isOn(_ moment: String, born: Day, text: String = "member.days_to_birthday == 0") throws -> Bool {
      var member = member
      member.birthday = born
      let stamp = try #require(RuleTimestamp(moment))
      var basket = basket
      basket.at = stamp.seconds
      rules.offers = [
        .share("o", 1000, condition: try RuleExpression(text).checked(in: names.environment, wanting: .bool))
      ]
      return try Pricing(rules).calculate(basket, member: member).refusals.isEmpty
    }
    let born = Day(year: 1992, month: 2, day: 29)
    // 22:00 UTC is the next day in Moscow.
    #expect(try isOn("2026-02-27T22:00:00Z", born: born))
    #expect(try !isOn("2026-02-28T22:00:00Z", born: born))
    #expect(try isOn("2028-02-28T22:00:00Z", born: born))
    #expect(try isOn("2026-02-27T22:00:00Z", born: born, text: "member.age == 34"))
    #expect(try isOn("2026-02-27T20:00:00Z", born: born, text: "member.age == 33"))
    // Days around the new year; a year that is not known has no age.
    let new = Day(year: 1990, month: 1, day: 1)
    #expect(try isOn("2026-12-30T10:00:00Z", born: new, text: "occasion.birthday && member.days_to_birthday == 2"))
    #expect(try isOn("2026-01-03T10:00:00Z", born: new, text: "occasion.birthday"))
    #expect(try !isOn("2026-01-04T10:00:00Z", born: new, text: "occasion.birthday"))
    #expect(try isOn("2026-05-04T10:00:00Z", born: Day(year: 0, month: 5, day: 4), text: "member.age == 0"))
    #expect(try !isOn("2025-12-01T10:00:00Z", born: new, text: "occasion.joined"))
    #expect(try isOn("2027-12-01T10:00:00Z", born: new, text: "occasion.joined"))
  }
}
