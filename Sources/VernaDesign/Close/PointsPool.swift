public import VernaCore

/// Which points are accounted for together: those of a wallet that were earned in one month and booked in one month.
///
/// IFRS 15.4 lets contracts that are alike be accounted for as a portfolio. A month's points share their age, so also how many of
/// them are expected to be used; points of a receipt that came after its month was closed are a pool of their own.
public struct PoolKey: Hashable, Comparable, Sendable, Codable {
  /// The wallet.
  public let wallet: ByteText
  /// The month of the books they came in, months since year 0 (`Day.monthIndex`).
  public let booked: Int
  /// The month they were earned in.
  public let earned: Int

  /// Names a pool.
  public init(wallet: ByteText, booked: Int, earned: Int) {
    self.wallet = wallet
    self.booked = booked
    self.earned = earned
  }

  public static func < (left: PoolKey, right: PoolKey) -> Bool {
    (left.wallet, left.booked, left.earned) < (right.wallet, right.booked, right.earned)
  }
}

/// What has become of the points of a pool up to a day, and the money kept back for them.
public struct PointsPool: Hashable, Sendable, Codable {
  /// Points given, less those taken back again.
  public var issued = Points.zero
  /// Money kept back for those, less what went back with those taken back.
  public var deferred = Money.zero
  /// Points used, before what was given back.
  public var redeemed = Points.zero
  /// Points that had been used and came back to their lots.
  public var givenBack = Points.zero
  /// Points that ran out.
  public var expired = Points.zero

  /// Nothing yet.
  public init() {}

  /// Used for good.
  public var used: Points { redeemed - givenBack }
  /// Still to be used.
  public var left: Points { issued - used - expired }

  /// Two stretches of time after each other.
  public static func + (earlier: PointsPool, later: PointsPool) -> PointsPool {
    var sum = earlier
    sum.issued += later.issued
    sum.deferred += later.deferred
    sum.redeemed += later.redeemed
    sum.givenBack += later.givenBack
    sum.expired += later.expired
    return sum
  }

  /// How many points of it will have been used in the end: those that were, and of those left the share that is expected to be
  /// (IFRS 15.B46).
  ///
  /// - Parameter chance: how likely a point that is left is to be used, 0 to 1.
  public func expected(chance: Double) -> Points {
    let left = max(0, left.hundredths)
    return used + Points(hundredths: Int64((Double(left) * min(1, max(0, chance))).rounded()))
  }

  /// Revenue recognised so far: of the money kept back as much as the points used are of all that are expected to be used. So what will
  /// never be used is recognised as others are (B46), and what no one is expected to use any more at once.
  ///
  /// - Parameter expected: points that will have been used in the end; never taken for fewer than were used already.
  public func recognised(expecting expected: Points) -> Money { recognised(deferred, used: used, of: expected) }

  func recognised(_ money: Money, used: Points, of expected: Points) -> Money {
    guard money > .zero else { return .zero }
    if expected <= .zero || used >= expected { return money }
    guard used > .zero else { return .zero }
    return Money(
      minorUnits: divideRoundingHalfAway(
        Int128(money.minorUnits) * Int128(used.hundredths), by: Int128(expected.hundredths)))
  }
}
