import VernaCore

/// Whether the programme can pay: its break-even, what a new member costs and is worth, what keeping one costs.
enum ReturnRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let drafts = Drafts(facts: facts)
    var found: [Diagnosis.Weighed] = []
    let breakEven = facts.number("roi.break_even") ?? 0
    if breakEven >= facts.thresholds.breakEven || facts.worsens("roi.break_even") {
      found.append(
        facts.finding(
          "break_even_high", breakEven >= 1 ? .bad : .warning,
          metrics: ["roi.break_even", "programme.cost_share", "discount.depth"],
          falls: breakEven < facts.thresholds.breakEven, causes: ["rewards_too_generous", "fixed_cost_too_large"],
          actions: [
            drafts.task("action.cut_cost", moves: "roi.break_even"),
            drafts.noPointsOnPromotions(moves: "roi.break_even"), drafts.holdOut(moves: "roi.break_even"),
          ], turnover: facts.memberTurnover))
    }
    if facts.isLow("ltv_to_cac") {
      found.append(
        facts.finding(
          "ltv_to_cac_low", .warning, metrics: ["ltv_to_cac", "ltv.margin", "cac"],
          causes: ["acquisition_dear", "members_leave_early"],
          actions: [
            drafts.task("action.cheaper_acquisition", moves: "cac"),
            drafts.winBack(silent: FrequencyRules.silentMembers(facts), moves: "ltv.margin"),
          ]))
    }
    if facts.isHigh("retention.cost") {
      found.append(
        facts.finding(
          "retention_cost_high", .note, metrics: ["retention.cost", "cac", "programme.cost_share"],
          causes: ["rewards_too_generous", "few_members_kept"],
          actions: [drafts.task("action.cut_cost", moves: "retention.cost")]))
    }
    for id in ["retention.rate", "retention.crr"] where facts.isLow(id) {
      found.append(
        facts.finding(
          "retention_low", .bad, metrics: [id, "churn.annual"], causes: ["programme_does_not_hold", "no_triggers"],
          actions: [
            drafts.winBack(silent: FrequencyRules.silentMembers(facts), moves: id), drafts.nextPurchaseCoupon(),
            drafts.holdOut(moves: id),
          ], turnover: facts.memberTurnover))
      break
    }
    return found
  }
}
