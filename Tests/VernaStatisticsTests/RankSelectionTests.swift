import Testing
import VernaStatistics

@Suite struct RankSelectionTests {
  @Test func everyRankAgreesWithSorting() {
    var generator = SeededNumbers(seed: 11)
    let samples: [[Int64]] = [
      [5], [2, 1], [7, 7, 7, 7], [.min, .max, 0, -1, 1],
      (0..<500).map { _ in Int64(generator.next() % 50) - 25 },
      (0..<500).map { _ in Int64(bitPattern: generator.next()) },
      (0..<500).map { _ in Int64(generator.next() % 100_000) } + [9_000_000_000_000],
    ]
    for sample in samples {
      let sorted = sample.sorted()
      for rank in sorted.indices { #expect(RankSelection.value(atRank: rank, in: sample) == sorted[rank]) }
    }
  }

  @Test func shortNumbersAgreeWithSorting() {
    var generator = SeededNumbers(seed: 12)
    let sample = (0..<301).map { _ in Int32(truncatingIfNeeded: generator.next()) }
    let sorted = sample.sorted()
    sample.withUnsafeBufferPointer { buffer in
      for rank in sorted.indices { #expect(RankSelection.value(atRank: rank, in: buffer) == sorted[rank]) }
      #expect(RankSelection.median(of: buffer) == Double(sorted[150]))
    }
  }

  @Test func medianOfAnEvenCountIsHalfWay() {
    #expect(RankSelection.median(of: [4, 1, 3, 2]) == 2.5)
    #expect(RankSelection.median(of: [9, 1, 5]) == 5)
    #expect(RankSelection.median(of: [Int64]()) == nil)
  }
}
