import Testing
import VernaCore

@Suite struct MoneyTests {
  @Test func roundingIsHalfAwayFromZero() {
    #expect(divideRoundingHalfAway(5, by: 10) == 1)
    #expect(divideRoundingHalfAway(-5, by: 10) == -1)
    #expect(divideRoundingHalfAway(4, by: 10) == 0)
    #expect(divideRoundingHalfAway(7, by: 3) == 2)
    #expect(divideRoundingHalfAway(-8, by: 3) == -3)
    #expect(divideRoundingHalfAway(Int128(Int64.max) * 1_000, by: 1_000) == Int64.max)
  }

  @Test func partsAlwaysAddUp() {
    #expect(splitByLargestRemainder(100, weights: [1, 1, 1]) == [34, 33, 33])
    #expect(splitByLargestRemainder(-100, weights: [1, 1, 1]) == [-34, -33, -33])
    #expect(splitByLargestRemainder(7, weights: [0, 0]) == [4, 3])
    #expect(splitByLargestRemainder(7, weights: []) == [])
    #expect(splitByLargestRemainder(10, weights: [1, 0, 3]) == [3, 0, 7])
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64((state >> 33) % bound)
    }
    for _ in 0..<2_000 {
      let total = next(1_000_000) - 500_000
      let weights = (0..<Int(next(12)) + 1).map { _ in next(5) * next(100_000) }
      let parts = splitByLargestRemainder(total, weights: weights)
      let sum = weights.reduce(0, +)
      #expect(parts.reduce(0, +) == total)
      for (part, weight) in zip(parts, weights) where sum > 0 {
        // No part is a whole unit or more away from its exact share.
        #expect(abs(Double(part) - Double(total) * Double(weight) / Double(sum)) < 1)
      }
    }
  }

  @Test func currenciesHaveTheirDigits() {
    #expect(Currency(code: "RUB").minorPerMajor == 100)
    #expect(Currency(code: "JPY").minorPerMajor == 1)
    #expect(Currency(code: "KWD").minorPerMajor == 1_000)
  }

  @Test func idsAreComparedByBytes() {
    #expect(ByteText("caf\u{e9}") != ByteText("cafe\u{301}"))
    #expect(Set([ByteText("caf\u{e9}"), ByteText("cafe\u{301}"), ByteText("caf\u{e9}")]).count == 2)
    #expect(ByteText("Z") < ByteText("a") && ByteText("a") < ByteText("\u{e9}"))
  }
}
