/// The designed ladder and those beside it.
struct LadderSet {
  /// Nil where the cap is under one point: no ladder.
  let designed: LadderSteps?
  let alternatives: [LadderDesign.Ladder]

  /// - Parameter cap: in millionths.
  init(tables: EconomicsTables, basis: LadderBasis, threshold: Fraction, cap: Int64, levels: Int) {
    guard cap >= 10_000 else {
      designed = nil
      alternatives = []
      return
    }
    let ceilings = LadderSteps.ceilings(cap: Fraction(cap, 1_000_000), levels: levels)
    let first = max(threshold, Fraction(11, 10) * basis.meanBasket)
    func ladder(_ step: Fraction, _ shares: [Fraction]) -> LadderSteps {
      LadderSteps(basis: basis, first: first, step: step, shares: shares)
    }
    designed = ladder(basis.meanMargin, ceilings)
    let median = tables.medianMargin
    let overShare = basis.marginShare.flatMap { median.over($0) }
    let others: [(id: String, step: Fraction?, shares: [Fraction])] = [
      ("median_margin", median, ceilings), ("median_margin_over_gm", overShare, ceilings),
      ("cheapest", basis.meanMargin, LadderSteps.cheapest(ceilings)),
    ]
    alternatives = others.map { id, step, shares in
      let steps = step.map { ladder($0, shares) }
      return LadderDesign.Ladder(id: id, step: step?.double, levels: steps?.levels ?? [], cost: steps?.cost)
    }
  }
}
