/// What receipts brought and cost, in whole units by VAT class: exact, and additive in any order.
struct EconomicSums: Sendable {
  /// Sums by `ClassKind` and class, of sales and of returns (see `LineReader`).
  var sales: [Int128]
  var returns: [Int128]
  /// Money of sale receipts, and of their lines alone whose cost is known, minor units.
  var money: Int64 = 0
  var coveredMoney: Int64 = 0

  init(values: Int) {
    sales = [Int128](repeating: 0, count: values)
    returns = sales
  }

  static func += (left: inout EconomicSums, right: EconomicSums) {
    for place in left.sales.indices {
      left.sales[place] += right.sales[place]
      left.returns[place] += right.returns[place]
    }
    left.money += right.money
    left.coveredMoney += right.coveredMoney
  }
}
