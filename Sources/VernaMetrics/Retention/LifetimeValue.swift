import VernaCore
import VernaStatistics

extension MetricDefinition {
  /// Revenue of a member's life: "at least", since lives that go on are cut off at the period's end.
  static let lifetimeRevenue = MetricDefinition.receipts(
    "ltv.revenue", .retention, .money, .higher, source: "001",
    "receipts a month lived x basket.net x mean lifetime in months", isLive: false
  ) { context in
    context.lifetimeRevenue.result {
      MetricResult(value: .real($0), n: context.now.receipts.lives.members, notes: context.lifeNotes)
    }
  }

  /// Margin of a member's life.
  static let lifetimeMargin = MetricDefinition.receipts(
    "ltv.margin", .retention, .money, .higher, source: "000",
    "basket.net x receipts a year x lifetime in years x GM%", isLive: false
  ) { context in
    context.lifetimeRevenue.flatMap { revenue in context.memberMarginShare.map { revenue * $0 } }.result {
      MetricResult(value: .real($0), n: context.now.receipts.lives.members, notes: context.lifeNotes)
    }
  }

  /// Customer value by the yearly figures and churn.
  static let lifetimeValueSimple = MetricDefinition.receipts(
    "clv.simple", .retention, .money, .higher, source: "003",
    "basket.net x (sale receipts of 12 months / members with a sale in them) x GM% / churn.annual", isLive: false,
    lookBack: { $0.now.period.to.adding(months: -12) }
  ) { context in
    let churn = churnAnnual.evaluate(context)
    guard let lost = churn.value?.double else { return .absent(churn.absence ?? .zeroDenominator) }
    guard let frequency = context.now.receipts.yearEnding.receipts.ratio, lost > 0 else {
      return .absent(.zeroDenominator)
    }
    return context.netBasket.flatMap { basket in
      context.memberMarginShare.map { basket * frequency * $0 / lost }
    }.result { MetricResult(value: .real($0), n: context.now.receipts.yearEnding.receipts.count) }
  }
}

extension MetricContext {
  /// basket.net: (S_m - R_m) / N_m in minor units.
  fileprivate var netBasket: Known<Double> {
    let sums = now.receipts.member
    guard sums.saleReceipts > 0 else { return .absent(.zeroDenominator) }
    return .value(Double(sums.sales - sums.returns) / Double(sums.saleReceipts))
  }

  /// GM% of members' purchases.
  fileprivate var memberMarginShare: Known<Double> {
    ProgrammeMoney(self).memberMargin.flatMap { figures in
      figures.revenue == 0 ? .absent(.zeroDenominator) : .value(Double(figures.margin) / Double(figures.revenue))
    }
  }

  /// ltv.revenue in minor units.
  fileprivate var lifetimeRevenue: Known<Double> {
    let lives = now.receipts.lives
    guard lives.spansTwoWindows else { return .absent(.spanTooShort) }
    guard let months = lives.meanLifetimeMonths, lives.days > 0 else { return .absent(.zeroDenominator) }
    let receiptsAMonth = Double(lives.receipts) / (lives.days / 30.4375)
    return netBasket.map { receiptsAMonth * $0 * months }
  }

  fileprivate var lifeNotes: [MetricNote] {
    let censored = now.receipts.lives.censoredShare
    return censored > 0 ? [.other("at_least"), .censoredShare(censored)] : []
  }
}
