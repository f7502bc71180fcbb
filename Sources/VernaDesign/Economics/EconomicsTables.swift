import VernaCore

/// The tables of the first step: clusters, threshold, cap; exact until they are written down.
struct EconomicsTables {
  let table: ProductTable
  let demand: Demand
  let scale: ExactScale
  let ranks: [Int32]
  let quartiles: MarginQuartiles
  let currency: Currency

  /// Sums of a cluster in units of the scale.
  struct Cluster {
    var places: [Int] = []
    var capacity: Int128 = 0
    var units: Int128 = 0
    var revenue: Int128 = 0
    var margin: Int128 = 0
    var lines = 0
    /// The lowest price of a product sold, in millionths of a millionth of a major unit.
    var leastSoldPrice: Int128?
  }

  let clusters: [Cluster]

  init(
    table: ProductTable, demand: Demand, scale: ExactScale, ranks: [Int32], quartiles: MarginQuartiles,
    currency: Currency
  ) {
    self.table = table
    self.demand = demand
    self.scale = scale
    self.ranks = ranks
    self.quartiles = quartiles
    self.currency = currency
    var clusters = [Cluster](repeating: Cluster(), count: 4)
    for (place, product) in table.products.enumerated() {
      let sold = demand.ofProduct[place]
      clusters[product.cluster].add(place, product, sold)
    }
    self.clusters = clusters
  }

  var receipts: Fraction { Fraction(demand.receipts) }
  var meanBasket: Fraction { Fraction(demand.moneyOnReceipts, 1_000_000_000) / receipts }
  var meanMargin: Fraction { scale.major(demand.margin) / receipts }
  var marginShare: Fraction? { scale.major(demand.margin).over(scale.major(demand.revenue)) }

  /// The median of the margins of sale receipts: of an even number the mean of the two middle ones.
  var medianMargin: Fraction {
    let sorted = demand.margins.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? scale.major(sorted[middle]) : scale.major(sorted[middle - 1] + sorted[middle]) * Fraction(1, 2)
  }

  /// The clusters as they are written down.
  var rows: [LadderDesign.MarginCluster] {
    clusters.enumerated().map { index, cluster in
      let products = cluster.places.map { table.products[$0] }
      return LadderDesign.MarginCluster(
        cluster: index + 1, products: products.count,
        marginMin: products.map(\.margin).min().map { scale.major($0).double },
        marginMax: products.map(\.margin).max().map { scale.major($0).double },
        capacity: scale.major(cluster.capacity).double,
        marginShareMin: products.map(\.share).min()?.fraction.double,
        marginShareMax: products.map(\.share).max()?.fraction.double,
        units: Fraction(cluster.units, 1000).double, lines: cluster.lines,
        receipts: demand.receiptsOfCluster[index], revenue: scale.major(cluster.revenue).double,
        marginRealised: scale.major(cluster.margin).double)
    }
  }
}

extension EconomicsTables.Cluster {
  fileprivate mutating func add(_ place: Int, _ product: DesignedProduct, _ sold: Demand.OfProduct) {
    places.append(place)
    capacity += product.margin
    units += sold.units
    revenue += sold.revenue
    margin += sold.margin
    lines += sold.lines
    if sold.lines > 0 { leastSoldPrice = min(leastSoldPrice ?? product.paidPrice, product.paidPrice) }
  }
}

// MARK: - Entry threshold

extension EconomicsTables {
  /// The cluster that is first by a value, of equals the higher; among those that anything was sold of.
  private func first(by value: (Int) -> Int128, soldOnly: Bool) -> Int? {
    let candidates = clusters.indices.filter { !soldOnly || clusters[$0].leastSoldPrice != nil }
    return candidates.max { (value($0), $0) < (value($1), $1) }
  }

  /// The cluster with the largest margin realised; nil where nothing was sold.
  var entryCluster: Int? { first(by: { clusters[$0].margin }, soldOnly: true) }

  private func leastPrice(_ cluster: Int) -> Fraction? {
    clusters[cluster].leastSoldPrice.map { Fraction($0, 1_000_000_000_000) }
  }

  /// The threshold exactly; nil where nothing was sold.
  var threshold: Fraction? { entryCluster.flatMap(leastPrice) }

  /// The share of sale receipts whose money reaches a threshold.
  private func share(reaching threshold: Fraction) -> Double {
    let least = threshold * Fraction(1_000_000_000)
    let whole = least.ceiling
    let reached = demand.money.count { WholeNumber($0) >= whole }
    return (Fraction(reached) / receipts).double
  }

  /// The threshold by every reading.
  func entryThreshold(_ cluster: Int, _ value: Fraction) -> LadderDesign.EntryThreshold {
    var others: [LadderDesign.EntryThreshold.Reading] = []
    func add(_ id: String, _ cluster: Int, _ value: Fraction?) {
      others.append(
        LadderDesign.EntryThreshold.Reading(
          reading: id, value: value?.double, receiptsShare: value.map { share(reaching: $0) }, cluster: cluster + 1))
    }
    let readings: [(String, (Int) -> Int128)] = [
      ("capacity", { clusters[$0].capacity }), ("units", { clusters[$0].units }),
      ("receipts", { Int128(demand.receiptsOfCluster[$0]) }),
    ]
    for (id, measure) in readings {
      if let found = first(by: measure, soldOnly: false) { add(id, found, leastPrice(found)) }
    }
    let bound = clusters[cluster].places.map { table.products[$0].margin }.min()
    add("margin_bound", cluster, bound.map { scale.major($0) })
    return LadderDesign.EntryThreshold(
      value: value.double, cluster: cluster + 1, receiptsShare: share(reaching: value), others: others)
  }
}

// MARK: - Reward cap

extension EconomicsTables {
  /// The cap by the shares of products, before anything is taken off; millionths.
  var reachedCap: Int64 {
    CapRule.reached(table.products.map(\.share), weights: table.products.map { _ in 1 })
  }

  /// The cap with every reading.
  func rewardCap(_ millionths: Int64, entry: Int) -> LadderDesign.RewardCap {
    let entryShare = clusters[entry].places.map { table.products[$0].share }.min()
    let revenue75 =
      demand.revenue > 0
      ? CapRule.reached(table.products.map(\.share), weights: demand.ofProduct.map(\.revenue)) : nil
    var readings = [reading("value", ExactShare(millionths: millionths))]
    if let entryShare { readings.append(reading("entry_cluster_min", entryShare)) }
    if let revenue75 { readings.append(reading("revenue_75", ExactShare(millionths: revenue75))) }
    return LadderDesign.RewardCap(
      value: Fraction(millionths, 1_000_000).double, millionths: millionths,
      reached: Fraction(reachedCap, 1_000_000).double, entryClusterMin: entryShare?.fraction.double,
      revenue75: revenue75.map { Fraction($0, 1_000_000).double }, readings: readings)
  }

  private func reading(_ id: String, _ cap: ExactShare) -> LadderDesign.RewardCap.Reading {
    let under = table.products.indices.filter { table.products[$0].share < cap }
    // Ranks go with shares: what is under the cap is what ranks up to the greatest of them.
    let greatest = under.map { ranks[$0] }.max() ?? -1
    let receipts = demand.thinnest.count { $0 <= greatest }
    let revenue = under.reduce(Int128(0)) { $0 + demand.ofProduct[$1].revenue }
    let left = scale.major(demand.margin) - cap.fraction * scale.major(demand.revenue)
    return LadderDesign.RewardCap.Reading(
      reading: id, value: cap.fraction.double, productsShare: Fraction(under.count, table.products.count).double,
      receiptsShare: (Fraction(receipts) / self.receipts).double,
      revenueShare: Fraction(revenue).over(Fraction(demand.revenue))?.double, profitLeft: left.double)
  }
}
