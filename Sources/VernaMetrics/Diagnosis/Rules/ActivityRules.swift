import VernaCore

/// Members who fell asleep, and the base as a whole losing its active part.
enum ActivityRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let main = "members.active_rate"
    guard facts.number("frequency.judged") != nil, facts.metric(main)?.status != .tooEarly else { return [] }
    let isAsleep = facts.isSurely(main, under: facts.thresholds.activeRate)
    // A shop whose W is a year counts everybody who came once as active; a share under the bound is then the rule.
    guard isAsleep, facts.report.query.windowMonths <= 3 else { return [] }
    let named = [main, "base.structure", "members.reactivation_rate"]
    let drafts = Drafts(facts: facts)
    let enrolled = facts.number("base.members_enrolled") ?? 0
    let active = facts.metric(main)?.result.numerator?.double ?? 0
    let asleep = max(0, enrolled - active)
    let turnoverOfOne = facts.membersBuying > 0 ? facts.memberTurnover / facts.membersBuying : 0
    return [
      facts.finding(
        "sleeping_members", .warning,
        metrics: named + (FrequencyRules.isFound(facts) ? [] : FrequencyRules.worsening(facts, besides: named)),
        facts: ["asleep": .count(Int64(asleep)), "enrolled": .count(Int64(enrolled))],
        causes: ["no_triggers", "base_not_cleaned", "programme_does_not_hold"],
        actions: [
          drafts.winBack(silent: asleep / facts.months, moves: "members.reactivation_rate"),
          drafts.task("action.clean_base", draft: [Phrase("draft.silent_year")], moves: main),
          drafts.holdOut(moves: "members.reactivation_rate"),
        ], turnover: asleep * turnoverOfOne)
    ]
  }
}
