/// How the main figures move when prices, costs or the mix of sales do and everything else stays.
///
/// Price and cost: 5 and 10 per cent up and down, of the products' and of what was paid (cost) for them; units stay. Mix: a tenth of
/// the entry cluster's revenue goes to the other clusters, or a tenth of theirs to it, each in proportion and at its own margin.
struct SensitivityTable {
  let tables: EconomicsTables
  let basis: LadderBasis
  let request: DesignRequest
  let entry: Int

  /// The rows.
  ///
  /// - Parameter topShare: the reward of the top level; nil for no ladder.
  func rows(topShare: Fraction?) -> [LadderDesign.Sensitivity] {
    let changes: [Int128] = [-10, -5, 5, 10]
    return changes.map { scaled("price", price: 100 + $0, cost: 100, change: $0, topShare) }
      + changes.map { scaled("cost", price: 100, cost: 100 + $0, change: $0, topShare) }
      + [-10, 10].map { mixed($0, topShare) }
  }

  /// Prices and costs in per cent of today's. Amounts are kept a hundred times as large.
  private func scaled(
    _ factor: String, price: Int128, cost: Int128, change: Int128, _ topShare: Fraction?
  ) -> LadderDesign.Sensitivity {
    let products = tables.table.products
    let margins = products.map { $0.price * price - ($0.price - $0.margin) * cost }
    let quartiles = MarginQuartiles(margins)
    let shares = zip(products, margins).map { ExactShare($1, of: $0.price * price) }
    var revenue: Int128 = 0
    var margin: Int128 = 0
    var ofCluster = [Int128](repeating: 0, count: 4)
    var least = [Int128?](repeating: nil, count: 4)
    for place in products.indices {
      let sold = tables.demand.ofProduct[place]
      let earned = sold.revenue * price - (sold.revenue - sold.margin) * cost
      revenue += sold.revenue * price
      margin += earned
      let cluster = quartiles.cluster(of: margins[place])
      ofCluster[cluster] += earned
      if sold.lines > 0 { least[cluster] = min(least[cluster] ?? products[place].paidPrice, products[place].paidPrice) }
    }
    let best = (0..<4).filter { least[$0] != nil }.max { (ofCluster[$0], $0) < (ofCluster[$1], $1) }
    let threshold = best.flatMap { least[$0] }.map { Fraction($0, 1_000_000_000_000) * Fraction(price, 100) }
    return row(
      factor, change, cap: CapRule.reached(shares, weights: products.map { _ in 1 }), threshold: threshold,
      revenue: tables.scale.major(revenue) * Fraction(1, 100), margin: tables.scale.major(margin) * Fraction(1, 100),
      meanBasket: basis.meanBasket * Fraction(price, 100), topShare)
  }

  private func mixed(_ change: Int128, _ topShare: Fraction?) -> LadderDesign.Sensitivity {
    let scale = tables.scale
    let (revenue, margin) = (scale.major(tables.demand.revenue), scale.major(tables.demand.margin))
    let own = (revenue: scale.major(tables.clusters[entry].revenue), margin: scale.major(tables.clusters[entry].margin))
    let others = (revenue: revenue - own.revenue, margin: margin - own.margin)
    let (from, into) = change < 0 ? (own, others) : (others, own)
    // Without revenue to go to nothing moves.
    let moved = into.margin.over(into.revenue).map { from.revenue * $0 - from.margin } ?? .zero
    return row(
      "mix", change, cap: tables.reachedCap, threshold: tables.threshold, revenue: revenue,
      margin: margin + Fraction(1, 10) * moved, meanBasket: basis.meanBasket, topShare)
  }

  private func row(
    _ factor: String, _ change: Int128, cap reached: Int64, threshold: Fraction?, revenue: Fraction, margin: Fraction,
    meanBasket: Fraction, _ topShare: Fraction?
  ) -> LadderDesign.Sensitivity {
    let meanMargin = margin / tables.receipts
    let profit = topShare.map { meanMargin - $0 * meanBasket }
    var purchases: Int64?
    if let profit, let cac = basis.cac, Fraction.zero < profit { purchases = (cac / profit).ceiling.int64 }
    let cap = min(reached - request.keepMillionths, request.capMillionths ?? Int64.max)
    return LadderDesign.Sensitivity(
      factor: factor, change: Fraction(change, 100).double, rewardCap: Fraction(cap, 1_000_000).double,
      entryThreshold: threshold?.double, marginShare: margin.over(revenue)?.double, meanMargin: meanMargin.double,
      profitAtTop: profit?.double, paybackPurchases: purchases)
  }
}
