import VernaCore

extension Pricing {
  /// Finds the offers that can apply to the basket at hand.
  func findCandidates() {
    let member = run.member
    let found = OfferIndex.Basket(
      day: run.day, tier: number(member?.tier ?? ""), store: number(run.basket.store),
      channel: number(run.basket.channel), segments: (member?.segments ?? []).map { number($0) },
      clubs: (member?.clubs ?? []).map { number($0) }, series: shownSeries())
    index.find(found, rows: sheet.count, offers, into: &candidates) { row, field in
      let line = run.basket.lines[Int(sheet.line[row])]
      return number(field == "sku" ? line.sku : field == "brand" ? line.brand : line.category)
    }
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
    for rank in offers.indices where !candidates.contains(rank) && offers[rank].isOfBaskets {
      run.verdicts[rank] = reasonOfOther(rank)
    }
  }

  private func reasonOfOther(_ rank: Int) -> OfferVerdict {
    let compiled = offers[rank]
    if let reason = gate(compiled) { return reason }
    // What the index asked for beside the gates is a part of the condition or of the lines.
    if !index.foundByLines.contains(rank) { return OfferVerdict(reason: .conditionFails) }
    return condition(compiled) ?? OfferVerdict(reason: .noLines)
  }
}
