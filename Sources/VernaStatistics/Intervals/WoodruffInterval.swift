/// The interval of a median over receipts that come in clusters, a cluster being one shopper.
///
/// R. S. Woodruff, "Confidence intervals for medians and other position measures", Journal of the American
/// Statistical Association 47 (1952) 635-646: the interval of the share of values at or below the estimated median, by
/// the clustered variance, carried back through the distribution of the sample. C. A. Francisco and W. A. Fuller,
/// "Quantile estimation with a complex survey design", Annals of Statistics 19 (1991) 454-469, show that it is
/// consistent for samples of clusters.
public enum WoodruffInterval {
  /// The ranks, 0 being the smallest value, of the bounds of the interval of a median.
  ///
  /// - Parameter atOrBelow: a cluster's `x` is how many of its values are at or below the sample's median, its `y`
  ///   how many values it has.
  /// - Returns: nil with fewer than two clusters or no values.
  public static func ranks(atOrBelow: PairMoments, z: Double = NormalDistribution.z95) -> (low: Int, high: Int)? {
    guard let variance = atOrBelow.ratioVariance() else { return nil }
    let count = Double(atOrBelow.y)
    let reach = z * variance.squareRoot()
    // The smallest value at which the share reaches p has rank ceil(p n) - 1.
    let low = ((0.5 - reach) * count).rounded(.up) - 1
    let high = ((0.5 + reach) * count).rounded(.up) - 1
    return (Int(max(0, min(count - 1, low))), Int(max(0, min(count - 1, high))))
  }

  /// The interval of the median of clustered values.
  ///
  /// - Parameters:
  ///   - values: one number each, in any order.
  ///   - clusters: the cluster of the value of the same index; values of one cluster need not be neighbours.
  /// - Returns: nil with fewer than two clusters or no values.
  /// - Complexity: O(n) and a table of the clusters.
  public static func median(values: [Int64], clusters: [Int32], z: Double = NormalDistribution.z95)
    -> ConfidenceInterval?
  {
    precondition(values.count == clusters.count, "each value must have a cluster")
    guard let median = RankSelection.median(of: values) else { return nil }
    var tallies: [Int32: (below: Int64, all: Int64)] = [:]
    for (value, cluster) in zip(values, clusters) {
      var tally = tallies[cluster] ?? (0, 0)
      tally.all += 1
      if Double(value) <= median { tally.below += 1 }
      tallies[cluster] = tally
    }
    var moments = PairMoments()
    for tally in tallies.values { moments.add(x: tally.below, y: tally.all) }
    guard let ranks = ranks(atOrBelow: moments, z: z) else { return nil }
    return ConfidenceInterval(
      low: Double(RankSelection.value(atRank: ranks.low, in: values)),
      high: Double(RankSelection.value(atRank: ranks.high, in: values)))
  }
}
