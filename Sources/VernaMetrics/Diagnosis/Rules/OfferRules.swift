import VernaCore

/// Personal offers that nobody uses.
enum OfferRules {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let main = "offers.conversion"
    guard facts.isSurely(main, under: facts.thresholds.offersConversion) || facts.worsens(main) else { return [] }
    let drafts = Drafts(facts: facts)
    let isLow = facts.isSurely(main, under: facts.thresholds.offersConversion)
    let campaigns = facts.rows("offers.conversion").compactMap { cells -> (Phrase, Double)? in
      guard let issued = cells["issued"]?.number, issued > 0, let used = cells["used"]?.number else { return nil }
      let slots: [String: Fact] = [
        "campaign": .text(cells["campaign"]?.text ?? ""), "issued": .count(Int64(issued)), "used": .count(Int64(used)),
      ]
      return (Phrase("evidence.campaign", slots), used / issued)
    }
    return [
      facts.finding(
        "offers_unused", .warning, metrics: [main, "rewards.redemption_value"], falls: !isLow,
        causes: ["offers_not_relevant", "offers_not_seen", "offers_short"],
        actions: [drafts.relevantOffers(), drafts.holdOut(moves: main)],
        evidence: campaigns.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.prefix(5)
          .map(\.element.0))
    ]
  }
}
