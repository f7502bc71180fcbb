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
    if erodes, let others = changeOfOthers(facts) {
      found.append(erosionOfAll(facts, others: others, evidence: evidence))
      return found
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

  /// How the margin without a card changed, where it fell about as much as members' did: then the programme is not to
  /// blame.
  private static func changeOfOthers(_ facts: DiagnosisFacts) -> Double? {
    guard let change = facts.number("margin.erosion_year"), let others = facts.metric("margin.anonymous"),
      let now = others.result.value?.double, let past = others.yearAgo?.double
    else { return nil }
    return now - past <= 0.75 * change ? now - past : nil
  }

  /// The margin of the whole shop falls: costs, prices and promotions for all are looked at before the programme is.
  private static func erosionOfAll(_ facts: DiagnosisFacts, others: Double, evidence: [Phrase]) -> Diagnosis.Weighed {
    let drafts = Drafts(facts: facts)
    let slots: [String: Fact] = ["others": .sharePoints(others)]
    var found = facts.finding(
      "margin_erosion", .bad, metrics: ["margin.erosion_year", "margin.member", "margin.anonymous"], title: "everybody",
      facts: slots, causes: ["cost_rises", "promotions_deeper", "promotions_for_all"],
      actions: [
        drafts.task("action.check_costs_and_prices", moves: "margin.member"),
        drafts.task("action.promotion_floor", draft: [Phrase("draft.margin_floor")], moves: "margin.erosion_year"),
      ], turnover: facts.memberTurnover, evidence: evidence)
    found.finding.meaning = Phrase("finding.margin_erosion.everybody_meaning", slots)
    return found
  }
}
