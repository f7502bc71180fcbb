public import VernaStatistics

/// Base aggregates of the points file for one period. Points in hundredths, clawbacks and points given back netted.
public struct PointsAggregates: Sendable {
  /// Balance of all rows before `from`, and before `to`.
  public var balanceAtStart: Int64 = 0
  public var balanceAtEnd: Int64 = 0
  /// Posted in the period.
  public var earned: Int64 = 0
  public var redeemed: Int64 = 0
  public var expired: Int64 = 0
  public var opened: Int64 = 0
  public var adjusted: Int64 = 0
  /// Members with a row of kind earn in the period.
  public var earners: Int64 = 0
  /// Members with points available in the period: a balance at `from`, or earned, opened or adjusted in it.
  public var holders: Int64 = 0
  /// Members of A who used points: by a redeem row or, without a points file, by points paid on a sale.
  public var buyingUsers: Int64 = 0
  /// Over members: redeemed and earned; balance at `to` and available; expired and available.
  public var redeemedByEarned = PairMoments()
  public var unusedByAvailable = PairMoments()
  public var expiredByAvailable = PairMoments()
  /// Over members with a row at any time: balance at `to`, and points earned, by purchases net of returns in the
  /// period.
  public var balanceByPurchases = PairMoments()
  public var earnedByPurchases = PairMoments()
  /// Members with a row before `to` and no receipt, sale or return, in the period.
  public var holdersElsewhere: Int64 = 0
  /// How points are used up with age, as seen before `to`.
  public var useByAge = PointsUse()

  /// No points.
  public init() {}

  /// What could be used in the period: the balance at its start and all that came in.
  public var available: Int64 { balanceAtStart + earned + opened + adjusted }
}

/// How earned points are redeemed and expire with age, and the lots that are left, as of a day.
public struct PointsUse: Sendable, Hashable {
  /// Hundredths of points left in lots, by the lot's age in whole calendar months.
  public var leftByAge: [Int: Int64] = [:]
  /// Shares of earned points that are redeemed, that expire, by age in months.
  public var redeemed = ChainLadder([])
  public var expired = ChainLadder([])
  /// The age at which lots expire: the commonest number of months by points; nil where no lot has an expiry.
  public var expiryMonths: Int?

  /// Nothing used, nothing left.
  public init() {}

  /// The age at which expected use ends where no lot has an expiry.
  public static let assumedExpiryMonths = 36

  /// The age at which use ends: the lots' own, else 36 months.
  public var horizonMonths: Int { expiryMonths ?? PointsUse.assumedExpiryMonths }

  /// The share of earned points that will have been redeemed when they expire; nil before a month of earning is full.
  public var ultimateShare: Double? {
    redeemed.oldestAge == nil ? nil : redeemed.share(by: horizonMonths)
  }

  /// How likely a point of a lot of an age is to be redeemed yet: (F(T) - F(a)) / (1 - F(a) - X(a)), 0 from the age of
  /// expiry on or where nothing is left (METRICS.md, points.liability_expected).
  public func chanceOfUse(age: Int) -> Double {
    guard age < horizonMonths else { return 0 }
    let used = age < 0 ? 0 : redeemed.share(by: age)
    let lapsed = age < 0 ? 0 : expired.share(by: age)
    let left = 1 - used - lapsed
    return left > 0 ? (redeemed.share(by: horizonMonths) - used) / left : 0
  }

  /// Hundredths of points that are expected to be redeemed of those left.
  public var expectedHundredths: Double {
    leftByAge.sorted { $0.key < $1.key }.reduce(0) { $0 + Double($1.value) * chanceOfUse(age: $1.key) }
  }
}
