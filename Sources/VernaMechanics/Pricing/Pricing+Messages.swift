import VernaCore
import VernaRules

extension Pricing {
  /// What the slip says of offers that applied, and what the cashier is told of those that a little more would make apply.
  func messages() -> [TillMessage] {
    var messages: [TillMessage] = []
    for applied in run.applied where heads[applied.rank].hasSlipText {
      // Field by field: a copy of an offer counts the references of all that it has.
      let compiled = offers[applied.rank]
      messages.append(TillMessage(reader: .slip, offer: compiled.offer.id, text: compiled.offer.slipText))
    }
    for rank in promptingOffers where verdicts[rank].reason == .conditionFails {
      guard let missing = missing(rank) else { continue }
      let compiled = offers[rank]
      messages.append(
        TillMessage(
          reader: .cashier, offer: compiled.offer.id, text: compiled.offer.cashierPrompt, missing: missing))
    }
    return messages
  }

  /// How much more the basket must come to for an offer's condition to hold, where that is at most a quarter of it and nothing else is
  /// in the way.
  private func missing(_ rank: Int) -> Money? {
    let slot = slots.basket.total
    guard let threshold = offers[rank].threshold, let plan = offers[rank].condition, slot >= 0 else { return nil }
    let total = frame.word(ofSlot: slot)
    guard total > 0, total < threshold, threshold - total <= threshold / 4 else { return nil }
    frame.set(slot, threshold)
    defer { frame.set(slot, total) }
    guard (try? machine.holds(plan, frame)) == true else { return nil }
    return Money(minorUnits: threshold - total)
  }
}
