import VernaCore
import VernaEngine
import VernaLanguage
import VernaMechanics
import VernaProgram

/// The shop whose members buy in the benchmarks: a grocer with eleven rules, levels, a shared limit and floors.
enum BenchmarkShop {
  /// The programme's file.
  static let text = """
    programme:
      name: Benchmark
      version: 1
      effective_from: 2020-01-01
      currency: RUB
      time_zone: Europe/Moscow
      industry: grocery
      point_value: 1

    points:
      bonus:
        pending: 1 day
        expiry: 12 months
        unit: 1

    tiers:
      by: spend
      over: 12 months
      downgrade: one_down
      grace: 30 days
      levels:
        base: {from: 0, earn: 3%}
        silver: {from: 20000, earn: 5%}
        gold: {from: 60000, earn: 7%}

    earning:
      fresh: {points: 5%, categories: [produce], weekdays: [tue]}
      own_brand: {points: 2 a unit, brands: [Basket]}
      large: {points: 50, min_basket: 5000}
      online: {points: 1 per 100, when: basket.channel == "site"}

    burning:
      bonus: {basket_share: 50%, at_least: 50, step: 10, lines: "!l.is_promoted"}

    promotions:
      morning: {discount: 7%, hours: 09:00-13:00, weekdays: [mon, tue, wed, thu, fri], when: member.age >= 60, best_of: cards}
      big_basket: {discount: 150, min_basket: 3000, best_of: cards}
      third_yoghurt:
        cheapest: {of: 3}
        categories: [dairy/yoghurt]
        limits: [{uses: 2, per: member, in: day}, {money: 900000000, in: month}]
      meat: {discount: 5%, categories: [meat], when: member.receipts >= 3}

    guards:
      line_margin: 3%
      line_reward_cap: 60%
      unknown_cost: allow

    """

  /// The programme's only version.
  static func shelf() throws -> ProgrammeShelf {
    let reading = ProgrammeReader.read(text)
    guard let programme = reading.programme else {
      throw BenchmarkFailure("the programme: \(reading.errors.map { $0.text(file: "programme", in: .english) })")
    }
    return ProgrammeShelf([programme])
  }

  private static let goods: [(sku: ByteText, category: ByteText, brand: ByteText, price: Int64, cost: Int64)] = [
    ("4600001", "produce/fruit", "", 18_990, 12_000), ("4600002", "produce/vegetables", "", 9900, 6000),
    ("4600003", "dairy/yoghurt", "Basket", 7490, 4100), ("4600004", "dairy/milk", "Basket", 9990, 7300),
    ("4600005", "meat/chicken", "", 38_900, 27_000), ("4600006", "meat/beef", "", 69_900, 52_000),
    ("4600007", "bakery/bread", "Basket", 5490, 2600), ("4600008", "grocery/coffee", "", 89_900, 61_000),
    ("4600009", "grocery/pasta", "", 11_990, 7200), ("4600010", "home/soap", "", 15_900, 9000),
    ("4600011", "sweets/chocolate", "", 12_900, 8300), ("4600012", "drinks/water", "Basket", 4990, 1900),
  ]

  /// A basket of five lines.
  static func basket(using generator: inout some RandomNumberGenerator) -> Basket {
    let first = Int.random(in: 0..<goods.count, using: &generator)
    let lines = (0..<5).map { place in
      let good = goods[(first + place * 5) % goods.count]
      return BasketLine(
        id: ByteText("\(place + 1)"), sku: good.sku, category: good.category, brand: good.brand,
        quantity: Quantity(Int64.random(in: 1...3, using: &generator)), price: Money(minorUnits: good.price),
        unitCostMicros: good.cost * 10_000)
    }
    return Basket(
      lines: lines, at: 0, store: "MSK-17", channel: Bool.random(using: &generator) ? "site" : "store",
      spending: Int.random(in: 0..<10, using: &generator) < 4 ? .most : .nothing)
  }
}

/// Why a benchmark cannot go on.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
