import VernaCore
import VernaStatistics

/// Holds values against norms, with the rule of when a reading is too early.
struct Judge {
  let query: MetricQuery
  let launch: Day?

  /// Figures that norms are relative to.
  struct References {
    var onlineShare = 0.0
    var figures: [String: Double] = [:]
  }

  func references(_ results: [String: MetricResult], aggregates: PeriodAggregates?) -> References {
    var references = References()
    if let cac = results["cac"]?.value { references.figures["cac"] = cac.double }
    guard let receipts = aggregates?.receipts else { return references }
    let sales = receipts.member.sales + receipts.other.sales
    if sales > 0 {
      references.onlineShare = Double(receipts.member.onlineSales + receipts.other.onlineSales) / Double(sales)
    }
    if receipts.knownCustomers > 0 {
      references.figures["known_non_members"] = Double(receipts.knownCustomerReceipts) / Double(receipts.knownCustomers)
    }
    return references
  }

  func norm(of id: String, period: Period, references: References) -> Norm? {
    if let own = query.norms[id] { return own }
    if id == "frequency.customer" {
      return references.figures["known_non_members"].map { Norm(low: $0, high: nil, source: "000") }
    }
    return Norms.norm(
      of: id, in: query.industry, period: period, onlineShare: references.onlineShare, reference: references.figures)
  }

  func status(of result: MetricResult, norm: Norm?, period: Period) -> NormStatus {
    Norms.status(of: result.value?.double, norm: norm, isTooEarly: isTooEarly(period))
  }

  /// First judgement 6 months after launch, a year for slow goods (METRICS.md, "When to look").
  private func isTooEarly(_ period: Period) -> Bool {
    guard let launch else { return false }
    return period.to < launch.adding(months: query.industry == .grocery ? 6 : 12)
  }
}

extension Trend {
  /// Three full steps in a row under (over) the same steps last year are falling (rising); without that year nothing is
  /// judged (METRICS.md).
  ///
  /// - Parameters:
  ///   - steps: values by metric id of the full steps so far, oldest first.
  ///   - yearAgo: the same steps last year, in the same order.
  static func judge(_ id: String, steps: [[String: Double]], yearAgo: [[String: Double]]) -> Trend {
    guard steps.count >= 3 else { return .notJudged }
    var below = 0
    var above = 0
    for (now, before) in zip(steps.suffix(3), yearAgo.suffix(3)) {
      guard let value = now[id], let past = before[id] else { return .notJudged }
      if value.isClearlyLess(than: past) { below += 1 } else if past.isClearlyLess(than: value) { above += 1 }
    }
    if below == 3 { return .falling }
    return above == 3 ? .rising : .steady
  }
}
