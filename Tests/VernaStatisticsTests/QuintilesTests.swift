import Testing
import VernaStatistics

@Suite struct QuintilesTests {
  @Test func tenDifferentValuesGoTwoAFifth() {
    let values: [Int64] = [30, 10, 100, 20, 90, 40, 80, 50, 70, 60]
    let fifths = Quintiles(of: values)
    #expect(values.map { fifths.fifth(of: $0) } == [2, 1, 5, 1, 5, 2, 4, 3, 4, 3])
  }

  /// Half of the ten are equal and worst, so nobody is in 2: the sixth has five worse, 1 + floor(5 * 5 / 10) = 3.
  @Test func equalValuesStayTogether() {
    let fifths = Quintiles(of: [1, 1, 1, 1, 1, 2, 3, 4, 5, 6])
    #expect([1, 2, 3, 4, 5, 6].map { fifths.fifth(of: $0) } == [1, 3, 4, 4, 5, 5])
  }

  @Test func aCrowdAtTheTopIsNotCut() {
    let fifths = Quintiles(of: [1, 2, 7, 7, 7])
    #expect([1, 2, 7].map { fifths.fifth(of: $0) } == [1, 2, 3])
    #expect(Quintiles(of: [4, 4, 4]).fifth(of: 4) == 1)
  }

  @Test func agreesWithTheDefinition() {
    var generator = SeededNumbers(seed: 5)
    for range in [3, 20, 1000] as [UInt64] {
      let values = (0..<137).map { _ in Int64(generator.next() % range) }
      let fifths = Quintiles(of: values)
      for value in values {
        let worse = values.count { $0 < value }
        #expect(fifths.fifth(of: value) == 1 + 5 * worse / values.count)
      }
    }
  }
}
