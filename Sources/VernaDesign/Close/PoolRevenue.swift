public import VernaCore

/// How the revenue of a pool came to be in a stretch of time, part by part; the parts add up to the change, to the minor unit.
public struct PoolRevenue: Hashable, Sendable {
  /// Points used, at the money kept back for each point given.
  public private(set) var redeemed = Money.zero
  /// Points given back, taken off at the same rate; zero or above.
  public private(set) var givenBack = Money.zero
  /// What is recognised with those beside, since not all points will be used (IFRS 15.B46).
  public private(set) var breakage = Money.zero
  /// What is recognised since points ran out that were expected to be used.
  public private(set) var expired = Money.zero
  /// What a new estimate changes in what was recognised before, all at once (IFRS 15.B47 and IAS 8.36).
  public private(set) var estimate = Money.zero
  /// Recognised in all at the end.
  public let recognised: Money
  /// Points that will have been used in the end, as is expected now.
  public let expected: Points

  /// The change.
  public var sum: Money { redeemed - givenBack + breakage + expired + estimate }

  /// Works the change out.
  ///
  /// In this order: the pool as it stands now is looked at under the estimate of before, use first, then what ran out, then the new
  /// estimate is put in its place.
  ///
  /// - Parameters:
  ///   - before: the pool when it was last looked at, with what was recognised and expected then; nil for a pool that is new.
  ///   - now: the pool.
  ///   - chance: how likely a point left is to be used.
  public init(
    from before: (pool: PointsPool, recognised: Money, expected: Points)?, to now: PointsPool, chance: Double
  ) {
    let expected = now.expected(chance: chance)
    self.expected = expected
    recognised = now.recognised(expecting: expected)
    let earlier = before?.pool ?? PointsPool()
    // Points taken back since then are expected of nobody; what was used can be no less than itself.
    let old = earlier.issued > .zero ? before : nil
    let believed = old.map { max(min($0.expected, now.issued), .zero) } ?? expected
    let afterUse = now.recognised(expecting: max(believed, now.used))
    let capped = min(max(believed, now.used), now.used + max(.zero, now.left))
    let afterExpiry = now.recognised(expecting: capped)
    let scaled = now.recognised(now.deferred, used: earlier.used, of: max(believed, earlier.used))
    redeemed = PoolRevenue.part(now, now.redeemed - earlier.redeemed)
    givenBack = PoolRevenue.part(now, now.givenBack - earlier.givenBack)
    breakage = afterUse - scaled - redeemed + givenBack
    self.expired = afterExpiry - afterUse
    estimate = recognised - afterExpiry + (scaled - (before?.recognised ?? .zero))
    if old == nil {
      // There was no estimate that could have been changed.
      breakage += estimate
      estimate = .zero
    }
  }

  private static func part(_ pool: PointsPool, _ points: Points) -> Money {
    guard pool.issued > .zero, pool.deferred > .zero, points != .zero else { return .zero }
    return Money(
      minorUnits: divideRoundingHalfAway(
        Int128(pool.deferred.minorUnits) * Int128(points.hundredths), by: Int128(pool.issued.hundredths)))
  }
}
