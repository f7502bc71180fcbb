/// Base aggregates of the costs file for one period. Money in minor units.
public struct CostAggregates: Sendable {
  public init() {}
}
