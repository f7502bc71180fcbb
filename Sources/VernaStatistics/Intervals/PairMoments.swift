/// What two sums over shoppers need for the sampling error of their ratio: a count, two sums and three sums of
/// products.
///
/// A cluster is one shopper (a member, a known customer or, where nobody is known, one receipt); `x` and `y` are
/// its totals in whole units (minor units of money, receipts, items, seconds). The sums are exact integers, so parts
/// worked out by different threads add up to the same moments in any order.
///
///     var moments = PairMoments()
///     for member in members { moments.add(x: member.spent, y: member.receipts) }
///     moments.ratio           // money a receipt
///     moments.ratioInterval() // its 95 % interval, clustered by member
public struct PairMoments: Hashable, Sendable {
  /// How many clusters were added.
  public var count: Int64
  /// The sum of `x`.
  public var x: Int128
  /// The sum of `y`.
  public var y: Int128
  /// The sum of `x` times `x`.
  public var xx: Int128
  /// The sum of `x` times `y`.
  public var xy: Int128
  /// The sum of `y` times `y`.
  public var yy: Int128

  /// The moments of no clusters.
  @inlinable
  public init() {
    count = 0
    x = 0
    y = 0
    xx = 0
    xy = 0
    yy = 0
  }

  /// Adds one cluster.
  @inlinable
  public mutating func add(x: Int64, y: Int64) {
    let wideX = Int128(x)
    let wideY = Int128(y)
    count += 1
    self.x += wideX
    self.y += wideY
    xx += wideX * wideX
    xy += wideX * wideY
    yy += wideY * wideY
  }

  /// Takes one cluster out again, as when a shopper's totals change.
  @inlinable
  public mutating func remove(x: Int64, y: Int64) {
    let wideX = Int128(x)
    let wideY = Int128(y)
    count -= 1
    self.x -= wideX
    self.y -= wideY
    xx -= wideX * wideX
    xy -= wideX * wideY
    yy -= wideY * wideY
  }

  /// The moments of two disjoint sets of clusters together.
  @inlinable
  public static func + (left: PairMoments, right: PairMoments) -> PairMoments {
    var sum = left
    sum += right
    return sum
  }

  /// Adds the clusters of another, disjoint set.
  @inlinable
  public static func += (left: inout PairMoments, right: PairMoments) {
    left.count += right.count
    left.x += right.x
    left.y += right.y
    left.xx += right.xx
    left.xy += right.xy
    left.yy += right.yy
  }
}
