/// Products whose margin share is under the cap, and what may be done with them, compared in money of the window.
///
/// Excluding costs nothing and brings nothing. The other three give the reward at the cap: accepting on every sale, a lead
/// generator on every sale too but as bait, a paired product only beside another item. What bait and pairs bring is not in the
/// history; it is assumed as the metric catalogue does for actions without an experiment of one's own, at the top of 0 to 3 %:
/// so many more receipts with it (bait), so many of its receipts that another item joins (pairs). Beside it stands the break-even.
struct ThinProducts {
  let tables: EconomicsTables
  let cap: Fraction
  /// The treatment asked for, nil for the one that leaves the most.
  let wanted: LadderDesign.BelowCap.Treatment?

  /// The assumed uplift.
  static let uplift = Fraction(3, 100)

  /// Places of the products, the thinnest first.
  func places(_ cap: ExactShare) -> [Int] {
    tables.table.products.indices.filter { tables.table.products[$0].share < cap }.sorted { left, right in
      (tables.ranks[left], left) < (tables.ranks[right], right)
    }
  }

  /// The row of a product.
  func row(_ place: Int) -> LadderDesign.BelowCap {
    let product = tables.table.products[place]
    let scale = tables.scale
    let sold = tables.demand.ofProduct[place]
    let compared = compared(sold)
    // Of equals the first: what is safest.
    let best = compared.reduce(compared[0]) { $1.left > $0.left ? $1 : $0 }
    return LadderDesign.BelowCap(
      sku: product.sku, marginShare: product.share.fraction.double, treatment: wanted ?? best.treatment,
      leftAtCap: (scale.major(product.margin) - cap * scale.major(product.price)).double,
      revenue: scale.major(sold.revenue).double, compared: compared)
  }

  private func compared(_ sold: Demand.OfProduct) -> [LadderDesign.BelowCap.Compared] {
    let scale = tables.scale
    let margin = scale.major(sold.margin)
    let beside = scale.major(sold.marginBeside)
    let reward = cap * scale.major(sold.revenue)
    let pairReward = cap * scale.major(sold.pairedRevenue)
    let uplift = ThinProducts.uplift
    var rows: [LadderDesign.BelowCap.Compared] = []
    func add(
      _ treatment: LadderDesign.BelowCap.Treatment, reward: Fraction, brought: Fraction, breakEven: Fraction?
    ) {
      rows.append(
        LadderDesign.BelowCap.Compared(
          treatment: treatment, reward: reward.double, brought: brought.double,
          left: (margin + brought - reward).double, breakEven: breakEven?.double))
    }
    add(.exclude, reward: .zero, brought: .zero, breakEven: .zero)
    // A receipt that another item joins brings what such receipts hold beside it, and costs the reward on it.
    let pairs = Fraction(sold.receipts).over(Fraction(sold.pairedReceipts)) ?? .zero
    add(
      .paired, reward: pairReward + uplift * pairs * pairReward, brought: uplift * pairs * beside,
      breakEven: breakEven(pairReward, pairs * (beside - pairReward)))
    add(
      .leadGen, reward: reward + uplift * reward, brought: uplift * (margin + beside),
      breakEven: breakEven(reward, margin + beside - reward))
    add(.accept, reward: reward, brought: .zero, breakEven: nil)
    return rows
  }

  private func breakEven(_ cost: Fraction, _ gain: Fraction) -> Fraction? {
    if cost.isZero { return .zero }
    return Fraction.zero < gain ? cost / gain : nil
  }
}
