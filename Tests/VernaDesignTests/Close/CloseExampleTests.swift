import Testing
import VernaCore
import VernaDesign
import VernaLedger

/// Three months' books worked by hand, the arithmetic beside. The numbers are this shop's own.
@Suite("IFRS 15 on paper") struct CloseExampleTests {
  private func rub(_ minor: Int64) -> Money { Money(minorUnits: minor) }
  private func points(_ whole: Int64) -> Points { Points(hundredths: whole * 100) }

  private func pool(_ issued: Int64, _ deferred: Int64, redeemed: Int64 = 0, givenBack: Int64 = 0, expired: Int64 = 0)
    -> PointsPool
  {
    var pool = PointsPool()
    pool.issued = points(issued)
    pool.deferred = rub(deferred)
    pool.redeemed = points(redeemed)
    pool.givenBack = points(givenBack)
    pool.expired = points(expired)
    return pool
  }

  /// Electronics. Goods for 240,000.00 without VAT, sold for just that, bring 20,000 points of 1.00; 80 % of them are expected to be used.
  ///
  ///     a point by itself     1.00 x 80 %                        = 0.80
  ///     points by themselves  20,000 x 0.80                      = 16,000.00
  ///     kept back             240,000 x 16,000 / 256,000         = 15,000.00     goods 225,000.00
  ///
  ///     year 1: 4,000 used of 16,000 expected
  ///       recognised          15,000 x 4,000 / 16,000            = 3,750.00      owed 11,250.00
  ///       at face             15,000 x 4,000 / 20,000            = 3,000.00
  ///       breakage with it    3,750 - 3,000                      = 750.00
  ///     year 2: 6,000 more used; 17,500 are now expected in all
  ///       recognised in all   15,000 x 10,000 / 17,500           = 8,571.43      owed 6,428.57
  ///       at face             15,000 x 6,000 / 20,000            = 4,500.00
  ///       breakage with it    15,000 x 10,000 / 16,000 - 3,750 - 4,500 = 1,125.00
  ///       new estimate        8,571.43 - 9,375.00                = -803.57
  ///       the year            4,500.00 + 1,125.00 - 803.57       = 4,821.43
  @Test("points of an electronics shop, and an estimate that changes in the second year") func electronics() {
    let price = PointPrice(valueMicros: 1_000_000, expected: Share(millionths: 800_000))
    #expect(price.micros == 800_000)
    let sale = SharedPrice(paid: rub(24_000_000), goods: rub(24_000_000), points: [(points(20_000), price)])
    let deferred = sale.deferred(points(20_000), at: price)
    #expect(deferred == rub(1_500_000))

    let first = pool(20_000, deferred.minorUnits, redeemed: 4_000)
    // 16,000 expected of 20,000: of the 16,000 left 12,000.
    let one = PoolRevenue(from: nil, to: first, chance: 0.75)
    #expect(one.expected == points(16_000))
    #expect(one.recognised == rub(375_000))
    #expect(one.redeemed == rub(300_000) && one.breakage == rub(75_000))
    #expect(one.expired == .zero && one.estimate == .zero)

    let second = pool(20_000, deferred.minorUnits, redeemed: 10_000)
    // 17,500 expected: of the 10,000 left 7,500.
    let two = PoolRevenue(from: (first, one.recognised, one.expected), to: second, chance: 0.75)
    #expect(two.expected == points(17_500))
    #expect(two.recognised == rub(857_143))
    #expect(two.redeemed == rub(450_000) && two.breakage == rub(112_500) && two.estimate == rub(-80_357))
    #expect(two.sum == rub(482_143))
  }

  /// Coffee. 900.00 was kept back for 1,000 points; 600 are expected to be used.
  ///
  ///     month 1: 300 used     900 x 300 / 600 = 450.00    at face 900 x 300 / 1,000 = 270.00    breakage 180.00
  ///     month 2: 150 more     900 x 450 / 600 = 675.00    at face 135.00                        breakage  90.00
  ///     month 3: 550 run out  nobody can use the 150 that were still expected:
  ///                           900 x 450 / 450 = 900.00    225.00 is recognised, and nothing is owed
  @Test("breakage in proportion to use, and the rest when points run out") func coffee() {
    let first = pool(1_000, 90_000, redeemed: 300)
    let one = PoolRevenue(from: nil, to: first, chance: 300.0 / 700)
    #expect(one.expected == points(600) && one.recognised == rub(45_000))
    #expect(one.redeemed == rub(27_000) && one.breakage == rub(18_000))

    let second = pool(1_000, 90_000, redeemed: 450)
    let two = PoolRevenue(from: (first, one.recognised, one.expected), to: second, chance: 150.0 / 550)
    #expect(two.expected == points(600) && two.recognised == rub(67_500))
    #expect(two.redeemed == rub(13_500) && two.breakage == rub(9_000) && two.estimate == .zero)

    let third = pool(1_000, 90_000, redeemed: 450, expired: 550)
    let three = PoolRevenue(from: (second, two.recognised, two.expected), to: third, chance: 0)
    #expect(three.expected == points(450) && three.recognised == rub(90_000))
    #expect(three.redeemed == .zero && three.breakage == .zero)
    #expect(three.expired == rub(22_500) && three.estimate == .zero)
  }

  /// Home. Two lines with VAT in their prices: 8,000 less a discount of 800 at 20 %, and 2,200 at 10 %. 600 points of 1.00, of which 85 %
  /// are expected to be used.
  ///
  ///     paid without VAT      7,200 / 1.2 + 2,200 / 1.1          = 6,000 + 2,000 = 8,000.00
  ///     goods by themselves   8,000 + 2,200 with VAT             = 10,200.00
  ///     points by themselves  600 x 0.85 with VAT                = 510.00
  ///     kept back             8,000 x 510 / 10,710               = 380.95        goods 7,619.05
  ///
  ///     the second line comes back and takes 150 points with it:
  ///       goes back           380.95 x 150 / 600                 = 95.24
  ///       left                380.95 - 95.24                     = 285.71 for 450 points
  ///     100 of the 450 are used, 382.5 (85 %) expected:
  ///       recognised          285.71 x 100 / 382.5               = 74.70
  ///     50 of them come back to their lot: 50 used
  ///       recognised in all   285.71 x 50 / 382.5                = 37.35, of which -31.75 at face (285.71 x 50 / 450) and -5.60 breakage
  @Test("a price shared with VAT and a discount, a return, and points given back") func home() {
    let price = PointPrice(valueMicros: 1_000_000, expected: Share(millionths: 850_000))
    let sale = SharedPrice(paid: rub(800_000), goods: rub(1_020_000), points: [(points(600), price)])
    #expect(sale.deferred(points(600), at: price) == rub(38_095))

    var bought = pool(600, 38_095)
    bought.issued -= points(150)
    bought.deferred -= rub(9_524)
    #expect(divideRoundingHalfAway(38_095 * 150, by: 600) == 9_524)
    #expect(bought.deferred == rub(28_571))

    var used = bought
    used.redeemed = points(100)
    let one = PoolRevenue(from: nil, to: used, chance: 282.5 / 350)
    #expect(one.expected == Points(hundredths: 38_250) && one.recognised == rub(7_470))

    var back = used
    back.givenBack = points(50)
    let two = PoolRevenue(from: (used, one.recognised, one.expected), to: back, chance: 332.5 / 400)
    #expect(two.recognised == rub(3_735) && two.sum == rub(-3_735))
    #expect(two.givenBack == rub(3_175) && two.redeemed == .zero)
    #expect(two.breakage == rub(-560) && two.estimate == .zero)
  }

  @Test("whatever happens to a pool, its parts add up, nothing is recognised twice, and in the end all is")
  func anything() {
    var random: UInt64 = 11
    func below(_ limit: Int64) -> Int64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(random >> 33) % max(1, limit)
    }
    for _ in 0..<2_000 {
      var state = pool(1 + below(1_000), 1 + below(100_000))
      var before: (pool: PointsPool, recognised: Money, expected: Points)?
      var sum = Money.zero
      for _ in 0..<6 {
        let chance = Double(below(101)) / 100
        let revenue = PoolRevenue(from: before, to: state, chance: chance)
        sum += revenue.sum
        #expect(sum == revenue.recognised)
        #expect(revenue.recognised >= .zero && revenue.recognised <= state.deferred)
        before = (state, revenue.recognised, revenue.expected)
        state.redeemed += Points(hundredths: below(state.left.hundredths + 1))
        state.givenBack += Points(hundredths: below(state.used.hundredths + 1) / 2)
        state.expired += Points(hundredths: below(state.left.hundredths + 1) / 2)
      }
      state.expired += state.left
      let last = PoolRevenue(from: before, to: state, chance: 0.5)
      #expect(sum + last.sum == state.deferred && last.recognised == state.deferred)
    }
  }

  @Test("a price is shared to the minor unit and never more than it") func bounds() {
    let price = PointPrice(valueMicros: 1_000_000, expected: .whole)
    let free = SharedPrice(paid: .zero, goods: rub(100), points: [(points(5), price)])
    #expect(free.deferred(points(5), at: price) == .zero)
    let gift = SharedPrice(paid: rub(100), goods: .zero, points: [(points(5), price)])
    #expect(gift.deferred(points(5), at: price) == rub(100))
    let great = SharedPrice(
      paid: rub(1_000_000_000_000_000), goods: rub(1_000_000_000_000_000),
      points: [(LedgerLimits.greatest, price)])
    #expect(great.deferred(LedgerLimits.greatest, at: price) == rub(90_909_090_909_091))
    #expect(price.money(points(7), net: Share(millionths: 833_333)) == rub(583))
    #expect(
      PointPrice(valueMicros: 1_000_000, expected: .whole, discountWithout: Share(millionths: 50_000)).micros == 950_000
    )
  }
}
