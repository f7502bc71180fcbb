import VernaCore

/// Too few receipts for any judgement: said first of all, since every other finding rests on them.
enum SampleRule {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    guard let share = facts.metric("receipts.member_share"), share.result.value != nil else { return [] }
    let width = share.result.interval.map { ($0.upperBound - $0.lowerBound) / 2 }
    let isWide = width.map { $0 > facts.thresholds.widestShareInterval } ?? true
    guard isWide || facts.membersBuying < 30 else { return [] }
    return [
      facts.finding(
        "sample_too_small", .note, metrics: ["receipts.member_share", "base.members_buying"],
        facts: [
          "receipts": .count(Int64(facts.receipts)), "members": .count(Int64(facts.membersBuying)),
          "width": .sharePoints(width ?? 1),
        ], actions: [Drafts(facts: facts).task("action.longer_period", moves: "receipts.member_share")])
    ]
  }
}
