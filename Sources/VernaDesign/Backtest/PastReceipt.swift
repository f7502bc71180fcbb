import VernaColumns
import VernaCore
import VernaMechanics

/// A receipt of the past as the engine is to see it: what was on the shelf before the programme of then took anything off.
struct PastReceipt {
  /// Its row in the columns.
  var row = 0
  /// When it was paid, or when the goods came back.
  var at: Int64 = 0
  /// Goods that came back.
  var isReturn = false
  /// Codes of the data set; 0 for none.
  var store = 0
  var channel = 0
  var cashier = 0
  /// The lines at prices without what points paid and, where card prices are dropped, without what the programme of then took off.
  /// What a store or a supplier took off stays off.
  var lines: [BasketLine] = []
  /// By line: what was paid in money.
  var paid: [Int64] = []
  /// Term of each line, `noTerm` for a receipt without lines.
  var terms: [UInt32] = []
  /// Money of it that was paid with points.
  var pointsPaid: Int64 = 0
  /// Lines that no basket can hold: gifts of the programme of then, and amounts that are no price.
  var leftOut = 0

  /// In place of a term.
  static let noTerm = UInt32.max

  /// Makes an empty one, to be filled again and again.
  init() {}

  /// What was paid in money, all lines together.
  var money: Int64 { paid.reduce(0, +) }
}

/// Reads receipts of the columns as the engine is to see them. One thread's own.
struct PastReader {
  let catalogue: HistoryCatalogue
  private var weights: [Int64] = []
  private var amounts: [Int64] = []

  /// Makes a reader.
  init(_ catalogue: HistoryCatalogue) { self.catalogue = catalogue }

  /// Reads a receipt.
  ///
  /// Money off (a line under zero) is spread over the other lines, in proportion to their money. A line whose money is no whole number of minor
  /// units a piece, times its pieces, goes as one piece.
  ///
  /// - Complexity: O(lines).
  mutating func read(_ block: borrowing ReceiptBlock, _ index: Int, into receipt: inout PastReceipt) {
    let flags = ReceiptFlags(rawValue: block.flags[index])
    receipt.row = block.row(index)
    receipt.at = Int64(block.at[index])
    receipt.isReturn = flags.contains(.isReturn)
    receipt.store = Int(block.store[index])
    receipt.channel = Int(block.channel[index])
    receipt.cashier = Int(block.cashier[index])
    receipt.pointsPaid = block.pointsPaid(index)
    receipt.lines.removeAll(keepingCapacity: true)
    receipt.paid.removeAll(keepingCapacity: true)
    receipt.terms.removeAll(keepingCapacity: true)
    receipt.leftOut = 0
    let range = block.lines(index)
    let total = block.total(index)
    guard !range.isEmpty, let terms = block.lineTerm else {
      let full = total + receipt.pointsPaid
      if full >= 0 {
        receipt.lines.append(
          BasketLine(id: catalogue.lineID(0), sku: "", quantity: .one, price: Money(minorUnits: full)))
        receipt.paid.append(total)
        receipt.terms.append(PastReceipt.noTerm)
      }
      return
    }
    let shares = settle(block, range, flags, points: receipt.pointsPaid)
    for line in range {
      let place = line - range.lowerBound
      let net = amounts[place]
      let term = catalogue.terms[Int(terms[line])]
      let quantity = block.quantity(line).magnitude
      let isGift = net == 0 && shares[place] == 0 && term.funding == .programme
      if isGift || net < 0 || quantity == 0 {
        if net >= 0 || weights[place] > 0 { receipt.leftOut += 1 }
        continue
      }
      var full = net + shares[place]
      if catalogue.dropsCardPrices, term.funding == .programme, let list = term.listPriceMicros {
        full = max(
          full, divideRoundingHalfAway(Int128(list) * Int128(quantity), by: Int128(catalogue.microsOfMinor) * 1000))
      }
      receipt.lines.append(basketLine(Int(terms[line]), place, full: full, thousandths: Int64(quantity)))
      receipt.paid.append(net)
      receipt.terms.append(terms[line])
    }
  }

  /// Fills `amounts` with what was paid in money a line, money off spread; gives each line's share of what points paid.
  private mutating func settle(
    _ block: borrowing ReceiptBlock, _ range: Range<Int>, _ flags: ReceiptFlags, points: Int64
  ) -> [Int64] {
    amounts.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    var off: Int64 = 0
    for line in range {
      let amount = block.amount(line)
      amounts.append(amount)
      weights.append(max(0, amount))
      if amount < 0 { off += amount }
    }
    let shares =
      points == 0 ? [Int64](repeating: 0, count: range.count) : splitByLargestRemainder(points, weights: weights)
    if flags.contains(.amountsHoldPoints) {
      for place in amounts.indices { amounts[place] -= shares[place] }
    }
    if off < 0 {
      let parts = splitByLargestRemainder(-off, weights: weights)
      for place in amounts.indices where weights[place] > 0 { amounts[place] -= parts[place] }
    }
    return shares
  }

  private func basketLine(_ term: Int, _ place: Int, full: Int64, thousandths: Int64) -> BasketLine {
    var line = catalogue.lines[term]
    line.id = catalogue.lineID(place)
    let quantity = Quantity(thousandths: thousandths)
    let price = Money(minorUnits: divideRoundingHalfAway(Int128(full) * 1000, by: Int128(thousandths)))
    if quantity.amount(at: price).minorUnits == full {
      line.quantity = quantity
      line.price = price
    } else {
      line.price = Money(minorUnits: full)
      line.unitCostMicros = line.unitCostMicros.map {
        divideRoundingHalfAway(Int128($0) * Int128(thousandths), by: 1000)
      }
      if line.minPrice > .zero { line.minPrice = quantity.amount(at: line.minPrice) }
    }
    line.listPrice = line.price
    return line
  }
}
