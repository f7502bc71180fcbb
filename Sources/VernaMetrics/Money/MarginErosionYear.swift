import VernaCore
import VernaStatistics

extension MetricDefinition {
  /// By how much the margin of members' purchases rose (or, negative, fell) against the same period last year.
  static let marginErosionYear = MetricDefinition(
    id: "margin.erosion_year", section: .money, unit: .sharePoints, good: .higher, source: "003,004",
    formula: "GM% - GM% of the same period last year"
  ) { context in
    if let absence = context.absence() { return .absent(absence) }
    guard let past = context.yearAgo else {
      return .absent(.needsReceiptsFrom(context.query.yearAgo(context.now.period).from))
    }
    let before = ProgrammeMoney(past, context).memberMargin
    return ProgrammeMoney(context).memberMargin.flatMap { now in before.map { (now, $0) } }.result { now, then in
      guard now.revenue != 0, then.revenue != 0 else { return .absent(.zeroDenominator) }
      let share = Double(now.margin) / Double(now.revenue)
      let shareBefore = Double(then.margin) / Double(then.revenue)
      return MetricResult(
        value: .real(share - shareBefore), numerator: .real(share), denominator: .real(shareBefore),
        n: context.now.receipts.member.saleReceipts,
        interval: context.now.costs.marginChangeVariance.map {
          ConfidenceInterval(estimate: share - shareBefore, standardError: $0.squareRoot()).range
        }, notes: now.notes)
    }
  }
}
