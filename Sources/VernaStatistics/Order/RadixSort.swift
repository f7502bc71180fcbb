/// Sorts large arrays of whole numbers without comparisons.
public enum RadixSort {
  /// Sorts numbers that are not negative, ascending.
  ///
  /// Least significant digit first, 11 bits a pass, as many passes as the largest number needs; short arrays are
  /// sorted by comparison.
  ///
  /// - Complexity: O(n) and a second array of the same size.
  public static func sort(_ numbers: inout [Int64]) {
    guard numbers.count > 2048 else { return numbers.sort() }
    var used: Int64 = 0
    for number in numbers {
      precondition(number >= 0, "the numbers must not be negative")
      used |= number
    }
    let bits = Int64.bitWidth - used.leadingZeroBitCount
    var other = [Int64](repeating: 0, count: numbers.count)
    var offsets = [Int](repeating: 0, count: 2048)
    for shift in stride(from: 0, to: bits, by: 11) {
      for digit in offsets.indices { offsets[digit] = 0 }
      for number in numbers { offsets[Int((number &>> Int64(shift)) & 2047)] &+= 1 }
      var start = 0
      for digit in offsets.indices {
        let count = offsets[digit]
        offsets[digit] = start
        start += count
      }
      for number in numbers {
        let digit = Int((number &>> Int64(shift)) & 2047)
        other[offsets[digit]] = number
        offsets[digit] &+= 1
      }
      swap(&numbers, &other)
    }
  }
}
