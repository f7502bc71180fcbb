/// What every ladder is worked from.
struct LadderBasis {
  let meanBasket: Fraction
  let meanMargin: Fraction
  let marginShare: Fraction?
  let cac: Fraction?
  let interval: Fraction?
  let redemption: Fraction?
  /// Members' purchases; nil without members.
  let standing: MemberStanding?
}

/// Works the levels of a ladder.
struct LadderSteps {
  let basis: LadderBasis
  /// The first level's threshold.
  let first: Fraction
  /// From one level to the next.
  let step: Fraction
  /// By level.
  let shares: [Fraction]

  /// cap x k / n down to whole points.
  static func ceilings(cap: Fraction, levels: Int) -> [Fraction] {
    (1...levels).map { level in
      Fraction((cap * Fraction(100 * level, levels)).floor, .one) * Fraction(1, 100)
    }
  }

  /// The fewest whole points that still rise from level to level, never above the ceilings.
  static func cheapest(_ ceilings: [Fraction]) -> [Fraction] {
    ceilings.enumerated().map { index, ceiling in min(ceiling, Fraction(index + 1, 100)) }
  }

  /// From which purchases on each level begins.
  var thresholds: [Fraction] { shares.indices.map { first + Fraction($0) * step } }

  var levels: [LadderDesign.Level] {
    let thresholds = thresholds
    return thresholds.indices.map { index in
      level(index, from: thresholds[index], next: index + 1 < thresholds.count ? thresholds[index + 1] : nil)
    }
  }

  /// What it costs on the last 12 months' purchases of members, all points spent.
  var cost: Double? {
    guard let standing = basis.standing else { return nil }
    let sums = standing.sums(by: thresholds)
    return zip(sums.dropFirst(), shares).reduce(Fraction.zero) { $0 + $1.1 * $1.0.spend }.double
  }

  private func level(_ index: Int, from: Fraction, next: Fraction?) -> LadderDesign.Level {
    let share = shares[index]
    let profit = basis.meanMargin - share * basis.meanBasket
    var level = LadderDesign.Level(
      name: "level_\(index + 1)", from: from.double, fileFrom: from.roundedUp(significantDigits: 2).double,
      rewardShare: share.double,
      receiptsBetween: next.flatMap { ($0 - from).over(basis.meanBasket)?.double }, profit: profit.double,
      profitExpected: basis.redemption.map { (basis.meanMargin - share * $0 * basis.meanBasket).double })
    if let standing = basis.standing {
      let sum = standing.sums(by: thresholds)[index + 1]
      level.members = sum.members
      level.membersShare = Fraction(sum.members).over(Fraction(standing.members))?.double
      level.revenueShare = sum.spend.over(standing.spend)?.double
      level.revenueShareOfAll = sum.spend.over(standing.spendOfAll)?.double
    }
    if let cac = basis.cac { payBack(&level, from: from, share: share, profit: profit, cac: cac) }
    return level
  }

  private func payBack(
    _ level: inout LadderDesign.Level, from: Fraction, share: Fraction, profit: Fraction, cac: Fraction
  ) {
    level.revenueCacMultiple = (from / cac).double
    if let marginShare = basis.marginShare {
      let multiple = from * (marginShare - share) / cac
      level.profitCacMultiple = multiple.double
      level.roi = (multiple - .one).double
    }
    guard Fraction.zero < profit, let purchases = (cac / profit).ceiling.int64 else { return }
    level.paybackPurchases = purchases
    level.paybackDays = basis.interval.map { (Fraction(purchases - 1) * $0).double }
  }
}

extension LadderDesign.Level {
  /// A level of which only what the ladder itself says is known.
  init(
    name: String, from: Double, fileFrom: Double, rewardShare: Double, receiptsBetween: Double?, profit: Double,
    profitExpected: Double?
  ) {
    self.name = name
    self.from = from
    self.fileFrom = fileFrom
    self.rewardShare = rewardShare
    self.receiptsBetween = receiptsBetween
    self.profit = profit
    self.profitExpected = profitExpected
  }
}
