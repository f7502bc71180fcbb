public import VernaStatistics

/// Base aggregates of personal offers for one period. Money in minor units.
public struct OfferAggregates: Sendable {
  /// Offers issued in the period, those of them used before `to`, and those unused that expired by `to`.
  public var issued: Int64 = 0
  public var used: Int64 = 0
  public var expired: Int64 = 0
  /// Offers issued in the period that name a value; the value of all of them, and of those used before `to`.
  public var valued: Int64 = 0
  public var valueIssued: Int64 = 0
  public var valueUsed: Int64 = 0
  /// Over members: used and issued; value used and value issued.
  public var usedByIssued = PairMoments()
  public var valueUsedByIssued = PairMoments()

  /// No offers.
  public init() {}
}
