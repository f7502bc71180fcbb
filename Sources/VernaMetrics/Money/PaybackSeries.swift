import VernaColumns
import VernaCore

/// What came in and what was paid, day by day since launch.
///
/// Rewards stand in income (which is margin before rewards) and in cost alike, so they drop out: income has caught up
/// with cost where margin and the rows of income together reach the rows of cost.
struct PaybackSeries {
  private let launch: Day
  private let economics: ReceiptEconomics
  /// Margin of a day's receipts.
  private var receipts: [EconomicSums]
  /// Receipts of all others together: only what is covered of them is asked.
  private var others: EconomicSums
  /// Money of the day's sales of all shoppers, and of those lines whose cost is known.
  private var sales: [Int64]
  private var coveredSales: [Int64]
  /// Income less cost of the day's rows.
  private var listed: [Int64]

  /// No money yet.
  ///
  /// - Parameter end: the day after the last one that will be asked for.
  init(launch: Day, end: Day, economics: ReceiptEconomics) {
    let days = max(0, launch.distance(to: end))
    self.launch = launch
    self.economics = economics
    receipts = [EconomicSums](repeating: economics.none, count: days)
    others = economics.none
    sales = [Int64](repeating: 0, count: days)
    coveredSales = sales
    listed = sales
  }

  /// Adds a receipt of any shopper; only members' make margin.
  mutating func add(_ block: borrowing ReceiptBlock, _ index: Int, by reader: EconomicsReader) {
    guard let day = place(Day(number: Int32(block.day[index]))) else { return }
    let flags = ReceiptFlags(rawValue: block.flags[index])
    let isReturn = flags.contains(.isReturn)
    var lines = LineSums()
    if flags.contains(.isMember) {
      lines = reader.add(block, index, to: &receipts[day])
    } else if !isReturn {
      lines = reader.add(block, index, to: &others)
    }
    if isReturn { return }
    sales[day] += block.total(index)
    coveredSales[day] += lines.costed
  }

  /// Adds a receipt's sums, already worked out, on a day.
  mutating func add(_ sums: EconomicSums, on day: Day) {
    guard let place = place(day) else { return }
    sales[place] += sums.money
    coveredSales[place] += sums.coveredMoney
    receipts[place] += sums
  }

  /// Adds money that came in (or, negative, went out).
  mutating func add(_ money: Int64, on day: Day) {
    if let place = place(day) { listed[place] += money }
  }

  private func place(_ day: Day) -> Int? {
    let place = launch.distance(to: day)
    return receipts.indices.contains(place) ? place : nil
  }

  /// The part of sales whose cost is known, where that is too little to say anything; seen from a day.
  func lackingCover(at end: Day) -> Double? {
    let days = min(launch.distance(to: end), receipts.count)
    guard days > 0 else { return nil }
    let sold = sales[..<days].reduce(0, +)
    let covered = coveredSales[..<days].reduce(0, +)
    return sold > 0 && Int128(covered) * 10 < Int128(sold) * 9 ? Double(covered) / Double(sold) : nil
  }

  /// When income caught up for good, seen from a day; nil before launch.
  ///
  /// - Parameter cover: the shop's sales, by which it is told whether enough costs are known; these by themselves unless
  ///   given.
  func payback(at end: Day, cover: PaybackSeries? = nil) -> Payback? {
    let days = min(launch.distance(to: end), receipts.count)
    guard days > 0 else { return nil }
    if let share = (cover ?? self).lackingCover(at: end) { return .costCoverage(share) }
    var sums = economics.none
    var money: Int64 = 0
    var first: Int?
    for day in 0..<days {
      sums += receipts[day]
      money += listed[day]
      if economics.margin(sums) + money >= 0 { first = first ?? day } else { first = nil }
    }
    return first.map { .after(days: $0) } ?? .notYet
  }
}
