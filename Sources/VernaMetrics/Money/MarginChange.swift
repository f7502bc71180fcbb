import VernaColumns
import VernaCore
import VernaStatistics

/// The sampling error of the change of GM% against last year, each shopper's residuals of both periods added up, so that who
/// buys in both years counts once (docs/READINGS.md, "Intervals").
struct MarginChange {
  /// A shopper's revenue without VAT and margin on lines whose cost is known, in each period.
  private struct Shopper: Sendable {
    var now = (revenue: 0.0, margin: 0.0)
    var then = (revenue: 0.0, margin: 0.0)
    var isNow = false
    var isThen = false
  }

  let dataset: Dataset
  let query: MetricQuery

  /// The variance; nil with too few shoppers or without revenue in one of the periods.
  ///
  /// - Complexity: O(lines of members).
  var variance: Double? {
    let shoppers = shoppers
    let now = shoppers.reduce((0.0, 0.0)) { ($0.0 + $1.now.revenue, $0.1 + $1.now.margin) }
    let then = shoppers.reduce((0.0, 0.0)) { ($0.0 + $1.then.revenue, $0.1 + $1.then.margin) }
    guard now.0 != 0, then.0 != 0 else { return nil }
    var moments = LinearizedMoments()
    for shopper in shoppers {
      let residual = (shopper.now.margin - now.1 / now.0 * shopper.now.revenue) / now.0
      let before = (shopper.then.margin - then.1 / then.0 * shopper.then.revenue) / then.0
      moments.add(residual - before)
    }
    return moments.variance
  }

  private var shoppers: [Shopper] {
    let economics = ReceiptEconomics(dataset: dataset)
    let ranges = dataset.columns.shopperRanges(8)
    let (dataset, now, then) = (dataset, query.period, query.yearAgo(query.period))
    let (segment, chosen) = (query.segment, query.segment?.members)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var found: [Shopper] = []
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = Int(dataset.memberOfShopper[block.shopper])
        guard member >= 0, chosen?[member] ?? true else { return }
        var sums = (now: economics.none, then: economics.none)
        var shopper = Shopper()
        for index in 0..<block.count {
          let flags = ReceiptFlags(rawValue: block.flags[index])
          let day = Day(number: Int32(block.day[index]))
          let sign: Int64 = flags.contains(.isReturn) ? -1 : 1
          guard flags.contains(.isMember), segment?.takes(block, index) ?? true else { continue }
          if now.contains(day) { shopper.isNow = economics.add(block, index, sign: sign, to: &sums.now) || shopper.isNow }
          if then.contains(day) { shopper.isThen = economics.add(block, index, sign: sign, to: &sums.then) || shopper.isThen }
        }
        guard shopper.isNow || shopper.isThen else { return }
        shopper.now = economics.revenueAndMargin(sums.now)
        shopper.then = economics.revenueAndMargin(sums.then)
        found.append(shopper)
      }
      return found
    }
    return parts.flatMap { $0 }
  }
}
