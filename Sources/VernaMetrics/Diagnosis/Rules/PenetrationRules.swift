import VernaCore

/// Too few receipts or too little turnover with a card.
enum PenetrationRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let drafts = Drafts(facts: facts)
    let anonymous = facts.number("basket.anonymous") ?? 0
    var found: [Diagnosis.Weighed] = []
    let receiptsFall = facts.worsens("receipts.member_share")
    if facts.isLow("receipts.member_share") || receiptsFall {
      let share = facts.number("receipts.member_share") ?? 0
      let norm = wanted("receipts.member_share", facts)
      let missing = max(0, norm - share) * facts.receipts
      let visible = missing * anonymous
      found.append(
        facts.finding(
          "receipts_share_low", .bad, metrics: ["receipts.member_share", "scan.by_cashier", "scan.by_store"],
          falls: !facts.isLow("receipts.member_share"),
          facts: ["missing": .count(Int64((missing / facts.months).rounded()))],
          causes: ["no_benefit_seen", "cashiers_do_not_ask", "not_online"],
          actions: [
            drafts.cashierScript(), drafts.bonusForCard(onTurnover: visible, receipts: missing),
            drafts.onlineEnrolment(), drafts.holdOut(moves: "receipts.member_share"),
          ], visible: visible, turnover: max(visible, 1)))
    }
    let revenueFalls = facts.worsens("revenue.member_share")
    if facts.isLow("revenue.member_share") || revenueFalls {
      let share = facts.number("revenue.member_share") ?? 0
      let norm = wanted("revenue.member_share", facts)
      let visible = max(0, norm - share) * facts.turnover
      found.append(
        facts.finding(
          "revenue_share_low", .bad, metrics: ["revenue.member_share"],
          falls: !facts.isLow("revenue.member_share"),
          causes: ["base_not_covered", "no_benefit_seen", "hard_to_enrol"],
          actions: [
            drafts.onlineEnrolment(), drafts.bonusForCard(onTurnover: visible, receipts: 0), drafts.cashierScript(),
            drafts.holdOut(moves: "revenue.member_share"),
          ], visible: visible, turnover: max(visible, 1)))
    }
    return found
  }

  /// The share to come to: the norm where it is missed, else what the share was before it fell.
  private static func wanted(_ id: String, _ facts: DiagnosisFacts) -> Double {
    let share = facts.number(id) ?? 0
    if facts.isLow(id), let norm = facts.metric(id)?.norm?.low { return norm }
    return facts.yearlyChange(id).map { min(1, share / max(0.5, 1 + $0)) } ?? share
  }
}
