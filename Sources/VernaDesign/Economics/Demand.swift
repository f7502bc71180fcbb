import VernaColumns
import VernaCore

/// What of the products was sold in the window, by product and by receipt.
struct Demand: Sendable {
  /// What was sold of one product, net of returns unless said; money in units of the scale, without VAT.
  struct OfProduct: Sendable {
    /// Thousandths.
    var units: Int128 = 0
    var revenue: Int128 = 0
    var margin: Int128 = 0
    /// On sales alone.
    var lines = 0
    var receipts = 0
    /// Of sales on receipts that hold another product too.
    var pairedReceipts = 0
    var pairedRevenue: Int128 = 0
    /// Margin of the other products on sales that hold it.
    var marginBeside: Int128 = 0
  }

  /// Sales of what margins cannot be worked for.
  struct Unmatched: Sendable {
    var lines = 0
    var units: Int128 = 0
    /// Without VAT, net of returns.
    var revenue: Int128 = 0
  }

  let window: Period
  var ofProduct: [OfProduct]
  /// By place in `Dataset.products`.
  var unmatched: [Int: Unmatched] = [:]
  /// Distinct sale receipts by cluster.
  var receiptsOfCluster = [0, 0, 0, 0]
  /// A value a sale receipt: money as paid in billionths of a major unit, margin in units, the rank by margin share of its
  /// thinnest product (`Int32.max` where it has none).
  var money: [Int128] = []
  var margins: [Int128] = []
  var thinnest: [Int32] = []
  var unmatchedReceipts = 0
  /// Seconds between consecutive sales of members, and how many such intervals there are.
  var intervalSeconds: Int128 = 0
  var intervals = 0

  var receipts: Int { money.count }
  var revenue: Int128 { ofProduct.reduce(0) { $0 + $1.revenue } }
  var margin: Int128 { ofProduct.reduce(0) { $0 + $1.margin } }
  /// Money on sale receipts in billionths of a major unit.
  var moneyOnReceipts: Int128 { money.reduce(0, +) }
}

/// Reads the demand of the window [D - months, D), D being the day after the last sale.
struct DemandReader {
  let dataset: Dataset
  let table: ProductTable
  let scale: ExactScale
  /// By place in the table: the rank by margin share, from the thinnest; equal shares have one rank.
  let ranks: [Int32]
  private let terms: [TermFacts]
  /// Whether no category is left out.
  let isEverythingKept: Bool

  /// What a line's term says, with the factors that make its money whole.
  private struct TermFacts {
    var product: Int
    /// Place in the table, -1 for none.
    var place: Int
    var isKept: Bool
    var netOfMinor: Int128
    /// Billionths of a major unit as paid.
    var paidOfMinor: Int128
    /// Units of the cost of a thousandth of one; nil where no cost is known.
    var costOfThousandth: Int128?
  }

  init(dataset: Dataset, table: ProductTable, scale: ExactScale) {
    self.dataset = dataset
    self.table = table
    self.scale = scale
    isEverythingKept = !table.isKept.contains(false)
    let order = table.products.indices.sorted { left, right in
      let (one, two) = (table.products[left].share, table.products[right].share)
      return one == two ? left < right : one < two
    }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (position, place) in order.enumerated() where position > 0 {
      let isSame = table.products[order[position - 1]].share == table.products[place].share
      ranks[place] = ranks[order[position - 1]] + (isSame ? 0 : 1)
    }
    self.ranks = ranks
    let perMinor = Int128(1_000_000_000 / dataset.settings.currency.minorPerMajor)
    let isIncluded = dataset.settings.pricesIncludeVAT
    terms = dataset.terms.map { term in
      let rate = term.vatRateMillionths
      return TermFacts(
        product: Int(term.product), place: Int(table.placeOfProduct[Int(term.product)]),
        isKept: table.isKept[Int(term.product)], netOfMinor: scale.netOfMinor(rate),
        paidOfMinor: isIncluded ? perMinor : perMinor * (1_000_000 + Int128(rate)) / 1_000_000,
        costOfThousandth: term.costMicros.map { Int128($0) * scale.costOfBillionth(rate) })
    }
  }

  /// Whether a term's product is of the categories asked for.
  func keeps(term: Int) -> Bool { terms[term].isKept }

  /// Billionths of a major unit that a shopper pays for a minor unit of a term.
  func paidOfMinor(term: Int) -> Int128 { terms[term].paidOfMinor }

  /// The day after the last sale; nil where there is none.
  static func dayAfterLastSale(_ dataset: Dataset) -> Day? {
    var last: UInt16?
    forEachBlock(of: dataset) { block in
      for index in 0..<block.count where !ReceiptFlags(rawValue: block.flags[index]).contains(.isReturn) {
        last = max(last ?? 0, block.day[index])
      }
    }
    return last.map { Day(number: Int32($0) + 1) }
  }

  /// Calls with the blocks of all shoppers, then with the anonymous receipts.
  static func forEachBlock(of dataset: Dataset, _ body: (borrowing ReceiptBlock) -> Void) {
    dataset.columns.forEachShopper(in: 0..<dataset.columns.shopperCount, body)
    dataset.columns.forEachAnonymous(part: 0, of: 1, body)
  }

  /// What was sold in a window.
  ///
  /// - Complexity: O(receipts + lines of the window).
  func read(_ window: Period) -> Demand {
    var demand = Demand(window: window, ofProduct: .init(repeating: .init(), count: table.products.count))
    var basket = BasketSums()
    let days = UInt16(clamping: window.from.number)..<UInt16(clamping: window.to.number)
    DemandReader.forEachBlock(of: dataset) { block in
      var previous: UInt32?
      for index in 0..<block.count where days.contains(block.day[index]) {
        let flags = ReceiptFlags(rawValue: block.flags[index])
        let isSale = !flags.contains(.isReturn)
        guard add(block, index, isSale: isSale, to: &demand, &basket), isSale else { continue }
        if block.shopper >= 0, flags.contains(.isMember) {
          if let previous {
            demand.intervalSeconds += Int128(block.at[index]) - Int128(previous)
            demand.intervals += 1
          }
          previous = block.at[index]
        }
      }
    }
    return demand
  }

  /// Sums of one receipt by product, kept between receipts so that nothing is allocated.
  private struct BasketSums {
    var lines: [(place: Int, product: Int, revenue: Int128, margin: Int128)] = []
  }

  /// Adds a receipt.
  ///
  /// - Returns: whether it is of the categories asked for.
  private func add(
    _ block: borrowing ReceiptBlock, _ index: Int, isSale: Bool, to demand: inout Demand, _ basket: inout BasketSums
  ) -> Bool {
    basket.lines.removeAll(keepingCapacity: true)
    let lines = block.lines(index)
    let offs = LinePoints.off(block, index)
    var kept = 0
    var money: Int128 = 0
    var onLines: Int64 = 0
    var margin: Int128 = 0
    var thinnest = Int32.max
    var isUnmatched = false
    if let codes = block.lineTerm {
      for line in lines {
        let facts = terms[Int(codes[line])]
        let amount = block.amount(line) - (offs.isEmpty ? 0 : offs[line - lines.lowerBound])
        onLines += amount
        guard facts.isKept else { continue }
        kept += 1
        money += Int128(amount) * facts.paidOfMinor
        let revenue = Int128(amount) * facts.netOfMinor
        // Money off on a sale moves no goods.
        let quantity = isSale ? max(0, block.quantity(line)) : Int64(block.quantity(line).magnitude)
        let sign: Int128 = isSale ? 1 : -1
        guard facts.place >= 0, let cost = facts.costOfThousandth else {
          isUnmatched = true
          demand.unmatched[facts.product, default: .init()].add(
            lines: isSale ? 1 : 0, units: sign * Int128(quantity), revenue: sign * revenue)
          basket.lines.append((-1, facts.product, revenue, 0))
          continue
        }
        let earned = revenue - cost * Int128(quantity)
        demand.ofProduct[facts.place].units += sign * Int128(quantity)
        demand.ofProduct[facts.place].revenue += sign * revenue
        demand.ofProduct[facts.place].margin += sign * earned
        guard isSale else { continue }
        demand.ofProduct[facts.place].lines += 1
        margin += earned
        thinnest = min(thinnest, ranks[facts.place])
        basket.lines.append((facts.place, facts.product, revenue, earned))
      }
    }
    let isWhole = kept == lines.count
    guard kept > 0 || (isWhole && isEverythingKept) else { return false }
    guard isSale else { return true }
    // What the receipt's total differs by from its lines is on no line.
    if isWhole && isEverythingKept {
      money += Int128(block.total(index) - onLines) * Int128(1_000_000_000 / dataset.settings.currency.minorPerMajor)
    }
    demand.money.append(money)
    demand.margins.append(margin)
    demand.thinnest.append(thinnest)
    demand.unmatchedReceipts += isUnmatched ? 1 : 0
    note(basket, margin: margin, in: &demand)
    return true
  }

  /// Notes what stands beside what on one sale.
  private func note(_ basket: BasketSums, margin: Int128, in demand: inout Demand) {
    var clusters: UInt8 = 0
    for (position, line) in basket.lines.enumerated() where line.place >= 0 {
      clusters |= 1 << UInt8(table.products[line.place].cluster)
      // Each product once, at its first line.
      if basket.lines[..<position].contains(where: { $0.place == line.place }) { continue }
      var own: Int128 = 0
      var revenue: Int128 = 0
      var isPaired = false
      for other in basket.lines {
        if other.place == line.place {
          own += other.margin
          revenue += other.revenue
        } else {
          isPaired = true
        }
      }
      demand.ofProduct[line.place].receipts += 1
      guard isPaired else { continue }
      demand.ofProduct[line.place].pairedReceipts += 1
      demand.ofProduct[line.place].pairedRevenue += revenue
      demand.ofProduct[line.place].marginBeside += margin - own
    }
    for cluster in 0..<4 where clusters & (1 << UInt8(cluster)) != 0 { demand.receiptsOfCluster[cluster] += 1 }
  }
}

extension Demand.Unmatched {
  mutating func add(lines: Int, units: Int128, revenue: Int128) {
    self.lines += lines
    self.units += units
    self.revenue += revenue
  }
}

/// The part of each line that points paid, where amounts still hold it (`points_included`).
enum LinePoints {
  /// By line of the receipt, in minor units; empty where nothing is to be taken off.
  static func off(_ block: borrowing ReceiptBlock, _ index: Int) -> [Int64] {
    let points = block.pointsPaid(index)
    guard points != 0, ReceiptFlags(rawValue: block.flags[index]).contains(.amountsHoldPoints) else { return [] }
    var weights: [Int64] = []
    for line in block.lines(index) { weights.append(max(0, block.amount(line))) }
    return splitByLargestRemainder(points, weights: weights)
  }
}
