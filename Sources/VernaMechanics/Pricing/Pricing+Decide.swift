public import VernaCore

extension Pricing {
  /// What something that is no purchase gives: an action, a day, a friend, a challenge met, a club's period, a tier reached.
  ///
  /// The same conditions, limits and hold-outs as of a basket; names of the basket are empty. Discounts give nothing here, and
  /// neither do points that depend on money.
  ///
  /// - Parameters:
  ///   - at: the moment, seconds since 1970-01-01 UTC.
  ///   - store: where it happened, empty for nowhere.
  /// - Returns: grants, gifts, refusals, uses and messages; no lines.
  /// - Throws: `PricingFailure.wrongMoment`.
  public func decide(
    _ trigger: OfferTrigger, at moment: Int64, store: ByteText = "", channel: ByteText = "", codes: [ByteText] = [],
    member: MemberView, shared: SharedView = SharedView()
  ) throws(PricingFailure) -> Calculation {
    let basket = Basket(lines: [], at: moment, store: store, channel: channel, codes: codes)
    try fillSheet(basket)
    begin(trigger, basket, member, shared)
    fillFrame()
    startGuard()
    for rank in offers.indices where offers[rank].offer.trigger == trigger { settle(rank) }
    earn()
    return result()
  }
}
