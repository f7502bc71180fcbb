public import VernaColumns
public import VernaCore
import VernaStatistics

/// The cell of each member by recency, frequency and money: fifths, 5 the best, over the 12 months before a day,
/// among the members who bought in them (METRICS.md, "RFM cell").
public struct RFMCells: Sendable {
  /// By index into `Dataset.members`: 111 to 555 as a number, 0 for members without a sale in those months.
  public let codes: [Int16]
  /// The first day of the 12 months.
  public let from: Day

  /// Works out the cells before a day.
  ///
  /// Recency is in whole days elapsed at the day, so members last seen within the same 24 hours tie.
  ///
  /// - Complexity: O(receipts of members + members x log members).
  public init(dataset: Dataset, before to: Day) {
    from = to.adding(months: -12)
    let first = from
    let ranges = dataset.columns.shopperRanges(8)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var found: [MemberYear] = []
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = dataset.memberOfShopper[block.shopper]
        if member < 0 { return }
        var year = MemberYear(member: member)
        for index in 0..<block.count {
          let day = Day(number: Int32(block.day[index]))
          let flags = ReceiptFlags(rawValue: block.flags[index])
          guard day >= first, day < to, flags.contains(.isMember), !flags.contains(.isReturn) else { continue }
          year.lastSale = Int64(block.at[index])
          year.sales += 1
          year.money += block.total(index)
        }
        if year.sales > 0 { found.append(year) }
      }
      return found
    }
    codes = RFMCells.codes(parts.flatMap { $0 }, dataset: dataset, before: to)
  }

  /// The cells of members whose 12 months before a day are known.
  ///
  /// - Complexity: O(members).
  init(years: [MemberYear], dataset: Dataset, before to: Day) {
    from = to.adding(months: -12)
    codes = RFMCells.codes(years, dataset: dataset, before: to)
  }

  private static func codes(_ years: [MemberYear], dataset: Dataset, before to: Day) -> [Int16] {
    let end = dataset.settings.timeZone.start(of: to)
    let recencies = years.map { -((end - $0.lastSale) / 86_400) }
    let recency = Quintiles(of: recencies)
    let frequency = Quintiles(of: years.map(\.sales))
    let money = Quintiles(of: years.map(\.money))
    var codes = [Int16](repeating: 0, count: dataset.members.count)
    for (year, days) in zip(years, recencies) {
      let code = recency.fifth(of: days) * 100 + frequency.fifth(of: year.sales) * 10 + money.fifth(of: year.money)
      codes[Int(year.member)] = Int16(code)
    }
    return codes
  }

  /// The cells as texts such as "545", empty for members without one, by index into `Dataset.members`.
  public var texts: [String] { codes.map { $0 == 0 ? "" : String($0) } }
}

/// What a member did in the 12 months before a period's end, and what of it the period itself has.
struct MemberYear: BitwiseCopyable, Sendable {
  var member: Int32
  /// The last sale, UTC seconds.
  var lastSale: Int64 = 0
  var sales: Int64 = 0
  /// Money of those sales, minor units.
  var money: Int64 = 0
  /// Of the period: money of sales, and what was paid with points on them and given back on returns.
  var periodSales: Int64 = 0
  var periodPoints: Int64 = 0
  var periodPointsOnReturns: Int64 = 0
}
