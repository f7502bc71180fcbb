/// Base aggregates of the points file for one period. Points in hundredths.
public struct PointsAggregates: Sendable {
  public init() {}
}
