import Testing
import VernaStatistics

@Suite struct SeededGeneratorTests {
  @Test("A seed gives the published numbers of xoshiro256** seeded by SplitMix64")
  func knownNumbers() {
    var generator = SeededGenerator(seed: 0)
    #expect(generator.next() == 0x99ec_5f36_cb75_f2b4)
    #expect(generator.next() == 0xbf6e_1f78_4956_452a)
    var same = SeededGenerator(seed: 0)
    _ = same.next()
    _ = same.next()
    #expect(same == generator)
  }

  @Test("Streams of one seed differ")
  func streams() {
    var first = SeededGenerator(seed: 5, stream: 1)
    var second = SeededGenerator(seed: 5, stream: 2)
    #expect(first.next() != second.next())
  }

  @Test("Draws have the mean and the variance of their distribution")
  func moments() {
    var generator = SeededGenerator(seed: 11)
    func check(_ mean: Double, _ variance: Double, _ name: Comment, _ draw: () -> Double) {
      let draws = (0..<200_000).map { _ in draw() }
      let average = draws.reduce(0, +) / Double(draws.count)
      let spread = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(draws.count - 1)
      #expect(abs(average - mean) < 5 * (variance / Double(draws.count)).squareRoot(), name)
      #expect(abs(spread / variance - 1) < 0.05, name)
    }
    check(0.5, 1.0 / 12, "uniform") { generator.uniform() }
    check(3, 9, "exponential") { generator.exponential(mean: 3) }
    check(-2, 16, "normal") { generator.normal(mean: -2, standardDeviation: 4) }
    check(5, 10, "gamma") { generator.gamma(shape: 2.5, scale: 2) }
    check(0.35, 0.175, "gamma of a small shape") { generator.gamma(shape: 0.7, scale: 0.5) }
    check(4, 4, "Poisson") { Double(generator.poisson(mean: 4)) }
    check(75, 75, "Poisson of a large mean") { Double(generator.poisson(mean: 75)) }
    check(2.375, 3.984_375, "weighted choice") { Double(generator.choice(weights: [3, 0, 0, 3, 0, 2])) }
  }

  @Test("Below a bound every number comes up equally often")
  func below() {
    var generator = SeededGenerator(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.below(7)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 500) }
  }
}
