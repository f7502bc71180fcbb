import VernaCore

/// Members who would not recommend the shop, and low scores that nobody answers.
enum SatisfactionRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let drafts = Drafts(facts: facts)
    let hours = facts.report.query.closedLoopHours
    var found: [Diagnosis.Weighed] = []
    let isLow = facts.isSurely("nps", under: facts.thresholds.nps)
    if isLow || facts.worsens("nps") {
      let share = facts.metric("nps").flatMap { metric in metric.result.value?.double }.map { max(0.1, -$0) } ?? 0.1
      found.append(
        facts.finding(
          "nps_low", .bad, metrics: ["nps", "csi.mean"], falls: !isLow,
          causes: ["service_disappoints", "scores_not_answered"],
          actions: [
            drafts.answerLowScores(hours: hours),
            drafts.task("action.ask_why", draft: [Phrase("draft.call_ten")], moves: "nps"),
          ], turnover: facts.memberTurnover * share, evidence: weakestStores(facts)))
    }
    if facts.isSurely("nps.closed_loop", under: facts.thresholds.closedLoop) {
      let loop = facts.metric("nps.closed_loop")?.result
      let low = loop?.denominator?.double ?? Double(loop?.n ?? 0)
      let answered = loop?.numerator?.double ?? 0
      found.append(
        facts.finding(
          "low_scores_unanswered", .warning, metrics: ["nps.closed_loop", "nps"],
          facts: [
            "low": .count(Int64(low)), "unanswered": .count(Int64(max(0, low - answered))),
            "hours": .count(Int64(hours)),
          ], causes: ["no_owner_of_scores", "scores_not_answered"], actions: [drafts.answerLowScores(hours: hours)]))
    }
    return found
  }

  /// The three stores with the lowest NPS among those with thirty answers.
  private static func weakestStores(_ facts: DiagnosisFacts) -> [Phrase] {
    let rows = facts.rows("nps").compactMap { cells -> (Double, Phrase)? in
      guard cells["dimension"]?.text == "store", let nps = cells["nps"]?.number,
        let answers = (cells["respondents"] ?? cells["answers"])?.number, answers >= 30,
        let store = (cells["group"] ?? cells["store"])?.text, !store.isEmpty
      else { return nil }
      let slots: [String: Fact] = [
        "store": .store(store), "nps": .count(Int64((nps * 100).rounded())), "answers": .count(Int64(answers)),
      ]
      return (nps, Phrase("evidence.store_nps", slots))
    }
    return rows.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.prefix(3)
      .map(\.element.1)
  }
}
