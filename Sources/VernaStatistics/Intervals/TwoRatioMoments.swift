/// What the quotient of two ratios needs for its sampling error, such as money a receipt of members over money a
/// receipt of all others.
///
/// The same shopper may stand in both groups (a known customer who became a member in the period), so the products
/// across the groups are kept as well. Where no shopper does, they are zero and the errors are independent.
public struct TwoRatioMoments: Hashable, Sendable {
  /// The first group, such as members: clusters with something in it.
  public var first: PairMoments
  /// The second group, such as all others.
  public var second: PairMoments
  /// How many clusters stand in both groups.
  public var shared: Int64
  /// Sums of products across the groups: first `x` or `y` times second `x` or `y`.
  public var crossXX: Int128
  /// The sum of the first group's `x` times the second group's `y`.
  public var crossXY: Int128
  /// The sum of the first group's `y` times the second group's `x`.
  public var crossYX: Int128
  /// The sum of the first group's `y` times the second group's `y`.
  public var crossYY: Int128

  /// The moments of two groups, disjoint until a shared cluster is added.
  public init(first: PairMoments = PairMoments(), second: PairMoments = PairMoments()) {
    self.first = first
    self.second = second
    shared = 0
    crossXX = 0
    crossXY = 0
    crossYX = 0
    crossYY = 0
  }

  /// Adds the products of a cluster that stands in both groups and was added to each of them.
  @inlinable
  public mutating func addCross(firstX: Int64, firstY: Int64, secondX: Int64, secondY: Int64) {
    shared += 1
    crossXX += Int128(firstX) * Int128(secondX)
    crossXY += Int128(firstX) * Int128(secondY)
    crossYX += Int128(firstY) * Int128(secondX)
    crossYY += Int128(firstY) * Int128(secondY)
  }

  /// Adds a cluster that stands in both groups.
  @inlinable
  public mutating func addShared(firstX: Int64, firstY: Int64, secondX: Int64, secondY: Int64) {
    first.add(x: firstX, y: firstY)
    second.add(x: secondX, y: secondY)
    addCross(firstX: firstX, firstY: firstY, secondX: secondX, secondY: secondY)
  }

  /// Adds the clusters of another, disjoint set.
  @inlinable
  public static func += (left: inout TwoRatioMoments, right: TwoRatioMoments) {
    left.first += right.first
    left.second += right.second
    left.shared += right.shared
    left.crossXX += right.crossXX
    left.crossXY += right.crossXY
    left.crossYX += right.crossYX
    left.crossYY += right.crossYY
  }
}

extension TwoRatioMoments {
  /// How many clusters stand in either group.
  public var clusters: Int64 { first.count + second.count - shared }

  /// The first ratio over the second, less 1; nil where a denominator or the second ratio is zero.
  public var gap: Double? {
    guard let top = first.ratio, let bottom = second.ratio, bottom != 0 else { return nil }
    return top / bottom - 1
  }

  /// The first ratio less the second; nil where a denominator is zero.
  public var difference: Double? {
    guard let top = first.ratio, let bottom = second.ratio else { return nil }
    return top - bottom
  }

  /// The variance of the gap by the delta method.
  ///
  /// With r1 and r2 the ratios and q = r1 / r2, the gap moves with (e1 / Y1 - q e2 / Y2) / r2, where e = x - r y are
  /// a cluster's residuals: var = (var r1 - 2 q cov(r1, r2) + q² var r2) / r2² (Woodruff 1971, as for one ratio).
  ///
  /// - Returns: nil with fewer than two clusters or where the gap is not defined.
  public var gapVariance: Double? {
    guard let gap, let bottom = second.ratio, let spread = variance(firstWeight: 1, secondWeight: gap + 1) else {
      return nil
    }
    return spread / (bottom * bottom)
  }

  /// The 95 % interval of the gap; nil where its variance is not defined.
  public func gapInterval(z: Double = NormalDistribution.z95) -> ConfidenceInterval? {
    guard let gap, let gapVariance else { return nil }
    return ConfidenceInterval(estimate: gap, standardError: gapVariance.squareRoot(), z: z)
  }

  /// The 95 % interval of the first ratio less the second; nil with fewer than two clusters or a zero denominator.
  public func differenceInterval(z: Double = NormalDistribution.z95) -> ConfidenceInterval? {
    guard let difference, let variance = variance(firstWeight: 1, secondWeight: 1) else { return nil }
    return ConfidenceInterval(estimate: difference, standardError: variance.squareRoot(), z: z)
  }

  /// The covariance of the two ratios; nil with fewer than two clusters or a zero denominator.
  public var covariance: Double? {
    guard clusters > 1, let top = first.ratio, let bottom = second.ratio else { return nil }
    let products =
      Double(crossXX) - bottom * Double(crossXY) - top * Double(crossYX) + top * bottom * Double(crossYY)
    return products / (Double(first.y) * Double(second.y)) * Double(clusters) / Double(clusters - 1)
  }

  /// The variance of a weighted first ratio less a weighted second one: C / (C - 1) times the sum of squares of
  /// a e1 / Y1 - b e2 / Y2, C being the clusters of either group.
  private func variance(firstWeight: Double, secondWeight: Double) -> Double? {
    guard clusters > 1, let top = first.ratio, let bottom = second.ratio else { return nil }
    let toFirst = firstWeight / Double(first.y)
    let toSecond = secondWeight / Double(second.y)
    let squares = PairMoments.clean([
      toFirst * toFirst * Double(first.xx), -2 * toFirst * toFirst * top * Double(first.xy),
      toFirst * toFirst * top * top * Double(first.yy),
      toSecond * toSecond * Double(second.xx), -2 * toSecond * toSecond * bottom * Double(second.xy),
      toSecond * toSecond * bottom * bottom * Double(second.yy),
      -2 * toFirst * toSecond * Double(crossXX), 2 * toFirst * toSecond * bottom * Double(crossXY),
      2 * toFirst * toSecond * top * Double(crossYX), -2 * toFirst * toSecond * top * bottom * Double(crossYY),
    ])
    return squares * Double(clusters) / Double(clusters - 1)
  }
}
