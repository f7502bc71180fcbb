import Testing
import VernaStatistics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How often an interval holds the truth when the sampling is known: 93 to 97 times in a hundred, each kind over 2,000
/// seeded samples.
@Suite struct CoverageTests {
  func coverage(seed: UInt64, truth: Double, _ interval: (inout SeededNumbers) throws -> ConfidenceInterval) rethrows
    -> Double
  {
    var generator = SeededNumbers(seed: seed)
    var held = 0
    for _ in 0..<2000 where try interval(&generator).contains(truth) { held += 1 }
    return Double(held) / 2000
  }

  let wanted = 0.93...0.97

  /// A shopper's receipts: a shopper of large baskets makes all of them large, so receipts are far from independent.
  func shopper(_ generator: inout SeededNumbers, meanReceipts: Double, level: Double)
    -> (spent: Int64, receipts: Int64)
  {
    let receipts = generator.count(mean: meanReceipts)
    let own = level * exp(0.5 * generator.normal() - 0.125)
    var spent = 0.0
    for _ in 0..<receipts { spent += own * (0.5 + generator.uniform()) }
    return (Int64(spent.rounded()), Int64(receipts))
  }

  @Test(arguments: [0.03, 0.3, 0.5, 0.86]) func wilson(share: Double) throws {
    let held = try coverage(seed: 1, truth: share) { generator in
      var successes: Int64 = 0
      for _ in 0..<400 where generator.uniform() < share { successes += 1 }
      return try #require(ConfidenceInterval.wilson(successes: successes, of: 400))
    }
    #expect(wanted.contains(held))
  }

  /// Money a receipt, clustered by shopper; the interval of independent receipts would be far too narrow.
  @Test func ratio() throws {
    let held = try coverage(seed: 2, truth: 100_000) { generator in
      var sum = PairMoments()
      for _ in 0..<300 {
        let one = shopper(&generator, meanReceipts: 4, level: 100_000)
        sum.add(x: one.spent, y: one.receipts)
      }
      return try #require(sum.ratioInterval())
    }
    #expect(wanted.contains(held))
  }

  /// The members' share of money, each shopper a member with probability 0.7 and then spending twice as much.
  @Test func share() throws {
    let held = try coverage(seed: 3, truth: 1.4 / 1.7) { generator in
      var sum = PairMoments()
      for _ in 0..<300 {
        let isMember = generator.uniform() < 0.7
        let one = shopper(&generator, meanReceipts: 3, level: isMember ? 200_000 : 100_000)
        sum.add(x: isMember ? one.spent : 0, y: one.spent)
      }
      return try #require(sum.ratioInterval())
    }
    #expect(wanted.contains(held))
  }

  @Test func mean() throws {
    let held = try coverage(seed: 4, truth: 0.4 * 1 - 0.25) { generator in
      var sum = PairMoments()
      for _ in 0..<200 {
        let draw = generator.uniform()
        sum.add(x: draw < 0.4 ? 1 : draw < 0.65 ? -1 : 0, y: 1)
      }
      return try #require(sum.meanInterval())
    }
    #expect(wanted.contains(held))
  }

  /// Break-even: a known cost over margin that varies.
  @Test func ratioWithAKnownCost() throws {
    let held = try coverage(seed: 5, truth: (4 * 1000 + 200_000) / (400 * 10_000.0)) { generator in
      var sum = PairMoments()
      for _ in 0..<400 {
        let margin = 10_000 * generator.exponential()
        sum.add(x: Int64(20 * generator.uniform() < 10 ? 20 : 0), y: Int64(margin.rounded()))
      }
      return try #require(sum.ratioInterval(numeratorExtra: 200_000))
    }
    #expect(wanted.contains(held))
  }

  @Test func gapOfDisjointGroups() throws {
    let held = try coverage(seed: 6, truth: 0.5) { generator in
      var sum = TwoRatioMoments()
      for _ in 0..<300 {
        let one = shopper(&generator, meanReceipts: 4, level: 150_000)
        sum.first.add(x: one.spent, y: one.receipts)
      }
      for _ in 0..<500 {
        let one = shopper(&generator, meanReceipts: 1.0001, level: 100_000)
        sum.second.add(x: one.spent, y: one.receipts)
      }
      return try #require(sum.gapInterval())
    }
    #expect(wanted.contains(held))
  }

  /// The same shoppers before and after joining, with their own level in both.
  @Test func gapOfOverlappingGroups() throws {
    let held = try coverage(seed: 7, truth: 0.2) { generator in
      var sum = TwoRatioMoments()
      for _ in 0..<300 {
        let own = 100_000 * exp(0.5 * generator.normal() - 0.125)
        let receipts = Int64(generator.count(mean: 3))
        let before = Int64((own * Double(receipts) * (0.5 + generator.uniform())).rounded())
        let after = Int64((1.2 * own * Double(receipts) * (0.5 + generator.uniform())).rounded())
        sum.addShared(firstX: after, firstY: receipts, secondX: before, secondY: receipts)
      }
      return try #require(sum.gapInterval())
    }
    #expect(wanted.contains(held))
  }

  /// Retention: members in the window that ends at the period's end, the new ones left out, over those in the first
  /// window; a member who came back is in the numerator only.
  @Test func retention() throws {
    let held = try coverage(seed: 8, truth: (0.35 + 0.1) / (0.35 + 0.25)) { generator in
      var sum = PairMoments()
      for _ in 0..<500 {
        let draw = generator.uniform()
        if draw < 0.35 {
          sum.add(x: 1, y: 1)
        } else if draw < 0.6 {
          sum.add(x: 0, y: 1)
        } else if draw < 0.7 {
          sum.add(x: 1, y: 0)
        }
      }
      return try #require(sum.ratioInterval())
    }
    #expect(wanted.contains(held))
  }

  /// The median of receipts whose sizes a shopper shares: log-normal with median exp(11), whatever the clusters.
  @Test func clusteredMedian() throws {
    let held = try coverage(seed: 9, truth: exp(11)) { generator in
      var values: [Int64] = []
      var clusters: [Int32] = []
      for member in 0..<250 {
        let own = 11 + 0.5 * generator.normal()
        for _ in 0..<generator.count(mean: 3) {
          values.append(Int64(exp(own + 0.4 * generator.normal()).rounded()))
          clusters.append(Int32(member))
        }
      }
      return try #require(WoodruffInterval.median(values: values, clusters: clusters))
    }
    #expect(wanted.contains(held))
  }

  /// Exponential lives of mean 200 seen for 300: the mean up to 300 is 200 (1 - exp(-1.5)).
  @Test func restrictedMean() throws {
    let held = try coverage(seed: 10, truth: 200 * (1 - exp(-1.5))) { generator in
      var ended: [Int64] = []
      var censored: [Int64] = [300_000]
      for _ in 0..<300 {
        let life = 200 * generator.exponential()
        let sight = generator.uniform() < 0.5 ? 300 : 300 * generator.uniform()
        if life <= sight { ended.append(Int64(life * 1000)) } else { censored.append(Int64(sight * 1000)) }
      }
      return try #require(KaplanMeier(ended: ended, censored: censored)).restrictedMeanInterval().scaled(by: 0.001)
    }
    #expect(wanted.contains(held))
  }
}
