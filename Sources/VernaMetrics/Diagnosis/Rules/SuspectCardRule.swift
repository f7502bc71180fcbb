import VernaCore

/// Cards that look like a cashier's own, those left out that chance alone explains.
///
/// A member who came three times and met one cashier each time is no suspect where the store has three. Of `n`
/// receipts `k` at one cashier happen by chance with at most C(n, k) s^k, where s is the largest share of a store's
/// receipts that one cashier takes; the bound is multiplied by the members tried (Bonferroni).
enum SuspectCardRule {
  @Sendable static func find(_ facts: DiagnosisFacts) -> [Diagnosis.Weighed] {
    let largest = largestCashierShare(facts)
    let tried = max(1, facts.membersBuying)
    var evidence: [(phrase: Phrase, receipts: Double)] = []
    for cells in facts.rows("scan.suspect_cards") {
      let member = cells["member_id"]?.text ?? ""
      guard let receipts = cells["receipts"]?.number, receipts > 0 else { continue }
      let isBusy = (cells["busiest_day"]?.number ?? 0) > 5
      let atOne = cells["top_cashier_receipts"]?.number ?? (receipts * 0.9).rounded(.up)
      // C(n, k) is at most 2^n; with k >= 0.9 n it is at most (n e / (n - k))^(n - k), which stays small.
      let others = Int(receipts - atOne)
      var chance = tried
      for _ in 0..<Int(atOne) { chance *= largest }
      for place in 0..<max(0, others) { chance *= (receipts - Double(place)) / Double(place + 1) }
      guard isBusy || chance < facts.thresholds.suspectChance else { continue }
      let cashier = cells["cashier"]?.text ?? ""
      evidence.append(
        (
          Phrase(
            cashier.isEmpty ? "evidence.suspect_card" : "evidence.suspect_card_at",
            [
              "member": .text(member), "receipts": .count(Int64(receipts)), "cashier": .text(cashier),
              "store": .store(cells["store"]?.text ?? ""),
            ]), receipts
        ))
    }
    guard !evidence.isEmpty else { return [] }
    let receipts = evidence.reduce(0) { $0 + $1.receipts }
    let sorted = evidence.enumerated().sorted {
      $0.element.receipts != $1.element.receipts ? $0.element.receipts > $1.element.receipts : $0.offset < $1.offset
    }
    // Without cashiers on the receipts nobody at a till is suspected.
    let hasCashier = evidence.contains { $0.phrase.id == "evidence.suspect_card_at" }
    var found = facts.finding(
      "suspect_cards", .bad, metrics: ["scan.suspect_cards", "receipts.member_share"],
      title: hasCashier ? "title" : "busy",
      facts: ["cards": .count(Int64(evidence.count)), "receipts": .count(Int64(receipts))],
      causes: hasCashier ? ["cashiers_own_card", "card_shared"] : ["card_shared"],
      actions: [
        Drafts(facts: facts).task(
          "action.check_cards", draft: [Phrase("draft.freeze_points"), Phrase("draft.receipts_a_day_limit")],
          moves: "scan.suspect_cards")
      ], evidence: sorted.map(\.element.phrase) + withoutThem(facts))
    if !hasCashier { found.finding.meaning = Phrase("finding.suspect_cards.busy_meaning") }
    return [found]
  }

  /// The share of receipts with a card, with and without the suspects.
  private static func withoutThem(_ facts: DiagnosisFacts) -> [Phrase] {
    guard let row = facts.rows("scan.without_suspects").first(where: { $0["metric"]?.text == "receipts.member_share" }),
      let with = row["with"]?.number, let without = row["without"]?.number
    else { return [] }
    return [Phrase("evidence.without_suspects", ["with": .share(with), "without": .share(without)])]
  }

  private static func largestCashierShare(_ facts: DiagnosisFacts) -> Double {
    var byStore: [String: (most: Double, all: Double)] = [:]
    for cells in facts.rows("scan.by_cashier") {
      guard let receipts = cells["receipts"]?.number, !(cells["cashier"]?.text ?? "").isEmpty else { continue }
      let store = cells["store"]?.text ?? ""
      let known = byStore[store] ?? (0, 0)
      byStore[store] = (max(known.most, receipts), known.all + receipts)
    }
    // Shifts bunch: a member who comes on fixed days meets one cashier more often than her share says.
    let shares = byStore.values.filter { $0.all >= 100 }.map { $0.most / $0.all }
    return min(0.95, max(0.2, 1.25 * (shares.max() ?? 0.6)))
  }
}
