import VernaColumns
import VernaCore

/// Fills the base aggregates of points for many periods in one walk over the members.
struct PointsKernel {
  private let dataset: Dataset
  private let query: MetricQuery
  private let ledger: PointsLedger
  /// All starts and ends of periods, ascending, as days and as UTC seconds.
  private let days: [Day]
  private let moments: [Int64]
  private let periods: [(from: Int, to: Int)]

  /// What the walk leaves behind for the tables.
  private(set) var history: EarningMonths
  private(set) var burning: BurnCalendar

  init(dataset: Dataset, query: MetricQuery, periods: [Period], directory: MemberDirectory) {
    self.dataset = dataset
    self.query = query
    ledger = PointsLedger(rows: dataset.side.points, memberCount: dataset.members.count, directory: directory)
    let days = Set(periods.flatMap { [$0.from, $0.to] } + [query.period.to]).sorted()
    let places = Dictionary(days.enumerated().map { ($1, $0) }) { first, _ in first }
    self.days = days
    moments = days.map { dataset.settings.timeZone.start(of: $0) }
    self.periods = periods.map { (places[$0.from] ?? 0, places[$0.to] ?? 0) }
    let months = dataset.side.points.map { dataset.settings.timeZone.day(at: $0.at).monthIndex }
    history = EarningMonths(months: (months.min() ?? 0)...(months.max() ?? 0))
    burning = BurnCalendar(from: query.period.to, zone: dataset.settings.timeZone)
  }

  /// The aggregates of each period, in their order.
  mutating func aggregates() -> [PointsAggregates] {
    var results = [PointsAggregates](repeating: PointsAggregates(), count: periods.count)
    var left = [[Int: Int64]](repeating: [:], count: moments.count)
    var lifetimes = ExpiryLifetimes(moments: moments)
    for member in 0..<ledger.memberCount {
      if let chosen = query.segment?.members, !chosen[member] { continue }
      let positions = ledger.positions(ofMember: member)
      if positions.isEmpty { continue }
      let posted = walk(positions, member: member, left: &left, lifetimes: &lifetimes)
      let purchases = purchases(ofMember: member)
      for (index, period) in periods.enumerated() {
        results[index].add(
          from: posted[period.from], to: posted[period.to],
          bought: purchases[period.to].sales > purchases[period.from].sales,
          came: purchases[period.to].receipts > purchases[period.from].receipts,
          purchases: purchases[period.to].money - purchases[period.from].money)
      }
    }
    let expiry = lifetimes.commonest
    for (index, period) in periods.enumerated() {
      let ladders = history.ladders(upTo: days[period.to].monthIndex - 1)
      results[index].useByAge.leftByAge = left[period.to]
      results[index].useByAge.redeemed = ladders.redeemed
      results[index].useByAge.expired = ladders.expired
      results[index].useByAge.expiryMonths = expiry[period.to]
    }
    return results
  }

  /// Posts a member's rows and says what had been posted before each moment.
  private mutating func walk(
    _ positions: ArraySlice<Int32>, member: Int, left: inout [[Int: Int64]], lifetimes: inout ExpiryLifetimes
  ) -> [PointsPosted] {
    var book = LotBook()
    var posted = PointsPosted()
    var snapshots: [PointsPosted] = []
    snapshots.reserveCapacity(moments.count)
    var next = positions.startIndex
    for (place, moment) in moments.enumerated() {
      while next < positions.endIndex, ledger.rows[Int(positions[next])].at < moment {
        post(ledger.rows[Int(positions[next])], to: &book, &posted, &lifetimes)
        next += 1
      }
      snapshots.append(posted)
      // The last month that is whole by then.
      let lastMonth = days[place].monthIndex - 1
      for lot in book.lots where lot.left > 0 { left[place][lastMonth - lot.month, default: 0] += lot.left }
      if days[place] == query.period.to { burning.add(book.lots, member: dataset.members[member]) }
    }
    return snapshots
  }

  private mutating func post(
    _ row: PointsRow, to book: inout LotBook, _ posted: inout PointsPosted, _ lifetimes: inout ExpiryLifetimes
  ) {
    let month = dataset.settings.timeZone.day(at: row.at).monthIndex
    let size = row.points.hundredths
    posted.add(row)
    if row.kind == .earn && size > 0 { history.earn(size, month: month) }
    let expiryMonth = row.expiresAt.map { dataset.settings.timeZone.day(at: $0).monthIndex }
    if size > 0, row.kind != .redeem, row.kind != .expire, let expiryMonth {
      lifetimes.add(months: expiryMonth - month, hundredths: size, at: row.at)
    }
    book.post(row, month: month, expiryMonth: expiryMonth) { use, lot, hundredths in
      if let cohort = lot.cohort { history.note(use, cohort: cohort, month: month, hundredths) }
      if use == .clawedBack, let end = lot.expiryMonth {
        lifetimes.add(months: end - lot.month, hundredths: -hundredths, at: row.at)
      }
    }
  }

  /// A member's purchases net of returns, sale receipts, and receipts of either kind, before each moment.
  private func purchases(ofMember member: Int) -> [(money: Int64, sales: Int64, receipts: Int64)] {
    var result = [(money: Int64, sales: Int64, receipts: Int64)](repeating: (0, 0, 0), count: moments.count)
    let shopper = Int(dataset.shopperOfMember[member])
    guard shopper >= 0 else { return result }
    dataset.columns.forEachShopper(in: shopper..<shopper + 1) { block in
      var money: Int64 = 0
      var sales: Int64 = 0
      var receipts: Int64 = 0
      var index = 0
      for place in moments.indices {
        while index < block.count, Int64(block.at[index]) < moments[place] {
          let flags = ReceiptFlags(rawValue: block.flags[index])
          if flags.contains(.isMember) {
            if flags.contains(.isReturn) {
              money -= block.total(index)
            } else {
              money += block.total(index)
              sales += 1
            }
            receipts += 1
          }
          index += 1
        }
        result[place] = (money, sales, receipts)
      }
    }
    return result
  }
}
