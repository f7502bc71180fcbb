import VernaCore

/// Members come too seldom, or less often than a year ago.
enum FrequencyRules {
  /// Figures that say the same in other words; the finding names those that worsen too.
  private static let kin = [
    "frequency.segment", "frequency.customer", "members.repeat_rate", "interval.mean",
    "interval.median", "activity.coefficient", "members.active", "members.active_rate", "members.reactivation_rate",
    "points.users_share", "retention.crr", "retention.crr_net",
    "retention.rate", "churn.rate",
  ]

  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let main = "frequency.judged"
    // The judged frequency has a window of its own; month by month the frequency of buyers tells how it moves.
    let steps = "frequency.active"
    let falls = facts.worsens(main) || facts.falls(steps)
    guard isFound(facts) else { return lowAgainstKnown(facts) }
    let drafts = Drafts(facts: facts)
    let metrics = [main, steps] + worsening(facts, besides: [main, steps])
    let change = facts.yearlyDifference(facts.worsens(main) ? main : steps)
    let silent = silentMembers(facts)
    return [
      facts.finding(
        "frequency_low", .bad, metrics: metrics, falls: falls,
        facts: change.map { ["change": $0] } ?? [:],
        causes: ["programme_does_not_hold", "competitor_nearby", "no_triggers"],
        actions: [
          drafts.winBack(silent: silent, moves: main), drafts.nextPurchaseCoupon(), drafts.competitorPrices(),
          drafts.holdOut(moves: main),
        ], turnover: facts.memberTurnover)
    ] + lowAgainstKnown(facts)
  }

  /// Whether the frequency is a finding, which then names its kin for all others.
  static func isFound(_ facts: DiagnosisFacts) -> Bool {
    facts.isLow("frequency.judged") || facts.worsens("frequency.judged") || facts.falls("frequency.active")
  }

  /// The figures that say the same in other words and worsen too.
  static func worsening(_ facts: DiagnosisFacts, besides named: [String]) -> [String] {
    kin.filter { !named.contains($0) && facts.worsens($0) }
  }

  private static func lowAgainstKnown(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    guard facts.isLow("frequency.customer") else { return [] }
    return [
      facts.finding(
        "frequency_below_non_members", .warning, metrics: ["frequency.customer"],
        causes: ["programme_does_not_hold", "no_benefit_seen"],
        actions: [
          Drafts(facts: facts).nextPurchaseCoupon(), Drafts(facts: facts).holdOut(moves: "frequency.customer"),
        ],
        turnover: facts.memberTurnover)
    ]
  }

  /// Members who ever bought and do not now, a month of them: what a win-back would be sent to.
  static func silentMembers(_ facts: DiagnosisFacts) -> Double {
    guard let last = facts.rows("base.structure").last else { return 0 }
    return (last["quiet"]?.number ?? 0) + (last["sleeping"]?.number ?? 0)
  }
}
