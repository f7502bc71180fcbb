import VernaStatistics

extension MetricDefinition {
  /// The articles' customer retention rate; it may exceed 1, so who came back stands beside it.
  static let retentionCRR = MetricDefinition.receipts(
    "retention.crr", .retention, .share, .higher, source: "000,001", "(E1 - NEW_E) / B0", lookBack: { $0.startWindow }
  ) { context in
    let members = context.now.receipts.members
    let kept = members.activeAtEnd - members.newActive
    // A member of B0 is never in NEW, so both at once is being in B0 and in E1.
    let moments = PairMoments(
      count: members.activeAtEnd + members.activeAtStart - members.activeAtBoth, x: Int128(kept),
      y: Int128(members.activeAtStart), xx: Int128(kept), xy: Int128(members.activeAtBoth),
      yy: Int128(members.activeAtStart))
    return .ratio(
      .count(kept), .count(members.activeAtStart), n: members.activeAtStart, interval: moments.ratioInterval()?.range,
      notes: [.beside(id: "base.members_reactivated", value: .count(members.reactivated))])
  }

  /// The same without those who came back.
  static let retentionCRRNet = MetricDefinition.receipts(
    "retention.crr_net", .retention, .share, .higher, source: "000,001", "(E1 - NEW_E - REACT) / B0",
    lookBack: { $0.startWindow }
  ) { context in
    let members = context.now.receipts.members
    let kept = members.activeAtEnd - members.newActive - members.reactivated
    let moments = PairMoments(
      count: members.activeAtEnd + members.activeAtStart - members.activeAtBoth, x: Int128(kept),
      y: Int128(members.activeAtStart), xx: Int128(kept), xy: Int128(members.activeAtBoth),
      yy: Int128(members.activeAtStart))
    return .ratio(
      .count(kept), .count(members.activeAtStart), n: members.activeAtStart, interval: moments.ratioInterval()?.range)
  }

  static let retentionRate = MetricDefinition.receipts(
    "retention.rate", .retention, .share, .higher, source: "003", "KEPT / B0", lookBack: { $0.startWindow }
  ) { context in
    let members = context.now.receipts.members
    return .memberShare(members.kept, of: members.activeAtStart)
  }

  /// 1 - retention.rate of the same period, never raised to a power.
  static let churnRate = MetricDefinition.receipts(
    "churn.rate", .retention, .share, .lower, source: "003", "1 - KEPT / B0", lookBack: { $0.startWindow }
  ) { context in
    let members = context.now.receipts.members
    return .memberShare(members.activeAtStart - members.kept, of: members.activeAtStart)
  }

  static let churnAnnual = MetricDefinition.receipts(
    "churn.annual", .retention, .share, .lower, source: "003", "1 - share of B12 that is in E1",
    lookBack: { $0.yearAgoWindow }
  ) { context in
    let members = context.now.receipts.members
    return .memberShare(members.activeYearAgo - members.activeYearAgoAndNow, of: members.activeYearAgo)
  }
}
