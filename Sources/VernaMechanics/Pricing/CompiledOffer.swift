import VernaCore
import VernaRules

/// An offer made ready for many baskets: plans instead of rules, numbers instead of names.
final class CompiledOffer: Sendable {
  let offer: Offer
  /// Its place in the programme's file.
  let place: Int
  let condition: RulePlan?
  let lines: RuleRowsPlan?
  /// Of steps and formulas.
  let measure: RulePlan?
  /// Of sets.
  let parts: [RuleRowsPlan]
  /// Hold-outs whose members do not have it, its own and the programme's.
  let holdouts: [ByteText]
  /// What `basket.total` must at least be by the condition; nil where it does not say.
  let threshold: Int64?
  let head: OfferHead

  init(
    _ offer: Offer, place: Int, head: OfferHead, condition: RulePlan?, lines: RuleRowsPlan?, measure: RulePlan?,
    parts: [RuleRowsPlan], holdouts: [ByteText]
  ) {
    self.offer = offer
    self.place = place
    self.condition = condition
    self.lines = lines
    self.measure = measure
    self.parts = parts
    self.holdouts = holdouts
    threshold = offer.condition?.least(of: "basket.total")
    var head = head
    // The offer keeps the plans alive for as long as its head is used.
    head.condition = condition.map { Unmanaged.passUnretained($0) }
    head.lines = lines.map { Unmanaged.passUnretained($0) }
    head.threshold = threshold ?? Int64.min
    head.hasHoldouts = !holdouts.isEmpty
    self.head = head
  }
}
