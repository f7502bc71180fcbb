import VernaColumns
import VernaCore
import VernaStatistics

/// The sampling error of the change of GM% against last year, each shopper's residuals of both periods added up, so that who
/// buys in both years counts once (docs/READINGS.md, "Intervals").
struct MarginChange {
  /// What a shopper's costed lines come to in a period and in the same one last year, in millionths of a minor unit.
  private struct Own: BitwiseCopyable {
    var margin: Int64 = 0
    var revenue: Int64 = 0
    var marginThen: Int64 = 0
    var revenueThen: Int64 = 0
    var lines: Int64 = 0

    var values: [Int64] { [margin, revenue, marginThen, revenueThen] }
  }

  /// Sums over shoppers of the four values and of their products, row-major.
  private struct Moments: Sendable {
    var count: Int64 = 0
    var sums = [Int128](repeating: 0, count: 4)
    var products = [Int128](repeating: 0, count: 16)

    mutating func add(_ own: Own) {
      count += 1
      let values = own.values
      for row in 0..<4 {
        sums[row] += Int128(values[row])
        for column in 0..<4 { products[row * 4 + column] += Int128(values[row]) * Int128(values[column]) }
      }
    }

    static func += (left: inout Moments, right: Moments) {
      left.count += right.count
      for place in left.sums.indices { left.sums[place] += right.sums[place] }
      for place in left.products.indices { left.products[place] += right.products[place] }
    }

    /// Of margin / revenue less marginThen / revenueThen, linearised: each shopper's residual squared, summed.
    var variance: Double? {
      let sums = sums.map { Double($0) }
      guard count > 1, sums[1] != 0, sums[3] != 0 else { return nil }
      let weights = [
        1 / sums[1], -sums[0] / sums[1] / sums[1], -1 / sums[3], sums[2] / sums[3] / sums[3],
      ]
      var squares: [Double] = []
      for row in 0..<4 {
        for column in 0..<4 { squares.append(weights[row] * weights[column] * Double(products[row * 4 + column])) }
      }
      return PairMoments.clean(squares) * Double(count) / Double(count - 1)
    }
  }

  let dataset: Dataset
  let query: MetricQuery

  /// The variance by period; periods with too few shoppers, or without revenue in either year, are left out.
  ///
  /// - Complexity: O(lines of members x periods that hold them).
  func variances(of periods: [Period]) -> [Period: Double] {
    let moments = moments(periods)
    var found: [Period: Double] = [:]
    for (period, moments) in zip(periods, moments) { found[period] = moments.variance }
    return found
  }

  /// Which periods a day lies in: this year's as `2 x index`, last year's as `2 x index + 1`.
  private func places(_ periods: [Period]) -> (first: Day, ofDay: [[Int]]) {
    let pairs = periods.flatMap { [$0, query.yearAgo($0)] }
    guard let first = pairs.map(\.from).min(), let end = pairs.map(\.to).max() else { return (query.period.from, []) }
    var ofDay = [[Int]](repeating: [], count: max(0, first.distance(to: end)))
    for (place, period) in pairs.enumerated() {
      for day in first.distance(to: period.from)..<first.distance(to: period.to) { ofDay[day].append(place) }
    }
    return (first, ofDay)
  }

  private func moments(_ periods: [Period]) -> [Moments] {
    let table = LineFactTable(dataset: dataset, segment: query.segment)
    let ranges = dataset.columns.shopperRanges(8)
    let (first, ofDay) = places(periods)
    let (dataset, segment) = (dataset, query.segment)
    let parts = ParallelWalk.map(parts: ranges.count) { part in
      var sums = [Moments](repeating: Moments(), count: periods.count)
      let reader = LineReader(table)
      let ignored = ScratchBuffer<Int128>(ClassKind.count * table.classes.count, zero: 0)
      let own = ScratchBuffer(periods.count, zero: Own())
      dataset.columns.forEachShopper(in: ranges[part]) { block in
        let member = Int(dataset.memberOfShopper[block.shopper])
        guard member >= 0, segment?.members?[member] ?? true else { return }
        for index in 0..<block.count where block.flags[index] & FlagBit.isMember != 0 {
          let day = first.distance(to: Day(number: Int32(block.day[index])))
          guard ofDay.indices.contains(day), !ofDay[day].isEmpty, segment?.takes(block, index) ?? true else { continue }
          let lines = reader.read(block, index, into: ignored.start)
          let sign: Int64 = block.flags[index] & FlagBit.isReturn != 0 ? -1 : 1
          for place in ofDay[day] {
            let target = own.start + place / 2
            target.pointee.lines += lines.costedLines
            if place % 2 == 0 {
              target.pointee.margin += sign * lines.marginMicros
              target.pointee.revenue += sign * lines.netMicros
            } else {
              target.pointee.marginThen += sign * lines.marginMicros
              target.pointee.revenueThen += sign * lines.netMicros
            }
          }
        }
        for place in 0..<periods.count where own[place].lines > 0 {
          sums[place].add(own[place])
          own[place] = Own()
        }
      }
      return sums
    }
    return parts.dropFirst().reduce(into: parts.first ?? []) { sums, part in
      for place in sums.indices { sums[place] += part[place] }
    }
  }
}
