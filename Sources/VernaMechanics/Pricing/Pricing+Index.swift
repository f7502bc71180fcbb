import VernaCore
import VernaRules

extension Pricing {
  /// Finds the offers that can apply to the basket at hand.
  func findCandidates() {
    let columns = frame.columns(ofList: slots.lines)
    let found = OfferIndex.Basket(
      day: run.day, tier: number(run.member?.tier ?? ""), store: number(run.basket.store),
      channel: number(run.basket.channel), segments: run.member?.segments.map { number($0) } ?? [],
      clubs: run.member?.clubs.map { number($0) } ?? [], series: shownSeries(), rows: sheet.count,
      columns: [slots.sku, slots.brand, slots.category].map { $0 < 0 ? nil : columns + $0 * sheet.count })
    index.find(found, offers, into: &candidates)
  }

  /// Series of which a code was shown, good or not.
  private func shownSeries() -> [Int] {
    if run.basket.codes.isEmpty { return [] }
    return rules.coupons.indices.filter {
      if case .none = coupon($0) { return false }
      return true
    }
  }

  /// Says of the offers that the index left out why they do not apply.
  func explainOthers() {
    for rank in 0..<count where !candidates.contains(rank) && heads[rank].isOfBaskets {
      verdicts[rank] = reasonOfOther(rank)
    }
  }

  private func reasonOfOther(_ rank: Int) -> OfferVerdict {
    if let reason = gate(rank) { return reason }
    // What the index asked for beside the gates is a part of the condition or of the lines.
    if !index.foundByLines.contains(rank) { return OfferVerdict(reason: .conditionFails) }
    return condition(rank) ?? OfferVerdict(reason: .noLines)
  }
}
