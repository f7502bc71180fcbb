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

  /// What a member did in the 12 months.
  private struct Year: Sendable {
    var lastSale: Int64 = 0
    var sales: Int64 = 0
    var money: Int64 = 0
  }

  /// Works out the cells before a day.
  ///
  /// Recency is in whole days elapsed at the day, so members last seen within the same 24 hours tie.
  ///
  /// - Complexity: O(receipts of members + members x log members).
  public init(dataset: Dataset, before to: Day) {
    from = to.adding(months: -12)
    let first = from
    let end = dataset.settings.timeZone.start(of: to)
    let ranges = dataset.columns.shopperRanges(8)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var found: [(member: Int32, year: Year)] = []
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = dataset.memberOfShopper[block.shopper]
        if member < 0 { return }
        var year = Year()
        for index in 0..<block.count {
          let day = Day(number: Int32(block.day[index]))
          let flags = ReceiptFlags(rawValue: block.flags[index])
          guard day >= first, day < to, flags.contains(.isMember), !flags.contains(.isReturn) else { continue }
          year.lastSale = Int64(block.at[index])
          year.sales += 1
          year.money += block.total(index)
        }
        if year.sales > 0 { found.append((member, year)) }
      }
      return found
    }
    let buyers = parts.flatMap { $0 }
    let recencies = buyers.map { -((end - $0.year.lastSale) / 86_400) }
    let recency = Quintiles(of: recencies)
    let frequency = Quintiles(of: buyers.map(\.year.sales))
    let money = Quintiles(of: buyers.map(\.year.money))
    var codes = [Int16](repeating: 0, count: dataset.members.count)
    for (buyer, days) in zip(buyers, recencies) {
      let code =
        recency.fifth(of: days) * 100 + frequency.fifth(of: buyer.year.sales) * 10 + money.fifth(of: buyer.year.money)
      codes[Int(buyer.member)] = Int16(code)
    }
    self.codes = codes
  }

  /// The cells as texts such as "545", empty for members without one, by index into `Dataset.members`.
  public var texts: [String] { codes.map { $0 == 0 ? "" : String($0) } }
}
