import VernaColumns
import VernaCore

/// Works the margin and the rewards of single receipts by METRICS.md (GM_m, RW).
struct ReceiptEconomics: Sendable {
  /// What the sums need to know of a line term.
  private struct Facts {
    let listMicros: Int64?
    let costMicros: Int64?
    let priceClass: Int
    let costClass: Int
    let isProgramme: Bool
    let isMeasured: Bool
  }

  let classes: VATClasses
  /// How many billionths of a major unit make a minor one.
  let scale: Int128
  private let facts: [Facts]

  init(dataset: Dataset) {
    let classes = VATClasses(dataset.terms)
    self.classes = classes
    scale = 1_000_000_000 / Int128(dataset.settings.currency.minorPerMajor)
    let settings = dataset.settings
    facts = dataset.terms.map { term in
      let rate = classes.index(of: term.vatRateMillionths)
      return Facts(
        listMicros: term.listPriceMicros, costMicros: term.costMicros, priceClass: settings.pricesIncludeVAT ? rate : 0,
        costClass: settings.costsIncludeVAT ? rate : 0, isProgramme: term.funding == .programme,
        isMeasured: dataset.products[Int(term.product)].isMeasured)
    }
  }

  /// Sums of nothing.
  var none: EconomicSums { EconomicSums(classes: classes.count) }

  /// Adds a receipt of a block; a return with `sign` -1.
  ///
  /// - Returns: whether the cost of any of its lines is known.
  @discardableResult
  func add(_ block: borrowing ReceiptBlock, _ index: Int, sign: Int64, to sums: inout EconomicSums) -> Bool {
    let lines = block.lines(index)
    let points = block.pointsPaid(index)
    sums.money += sign * block.total(index)
    guard !lines.isEmpty, let terms = block.lineTerm else {
      sums.rewards[0] += Int128(sign * points)
      return false
    }
    let shares = points == 0 ? [] : share(points, over: lines, of: block, terms)
    var knowsCost = false
    for line in lines {
      let facts = facts[Int(terms[line])]
      let amount = block.amount(line)
      let quantity = block.quantity(line)
      let share = shares.isEmpty ? 0 : shares[line - lines.lowerBound]
      let cost = facts.costMicros.map { Int128($0) * Int128(quantity * sign) }
      if let cost {
        sums.covered[facts.priceClass] += Int128(sign * amount)
        sums.goods[facts.costClass] += cost
        sums.coveredMoney += sign * amount
        knowsCost = true
      }
      var reward = share
      if facts.isProgramme {
        if amount == 0 {
          if let cost { sums.gifts[facts.costClass] += cost }
        } else if let list = listMoney(facts, quantity) {
          reward += max(0, list - amount - share)
        }
      }
      if reward != 0 { sums.rewards[facts.priceClass] += Int128(sign * reward) }
    }
    return knowsCost
  }

  /// Adds a sale to the sums of the revenue bridge: a line without a list price stands at what was paid and its share
  /// of points, a weighed or fractional line is one item.
  func add(_ block: borrowing ReceiptBlock, _ index: Int, to sums: inout RevenueBridge.Sums) {
    sums.sales += block.total(index)
    sums.receipts += 1
    let lines = block.lines(index)
    guard !lines.isEmpty, let terms = block.lineTerm else { return }
    let points = block.pointsPaid(index)
    let shares = points == 0 ? [] : share(points, over: lines, of: block, terms)
    for line in lines {
      let facts = facts[Int(terms[line])]
      let quantity = block.quantity(line)
      sums.items += facts.isMeasured || quantity % 1000 != 0 ? 1 : quantity / 1000
      if let list = listMoney(facts, quantity) {
        sums.list += list
        sums.hasListPrice = true
      } else {
        sums.list += block.amount(line) + (shares.isEmpty ? 0 : shares[line - lines.lowerBound])
      }
    }
  }

  /// Money paid with points split over lines in proportion to their amounts or, where all are 0, to their list money,
  /// gifts left out; by largest remainder, so that the parts add up.
  private func share(
    _ points: Int64, over lines: Range<Int>, of block: borrowing ReceiptBlock, _ terms: UnsafePointer<UInt32>
  ) -> [Int64] {
    var weights: [Int64] = []
    for line in lines { weights.append(max(0, block.amount(line))) }
    if weights.allSatisfy({ $0 == 0 }) {
      weights = []
      for line in lines {
        let facts = facts[Int(terms[line])]
        weights.append(facts.isProgramme ? 0 : max(0, listMoney(facts, block.quantity(line)) ?? 0))
      }
    }
    return splitByLargestRemainder(points, weights: weights)
  }

  /// list_price x qty, rounded to a minor unit; nil without a list price.
  private func listMoney(_ facts: Facts, _ quantity: Int64) -> Int64? {
    facts.listMicros.map { divideRoundingHalfAway(Int128($0) * Int128(quantity), by: scale) }
  }

  /// Gross margin without VAT: revenue and cost of goods, each rounded once.
  func margin(_ sums: EconomicSums) -> Int64 {
    classes.minorUnitsWithoutTax(sums.covered) - classes.minorUnitsWithoutTax(sums.goods, scale: scale)
  }

  /// Revenue without VAT of lines whose cost is known, and their margin, unrounded, in minor units.
  func revenueAndMargin(_ sums: EconomicSums) -> (revenue: Double, margin: Double) {
    let revenue = classes.withoutTax(sums.covered)
    return (revenue, revenue - classes.withoutTax(sums.goods) / Double(scale))
  }

  /// RW without VAT, rounded once.
  func rewardsWithoutTax(_ sums: EconomicSums) -> Int64 {
    // Points and discounts are in minor units, gifts in billionths: one fraction over the finer unit.
    classes.minorUnitsWithoutTax(
      zip(sums.rewards, sums.gifts).map { $0 * scale + $1 }, scale: scale)
  }
}
