import Testing
import VernaColumns
import VernaCore
import VernaMetrics
import VernaStatistics
import VernaTestSupport

/// The kernels against the terms of METRICS.md worked the slow way, period by period and member by member.
@Suite struct NaiveReckoningTests {
  typealias Receipt = RandomShop.Receipt

  private static let queries = [
    MetricQuery(
      period: Period(from: Day(year: 2024, month: 3, day: 1), to: Day(year: 2024, month: 9, day: 1)), industry: .grocery
    ),
    MetricQuery(
      period: Period(from: Day(year: 2024, month: 1, day: 31), to: Day(year: 2024, month: 12, day: 11)),
      industry: .other,
      windowMonths: 3),
  ]

  private func sales(_ shop: RandomShop, _ from: Day, _ to: Day) -> [Receipt] {
    shop.receipts.filter { $0.isMember && !$0.isReturn && $0.day >= from && $0.day < to }
  }

  private func buyers(_ shop: RandomShop, _ from: Day, _ to: Day) -> Set<Int> {
    Set(sales(shop, from, to).compactMap(\.member))
  }

  private func median(_ values: [Int64]) -> Double? {
    let sorted = values.sorted()
    if sorted.isEmpty { return nil }
    return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// What the slow way says of a period, by name.
  private func naive(_ shop: RandomShop, _ period: Period, _ query: MetricQuery) -> [String: Double?] {
    let whole = shop.receipts.filter { period.contains($0.day) }
    let here = sales(shop, period.from, period.to)
    let window = -query.windowMonths
    let year = period.to.adding(months: -12)
    let active = buyers(shop, period.to.adding(months: window), period.to)
    let before = buyers(shop, period.from.adding(months: window), period.from)
    let yearAgo = buyers(shop, year.adding(months: window), year)
    let buying = buyers(shop, period.from, period.to)
    let ever = buyers(shop, RandomShop.start, period.from)
    let new = buying.subtracting(ever)
    var days: Set<[Int]> = []
    var gaps: [Int64] = []
    var twice = 0
    for member in buying {
      let own = here.filter { $0.member == member }.map { Int64($0.day.number) * 86_400 + $0.second }.sorted()
      if own.count > 1 { twice += 1 }
      gaps += zip(own.dropFirst(), own).map { $0 - $1 }
      for receipt in here where receipt.member == member { days.insert([member, Int(receipt.day.number)]) }
    }
    func sum(_ receipts: [Receipt]) -> Double { Double(receipts.reduce(0) { $0 + $1.money }) }
    return [
      "S": sum(whole.filter { !$0.isReturn }), "R": sum(whole.filter(\.isReturn)), "S_m": sum(here),
      "R_m": sum(whole.filter { $0.isMember && $0.isReturn }), "N": Double(whole.filter { !$0.isReturn }.count),
      "N_m": Double(here.count), "A": Double(buying.count), "A2": Double(twice), "E1": Double(active.count),
      "B0": Double(before.count), "B12": Double(yearAgo.count), "B12E1": Double(yearAgo.intersection(active).count),
      "NEW": Double(new.count), "NEW_E": Double(new.intersection(active).count),
      "KEPT": Double(before.intersection(buying).count),
      "REACT": Double(active.subtracting(before).subtracting(new).count),
      "asleep": Double(ever.subtracting(before).count), "days": Double(days.count),
      "seconds": Double(gaps.reduce(0, +)), "gaps": Double(gaps.count), "medianGap": median(gaps).map { $0 / 86_400 },
      "median": median(here.map(\.money)),
      "medianOther": median(whole.filter { !$0.isMember && !$0.isReturn }.map(\.money)),
    ]
  }

  private func kernel(_ found: ReceiptAggregates) -> [String: Double?] {
    let members = found.members
    return [
      "S": Double(found.sales), "R": Double(found.returns), "S_m": Double(found.member.sales),
      "R_m": Double(found.member.returns), "N": Double(found.saleReceipts), "N_m": Double(found.member.saleReceipts),
      "A": Double(members.buying), "A2": Double(members.buyingTwice), "E1": Double(members.activeAtEnd),
      "B0": Double(members.activeAtStart), "B12": Double(members.activeYearAgo),
      "B12E1": Double(members.activeYearAgoAndNow), "NEW": Double(members.new), "NEW_E": Double(members.newActive),
      "KEPT": Double(members.kept), "REACT": Double(members.reactivated), "asleep": Double(members.asleepAtStart),
      "days": Double(members.purchaseDays.x), "seconds": Double(found.intervals.seconds),
      "gaps": Double(found.intervals.count), "medianGap": found.intervals.median?.value,
      "median": found.medianMember?.value, "medianOther": found.medianOther?.value,
    ]
  }

  @Test(arguments: [1, 2, 3, 4], [false, true]) func terms(seed: UInt64, hasLines: Bool) throws {
    try compare(RandomShop(seed: seed, hasLines: hasLines))
  }

  /// Money that does not fit 32 bits: of a third of the receipts, and of nearly all.
  @Test(arguments: [3, 1], [false, true]) func wideMoney(every: Int, hasLines: Bool) throws {
    try compare(RandomShop(seed: 9, hasLines: hasLines) { $0 % every == 0 ? 1_000_000 : 1 })
  }

  /// Shoppers of so much money that its millionths do not fit 64 bits.
  @Test(arguments: [false, true]) func hugeMoney(hasLines: Bool) throws {
    try compare(RandomShop(seed: 11, hasLines: hasLines) { _ in 100_000_000 })
  }

  /// The interval of a median grows with the unit of money as the median does, whatever the values' width.
  @Test(arguments: [false, true]) func wideMedians(hasLines: Bool) throws {
    let query = NaiveReckoningTests.queries[0]
    let found = try [1, 1_000_000].map { unit in
      let dataset = try RandomShop(seed: 10, hasLines: hasLines) { _ in Int64(unit) }.fixture.build()
      return try ColumnBackend(dataset: dataset, threads: 2).aggregates(of: [query.period], query: query)[0].receipts
    }
    for median in [\ReceiptAggregates.medianMember, \.medianOther] {
      let narrow = try #require(found[0][keyPath: median])
      let wide = try #require(found[1][keyPath: median])
      #expect(wide.value == narrow.value * 1_000_000)
      let bounds = try #require(narrow.interval)
      #expect(wide.interval == (bounds.lowerBound * 1_000_000)...(bounds.upperBound * 1_000_000))
    }
  }

  private func compare(_ shop: RandomShop) throws {
    let dataset = try shop.fixture.build()
    for query in NaiveReckoningTests.queries {
      let steps = Periodicity.month.split(query.period)
      let periods =
        [query.period, query.period.previous, query.yearAgo(query.period)] + steps + steps.map(query.yearAgo)
      let found = try ColumnBackend(dataset: dataset, threads: 2).aggregates(of: periods, query: query)
      for (period, aggregates) in zip(periods, found) {
        let wanted = naive(shop, period, query)
        let got = kernel(aggregates.receipts)
        for name in wanted.keys.sorted() {
          let values = (wanted[name] ?? nil, got[name] ?? nil)
          // Means of two middle values may differ in the last bit by the order of division.
          let agree = values.0 == values.1 || near(values.1, values.0 ?? .nan)
          #expect(agree, "\(name) \(values) from \(period.from.iso) to \(period.to.iso)")
        }
      }
    }
  }

  /// Not a bit of the report depends on how many threads there are.
  @Test(arguments: [5, 6], [false, true]) func threads(seed: UInt64, hasLines: Bool) throws {
    let dataset = try RandomShop(seed: seed, hasLines: hasLines).fixture.build()
    for query in NaiveReckoningTests.queries {
      let reports = try [1, 2, 3].map { threads in
        try ReportBuilder(backend: ColumnBackend(dataset: dataset, threads: threads))
          .report(query, settings: dataset.settings, given: dataset.given)
      }
      for other in reports.dropFirst() {
        #expect(other.metrics == reports[0].metrics)
        #expect(other.steps.map(\.metrics) == reports[0].steps.map(\.metrics))
        #expect(other.tables == reports[0].tables)
      }
    }
  }

  /// Each month every member who ever bought is in one group of base.structure.
  @Test(arguments: [7, 8]) func structureAddsUp(seed: UInt64) throws {
    let shop = RandomShop(seed: seed, hasLines: false)
    let dataset = try shop.fixture.build()
    for query in NaiveReckoningTests.queries {
      let tables = try ColumnBackend(dataset: dataset, threads: 2).tables(query: query)
      let rows = tables.first { $0.id == "base.structure" }?.rows ?? []
      #expect(rows.count == Periodicity.month.split(query.period).count)
      for row in rows {
        guard case .month(let month) = row[0] else { continue }
        let end = min(month.adding(months: 1), query.period.to)
        let counts = row.dropFirst().map { cell -> Int64 in
          if case .count(let count) = cell { return count }
          return 0
        }
        #expect(counts.reduce(0, +) == Int64(buyers(shop, RandomShop.start, end).count))
        let earlier = buyers(shop, RandomShop.start, month)
        #expect(counts[0] == Int64(buyers(shop, month, end).subtracting(earlier).count))
      }
    }
  }
}
