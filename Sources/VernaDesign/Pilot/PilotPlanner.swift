import VernaCore

/// Plans a pilot of a designed ladder.
struct PilotPlanner {
  let design: LadderDesign
  let work: LadderDesigner.Work
  let days: Int

  /// z(0.975) + z(0.80).
  private static let reach = 1.959963984540054 + 0.8416212335729143

  var plan: PilotPlan {
    PilotPlan(
      days: days, features: features, holdout: holdout,
      weeklyMetrics: [
        "receipts.member_share", "basket.member", "frequency.active", "margin.member", "discount.depth",
        "points.redemption_rate", "points.liability_face", "programme.cost_share", "lift.margin",
        "margin.erosion_control",
      ], stopRules: stopRules)
  }

  /// Fifths of the pilot, each with one new thing, so that each effect can be told from the others.
  private var features: [PilotPlan.Feature] {
    let first = design.levels.first?.rewardShare ?? 0
    let top = design.levels.last?.rewardShare ?? 0
    let steps: [Phrase] = [
      Phrase("pilot.baseline"), Phrase("pilot.first_level", ["share": .share(first)]), Phrase("pilot.spending"),
      Phrase("pilot.all_levels", ["count": .count(Int64(design.levels.count)), "share": .share(top)]),
      Phrase("pilot.judgement"),
    ]
    return steps.enumerated().map { index, what in
      PilotPlan.Feature(from: days * index / 5 + 1, to: days * (index + 1) / 5, what: what)
    }
  }

  private var holdout: PilotPlan.Holdout? {
    let end = design.window.to
    let period = Period(from: end.advanced(by: -days), to: end)
    guard let standing = MemberStanding.read(work.reader, year: period, pointMicros: nil), standing.members > 1,
      let landing = design.members, let marginShare = design.basis.marginShare, marginShare > 0
    else { return nil }
    let spends = standing.entries.map { Double($0.spend) / 1e9 }
    let count = Double(spends.count)
    let mean = spends.reduce(0, +) / count
    let variance = spends.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let difference = landing.cost / count * Double(days) / 365 / marginShare
    let wanted = PilotPlanner.reach * PilotPlanner.reach * variance
    // The smallest group that can see it; half at most.
    let shares = [0.05, 0.1, 0.2, 0.3, 0.5]
    let share = shares.first { count * $0 * (1 - $0) * difference * difference >= wanted } ?? 0.5
    return PilotPlan.Holdout(
      members: spends.count, mean: mean, deviation: variance.squareRoot(), difference: difference,
      needed: difference > 0 ? Int(exactly: (4 * wanted / (difference * difference)).rounded(.up)) : nil, share: share,
      held: Int((count * share).rounded()),
      isEnough: count * share * (1 - share) * difference * difference >= wanted,
      detectable: (wanted / (count * share * (1 - share))).squareRoot())
  }

  private var stopRules: [Phrase] {
    var rules: [Phrase] = [Phrase("pilot.stop.floor")]
    if let proof = design.proof {
      let cost = max(proof.total.accrualCost, proof.total.cashCost)
      if let share = design.basis.marginShare, proof.total.revenue > 0 {
        rules.append(
          Phrase(
            "pilot.stop.margin",
            ["metric": .metric("margin.member"), "share": .share(share - cost / proof.total.revenue)]))
      }
    }
    rules.append(
      Phrase(
        "pilot.stop.cost",
        ["metric": .metric("programme.cost_share"), "share": .share(design.levels.last?.rewardShare ?? 0)]))
    rules.append(
      Phrase("pilot.stop.lift", ["metric": .metric("lift.margin"), "day": .count(Int64(max(1, days / 2)))]))
    return rules
  }
}
