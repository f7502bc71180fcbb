import VernaStatistics

extension KernelRun {
  func memberMedian(_ index: Int) -> MedianEstimate? {
    let tally = tallies[index]
    let second = medianTallies[index]
    let pairs = MomentPairs.all.count
    return median(
      money.member, index, shift: KernelRun.moneyShift, unit: 1, clusters: tally.buying,
      squares: second.receiptsBelowSquared, byAll: second.receiptsBelowByAll,
      allSquared: products[index * pairs + KernelRun.memberReceiptsSquared])
  }

  private static let memberReceiptsSquared =
    MomentPairs.all.firstIndex { $0 == (.memberReceipts, .memberReceipts) } ?? 0

  func otherMedian(_ index: Int) -> MedianEstimate? {
    let second = medianTallies[index]
    let signatures = setup.signatures.ofPeriod[index]
    guard let double = KernelRun.doubleMedian(money.other, signatures) else { return nil }
    let count = Int64(money.other.count(of: signatures))
    let below = Int64(money.other.count(of: signatures, atMost: double >> 1))
    // An anonymous receipt is a cluster of its own, in which 1 squared is 1.
    let anonymousBelow = below - second.otherKnownBelow
    let anonymous = count - second.otherKnownReceipts
    let cells = setup.plan.spans[index].cells
    let anonymousReceipts = Int64(
      clamping: cells.reduce(Int128(0)) { $0 + anonymousSums[$1 * width + Register.otherReceipts] })
    return median(
      money.other, index, shift: KernelRun.moneyShift, unit: 1,
      clusters: tallies[index].otherBuyers + anonymousReceipts,
      squares: second.otherBelowSquared + anonymousBelow, byAll: second.otherBelowByAll + anonymousBelow,
      allSquared: Int128(second.otherReceiptsSquared + anonymous))
  }

  func intervals(_ index: Int) -> IntervalAggregates {
    let tally = tallies[index]
    let second = medianTallies[index]
    var intervals = IntervalAggregates()
    intervals.count = tally.intervals
    intervals.seconds = tally.seconds
    intervals.moments = PairMoments(
      count: tally.intervalMembers, x: Int128(tally.seconds), y: Int128(tally.intervals), xx: tally.secondsSquared,
      xy: tally.secondsByIntervals, yy: Int128(tally.intervalsSquared))
    intervals.median = median(
      gaps, index, shift: KernelRun.gapShift, unit: 1 / 86_400, clusters: tally.intervalMembers,
      squares: second.intervalsBelowSquared,
      byAll: second.intervalsBelowByAll, allSquared: Int128(tally.intervalsSquared))
    return intervals
  }

  /// A median with Woodruff's interval.
  ///
  /// - Parameters:
  ///   - unit: what one step of the values is worth in the estimate's unit.
  ///   - clusters: shoppers with a value.
  ///   - squares: over them, the values at or under the median squared, and by all of theirs; `allSquared` all squared.
  private func median(
    _ streams: RankedStreams, _ index: Int, shift: Int64, unit: Double, clusters: Int64, squares: Int64, byAll: Int64,
    allSquared: Int128
  ) -> MedianEstimate? {
    let signatures = setup.signatures.ofPeriod[index]
    guard let double = KernelRun.doubleMedian(streams, signatures) else { return nil }
    let count = streams.count(of: signatures)
    let below = streams.count(of: signatures, atMost: double >> 1)
    func shown(_ value: Int64) -> Double { Double(value - shift) * unit }
    let moments = PairMoments(
      count: clusters, x: Int128(below), y: Int128(count), xx: Int128(squares), xy: Int128(byAll), yy: allSquared)
    let interval = WoodruffInterval.ranks(atOrBelow: moments).map { ranks in
      shown(streams.value(atRank: ranks.low, of: signatures))...shown(streams.value(atRank: ranks.high, of: signatures))
    }
    return MedianEstimate(value: Double(double - 2 * shift) / 2 * unit, interval: interval, n: Int64(count))
  }
}
