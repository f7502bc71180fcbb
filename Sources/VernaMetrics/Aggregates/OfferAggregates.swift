/// Base aggregates of personal offers and messages for one period.
public struct OfferAggregates: Sendable {
  public init() {}
}
