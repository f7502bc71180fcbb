import VernaColumns
import VernaCore

/// Works the margin and the rewards of any set of receipts by METRICS.md (GM_m, RW): lines are read by the reader that the
/// kernels use, and each sum is rounded once.
struct ReceiptEconomics: Sendable {
  let table: LineFactTable

  /// - Parameter segment: lines that it leaves out are not read.
  init(dataset: Dataset, segment: SegmentFilter? = nil) {
    table = LineFactTable(dataset: dataset, segment: segment)
  }

  /// Sums of nothing.
  var none: EconomicSums { EconomicSums(values: ClassKind.count * table.classes.count) }

  /// Where in sums points paid on receipts without lines stand: at no rate of tax.
  var placeOfPoints: Int { ClassKind.rewards * table.classes.count }

  /// A reader of lines, for one thread.
  var reader: EconomicsReader { EconomicsReader(table) }

  /// A sum of sales less returns by class.
  private func net(_ sums: EconomicSums, _ kind: Int) -> [Int128] {
    let classes = table.classes.count
    return (0..<classes).map { sums.sales[kind * classes + $0] - sums.returns[kind * classes + $0] }
  }

  /// Gross margin without VAT: revenue and cost of goods, each rounded once.
  func margin(_ sums: EconomicSums) -> Int64 {
    table.classes.minorUnitsWithoutTax(net(sums, ClassKind.covered))
      - table.classes.minorUnitsWithoutTax(net(sums, ClassKind.goods), scale: Int128(table.scale))
  }

  /// RW without VAT, rounded once.
  func rewardsWithoutTax(_ sums: EconomicSums) -> Int64 {
    // Points and discounts are in minor units, gifts in billionths: one fraction over the finer unit.
    let scale = Int128(table.scale)
    return table.classes.minorUnitsWithoutTax(
      zip(net(sums, ClassKind.rewards), net(sums, ClassKind.gifts)).map { $0 * scale + $1 }, scale: scale)
  }
}

/// Adds receipts to sums of money, one thread's own.
final class EconomicsReader {
  private let lines: LineReader
  private let totals: ScratchBuffer<Int128>

  init(_ table: LineFactTable) {
    lines = LineReader(table)
    totals = ScratchBuffer(ClassKind.count * table.classes.count, zero: 0)
  }

  /// Adds a receipt of a block: a sale, or a return that is taken off.
  @discardableResult
  func add(_ block: borrowing ReceiptBlock, _ index: Int, to sums: inout EconomicSums) -> LineSums {
    for place in 0..<totals.count { totals[place] = 0 }
    let found = lines.read(block, index, into: totals.start)
    if ReceiptFlags(rawValue: block.flags[index]).contains(.isReturn) {
      for place in 0..<totals.count { sums.returns[place] += totals[place] }
    } else {
      for place in 0..<totals.count { sums.sales[place] += totals[place] }
      sums.money += block.total(index)
      sums.coveredMoney += found.costed
    }
    return found
  }
}
