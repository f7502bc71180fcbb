import VernaCore

/// Promotion hunters, and the side-effect alarms: margin that erodes, ever more money on promotion.
enum PromotionRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let drafts = Drafts(facts: facts)
    var found: [Diagnosis.Weighed] = []
    if facts.isSurely("cherry_pickers.share", over: facts.thresholds.cherryPickers)
      || facts.worsens("cherry_pickers.share")
    {
      let share = facts.number("cherry_pickers.share") ?? 0
      found.append(
        facts.finding(
          "cherry_pickers", .warning, metrics: ["cherry_pickers.share", "price.gap", "promo.dependence"],
          causes: ["promotions_for_all", "points_on_promotions", "programme_rewards_saving"],
          actions: [
            drafts.minimumBasket(), drafts.noPointsOnPromotions(moves: "cherry_pickers.share"),
            drafts.holdOut(moves: "margin.member"),
          ], turnover: facts.memberTurnover * share))
    }
    let erosion = "margin.erosion_year"
    let erodes = facts.isSurely(erosion, under: 0) && (facts.number(erosion) ?? 0) <= -facts.thresholds.marginErosion
    let promotionsGrow = facts.worsens("promo.dependence")
    guard erodes || promotionsGrow else { return found }
    var evidence: [Phrase] = []
    if let change = facts.number(erosion), erodes {
      let money = -change * (facts.metric("margin.member")?.result.denominator?.double ?? 0)
      evidence.append(
        Phrase("evidence.margin_lost", ["change": .sharePoints(change), "money": .money(Int64(money.rounded()))]))
    }
    if let share = facts.number("promo.dependence"), promotionsGrow,
      let change = facts.yearlyDifference("promo.dependence")
    {
      evidence.append(
        Phrase(
          "evidence.promotions_grow",
          [
            "share": .share(share), "change": change,
            "steps": .word("three." + (facts.report.query.by ?? .month).rawValue),
          ]))
    }
    found.append(
      facts.finding(
        erodes ? "margin_erosion" : "promotions_grow", erodes ? .bad : .warning,
        metrics: erodes ? [erosion, "margin.member", "promo.dependence"] : ["promo.dependence", "margin.member"],
        causes: erodes
          ? ["promotions_deeper", "cost_rises", "cherry_pickers"] : ["promotions_for_all", "promotions_deeper"],
        actions: [
          drafts.noPointsOnPromotions(moves: "promo.dependence"),
          drafts.task("action.promotion_floor", draft: [Phrase("draft.margin_floor")], moves: erosion),
          drafts.holdOut(moves: "margin.member"),
        ], turnover: facts.memberTurnover, evidence: evidence))
    return found
  }
}
