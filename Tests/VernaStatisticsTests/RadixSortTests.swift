import Testing
import VernaStatistics

@Suite struct RadixSortTests {
  @Test(arguments: [0, 1, 2048, 2049, 10_000]) func sorts(count: Int) {
    var generator = SeededNumbers(seed: UInt64(count))
    for range in [2, 1 << 21, UInt64(Int64.max)] as [UInt64] {
      var numbers = (0..<count).map { _ in Int64(generator.next() % range) }
      let sorted = numbers.sorted()
      RadixSort.sort(&numbers)
      #expect(numbers == sorted)
    }
  }
}
