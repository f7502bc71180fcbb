import VernaCore

/// Points that are not spent, spent very much, or about to burn.
enum PointsRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let drafts = Drafts(facts: facts)
    var found: [Diagnosis.Weighed] = []
    let burning = burningPoints(facts)
    if facts.isLow("points.redemption_rate") {
      found.append(
        facts.finding(
          "redemption_low", .warning,
          metrics: ["points.redemption_rate", "points.unused_share", "points.expired_share", "points.users_share"],
          causes: ["points_worth_little", "points_hard_to_spend", "points_forgotten"],
          actions: [
            drafts.burnReminder(money: burning.money, contactable: burning.contactable), drafts.smallerStep(),
            drafts.holdOut(moves: "points.users_share"),
          ], turnover: facts.memberTurnover, evidence: unused(facts)))
    }
    if facts.isHigh("points.redemption_rate") {
      found.append(
        facts.finding(
          "redemption_high", .note, metrics: ["points.redemption_rate", "programme.cost_share", "discount.depth"],
          causes: ["points_wanted", "points_too_generous"],
          actions: [drafts.task("action.check_cost", moves: "programme.cost_share")]))
    }
    let balance = facts.metric("points.unused_share")?.result.numerator?.double ?? 0
    if balance > 0, burning.points / balance >= facts.thresholds.burningShare {
      var slots: [String: Fact] = [
        "points": .points(Int64((burning.points * 100).rounded())), "share": .share(burning.points / balance),
      ]
      slots["money"] = burning.money.map { .money(Int64($0.rounded())) }
      var finding = facts.finding(
        "points_burning", .warning, metrics: ["points.burn_calendar", "points.expired_share"], facts: slots,
        causes: ["points_forgotten", "expiry_not_told"],
        actions: [drafts.burnReminder(money: burning.money, contactable: burning.contactable)],
        evidence: burning.weeks)
      // Without the worth of a point there are only points to name.
      if burning.money == nil { finding.finding.title = Phrase("finding.points_burning.points", slots) }
      found.append(finding)
    }
    return found
  }

  private static func unused(_ facts: DiagnosisFacts) -> [Phrase] {
    guard let share = facts.number("points.unused_share") else { return [] }
    return [Phrase("evidence.unused_points", ["share": .share(share)])]
  }

  /// What burns within 90 days of the report's end, with the three heaviest weeks.
  private static func burningPoints(
    _ facts: DiagnosisFacts
  ) -> (money: Double?, points: Double, contactable: Double?, weeks: [Phrase]) {
    let rows = facts.rows("points.burn_calendar")
    guard !rows.isEmpty else { return (nil, 0, nil, []) }
    let amounts = rows.map { $0["money"]?.number ?? 0 }
    let isPriced = rows.contains { $0["money"]?.number != nil }
    let points = rows.reduce(0) { $0 + ($1["points"]?.number ?? 0) }
    // Weeks have members in common: only one week's may be named, the fullest.
    let contactable = rows.map { $0["contactable"]?.number ?? 0 }.max()
    let heaviest = rows.indices.sorted { amounts[$0] != amounts[$1] ? amounts[$0] > amounts[$1] : $0 < $1 }.prefix(3)
    let weeks = heaviest.sorted().compactMap { index -> Phrase? in
      guard case .day(let day)? = rows[index]["week"], amounts[index] > 0 else { return nil }
      return Phrase(
        "evidence.burning_week",
        [
          "week": .day(day), "money": .money(Int64(amounts[index].rounded())),
          "members": .count(Int64(rows[index]["members"]?.number ?? 0)),
        ])
    }
    return (isPriced ? amounts.reduce(0, +) : nil, points, contactable, weeks)
  }
}
