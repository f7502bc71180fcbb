/// A receipt's lines while they are drawn: reused from receipt to receipt.
struct Basket: Sendable {
  /// A line: a product and what was paid for it.
  struct Line: Sendable {
    var product: Int32
    /// Thousandths of a unit.
    var quantity: Int64
    /// Kopecks, after discounts and points.
    var amount: Int64
    var list: Int32
    var cost: Int32
    var promotion: PriceList.Promotion
  }

  var lines: [Line] = []
  var total: Int64 = 0

  mutating func clear() {
    lines.removeAll(keepingCapacity: true)
    total = 0
  }

  mutating func add(_ line: Line) {
    lines.append(line)
    total += line.amount
  }
}
