import Testing
import VernaStatistics

@Suite struct LogMeanDivisiaTests {
  /// Parts worked out in numpy from Ang's formula.
  @Test func agreesWithTheFormulaAndLeavesNothing() throws {
    let parts = try #require(
      LogMeanDivisia.split(before: [1000, 3.2, 2.5, 180], after: [1100, 3.1, 2.7, 190]))
    let expected = [151510.02991507272, -50469.385760075995, 122341.28262866667, 85948.07321633676]
    for (part, number) in zip(parts, expected) { #expect(close(part, number)) }
    #expect(close(parts.reduce(0, +), 309330))
  }

  @Test func aFactorThatStaysDoesNothing() throws {
    let parts = try #require(LogMeanDivisia.split(before: [10, 3], after: [12, 3]))
    #expect(parts[1] == 0)
    #expect(close(parts[0], 6))
    #expect(LogMeanDivisia.split(before: [2, 5], after: [2, 5]) == [0, 0])
  }

  @Test func nearlyEqualNumbersKeepTheirDigits() {
    #expect(LogMeanDivisia.logarithmicMean(7, 7) == 7)
    #expect(close(LogMeanDivisia.logarithmicMean(7 * (1 + 1e-12), 7), 7 * (1 + 0.5e-12), 1e-15))
  }

  @Test func aFactorOfZeroHasNoSplit() {
    #expect(LogMeanDivisia.split(before: [0, 3], after: [12, 3]) == nil)
  }
}
