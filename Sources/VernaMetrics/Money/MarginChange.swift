import VernaColumns
import VernaCore
import VernaStatistics

/// The sampling error of the change of GM% against last year, each shopper's residuals of both periods added up, so that who
/// buys in both years counts once (docs/READINGS.md, "Intervals").
struct MarginChange {
  /// Sums of a shopper over lines whose cost is known, in millionths of a minor unit, in each period.
  private struct Shopper: Sendable {
    var now = (revenue: Int64(0), margin: Int64(0))
    var then = (revenue: Int64(0), margin: Int64(0))
    var lines: Int64 = 0
  }

  let dataset: Dataset
  let query: MetricQuery

  /// The variance; nil with too few shoppers or without revenue in one of the periods.
  ///
  /// - Complexity: O(lines of members).
  var variance: Double? {
    let shoppers = shoppers
    let now = shoppers.reduce((0.0, 0.0)) { ($0.0 + Double($1.now.revenue), $0.1 + Double($1.now.margin)) }
    let then = shoppers.reduce((0.0, 0.0)) { ($0.0 + Double($1.then.revenue), $0.1 + Double($1.then.margin)) }
    guard now.0 != 0, then.0 != 0 else { return nil }
    var moments = LinearizedMoments()
    for shopper in shoppers {
      let residual = (Double(shopper.now.margin) - now.1 / now.0 * Double(shopper.now.revenue)) / now.0
      let before = (Double(shopper.then.margin) - then.1 / then.0 * Double(shopper.then.revenue)) / then.0
      moments.add(residual - before)
    }
    return moments.variance
  }

  private var shoppers: [Shopper] {
    let table = LineFactTable(dataset: dataset, segment: query.segment)
    let ranges = dataset.columns.shopperRanges(8)
    let (dataset, now, then) = (dataset, query.period, query.yearAgo(query.period))
    let (segment, chosen) = (query.segment, query.segment?.members)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var found: [Shopper] = []
      let reader = LineReader(table)
      let ignored = ScratchBuffer<Int128>(ClassKind.count * table.classes.count, zero: 0)
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = Int(dataset.memberOfShopper[block.shopper])
        guard member >= 0, chosen?[member] ?? true else { return }
        var shopper = Shopper()
        for index in 0..<block.count {
          let flags = ReceiptFlags(rawValue: block.flags[index])
          let day = Day(number: Int32(block.day[index]))
          let isNow = now.contains(day)
          guard flags.contains(.isMember), isNow || then.contains(day), segment?.takes(block, index) ?? true else {
            continue
          }
          let lines = reader.read(block, index, into: ignored.start)
          let sign: Int64 = flags.contains(.isReturn) ? -1 : 1
          shopper.lines += lines.costedLines
          if isNow {
            shopper.now.revenue += sign * lines.netMicros
            shopper.now.margin += sign * lines.marginMicros
          }
          if then.contains(day) {
            shopper.then.revenue += sign * lines.netMicros
            shopper.then.margin += sign * lines.marginMicros
          }
        }
        if shopper.lines > 0 { found.append(shopper) }
      }
      return found
    }
    return parts.flatMap { $0 }
  }
}
