/// The survival curve of lives of which some are still going on, and the mean life that it shows.
///
/// E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the American
/// Statistical Association 53 (1958) 457-481: S(t) is the product over the ends up to t of 1 - d / r, r lives at risk
/// just before, d of them ending. At equal times ends come before cut-offs. The mean is the area under S up to the
/// longest life seen, ended or not, with nothing assumed beyond it (Klein and Moeschberger, Survival Analysis, 2nd
/// ed., 2003, equations 4.5.1 and 4.5.2), so where the longest is cut off it is "at least".
public struct KaplanMeier: Hashable, Sendable {
  /// A step down of the curve.
  public struct Step: Hashable, Sendable {
    /// When, in the unit of the lives.
    public let time: Double
    /// The share that outlives it.
    public let survival: Double

    /// Makes a step.
    public init(time: Double, survival: Double) {
      self.time = time
      self.survival = survival
    }
  }

  /// Each time at which a life ended, ascending, with the share left after it.
  public let steps: [Step]
  /// How many lives there are.
  public let count: Int
  /// How many were still going on when last seen.
  public let censoredCount: Int
  /// The longest life seen, ended or not.
  public let longest: Double
  /// The area under the curve up to the longest life.
  public let restrictedMean: Double
  /// The variance of the restricted mean by Greenwood's formula.
  public let restrictedMeanVariance: Double

  /// Fits the curve; nil without lives.
  ///
  /// - Parameters:
  ///   - ended: lengths of the lives that ended, in whole units (seconds, days), not negative.
  ///   - censored: lengths so far of those that go on.
  ///   - endedShift: added to each ended life, in the same unit, such as the mean interval that a customer who fell
  ///     silent is taken to have lived on.
  /// - Complexity: O(n).
  public init?(ended: [Int64], censored: [Int64], endedShift: Double = 0) {
    guard !ended.isEmpty || !censored.isEmpty else { return nil }
    var ends = ended
    var cuts = censored
    RadixSort.sort(&ends)
    RadixSort.sort(&cuts)
    count = ends.count + cuts.count
    censoredCount = cuts.count
    longest = max(ends.last.map { Double($0) + endedShift } ?? 0, cuts.last.map(Double.init) ?? 0)

    var steps: [Step] = []
    var hazards: [(time: Double, areaBefore: Double, weight: Double)] = []
    var survival = 1.0
    var area = 0.0
    var last = 0.0
    var index = 0
    var cut = 0
    while index < ends.count {
      let length = ends[index]
      let time = Double(length) + endedShift
      var next = index
      while next < ends.count && ends[next] == length { next += 1 }
      while cut < cuts.count && Double(cuts[cut]) < time { cut += 1 }
      let atRisk = Double(count - index - cut)
      let ending = Double(next - index)
      area += survival * (time - last)
      last = time
      survival = atRisk == ending ? 0 : survival * (1 - ending / atRisk)
      steps.append(Step(time: time, survival: survival))
      // A last step to zero leaves no area behind it and so adds no variance.
      if atRisk > ending { hazards.append((time, area, ending / (atRisk * (atRisk - ending)))) }
      index = next
    }
    area += survival * (longest - last)
    self.steps = steps
    restrictedMean = area
    restrictedMeanVariance = hazards.reduce(0) { sum, hazard in
      let left = area - hazard.areaBefore
      return sum + left * left * hazard.weight
    }
  }

  /// The share of lives that were cut off.
  public var censoredShare: Double { Double(censoredCount) / Double(count) }

  /// The share that outlives a time.
  ///
  /// - Complexity: O(log steps).
  public func survival(at time: Double) -> Double {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 1 : steps[low - 1].survival
  }

  /// The 95 % interval of the restricted mean.
  public func restrictedMeanInterval(z: Double = NormalDistribution.z95) -> ConfidenceInterval {
    ConfidenceInterval(estimate: restrictedMean, standardError: restrictedMeanVariance.squareRoot(), z: z)
  }
}
