/// Values by their rank in large unsorted samples of whole numbers.
///
/// Each pass counts the values of a narrowing range in 4,096 buckets and goes on with the bucket that holds the rank,
/// so the sample is neither moved nor copied and no step depends on a branch that the data decide. Two passes are
/// enough for amounts under 2^24, six for any `Int64`.
///
/// - Complexity: O(n) for a sample of n, memory for 4,096 counts.
public enum RankSelection {
  /// The value at a rank, 0 being the smallest.
  ///
  /// - Parameter rank: 0 to `sample.count - 1`.
  public static func value(atRank rank: Int, in sample: UnsafeBufferPointer<Int64>) -> Int64 {
    select(rank, sample)
  }

  /// The value at a rank, 0 being the smallest.
  ///
  /// - Parameter rank: 0 to `sample.count - 1`.
  public static func value(atRank rank: Int, in sample: UnsafeBufferPointer<Int32>) -> Int32 {
    select(rank, sample)
  }

  /// The value at a rank, 0 being the smallest.
  ///
  /// - Parameter rank: 0 to `sample.count - 1`.
  public static func value(atRank rank: Int, in sample: [Int64]) -> Int64 {
    sample.withUnsafeBufferPointer { select(rank, $0) }
  }

  /// The median: the middle value or, of an even count, the mean of the two in the middle; nil for no values.
  public static func median(of sample: [Int64]) -> Double? {
    sample.withUnsafeBufferPointer { median(of: $0) }
  }

  /// The median: the middle value or, of an even count, the mean of the two in the middle; nil for no values.
  public static func median(of sample: UnsafeBufferPointer<Int64>) -> Double? {
    guard !sample.isEmpty else { return nil }
    let upper = Double(select(sample.count / 2, sample))
    return sample.count % 2 == 1 ? upper : (Double(select(sample.count / 2 - 1, sample)) + upper) / 2
  }

  /// The median: the middle value or, of an even count, the mean of the two in the middle; nil for no values.
  public static func median(of sample: UnsafeBufferPointer<Int32>) -> Double? {
    guard !sample.isEmpty else { return nil }
    let upper = Double(select(sample.count / 2, sample))
    return sample.count % 2 == 1 ? upper : (Double(select(sample.count / 2 - 1, sample)) + upper) / 2
  }

  @inline(__always)
  private static func select<Value: FixedWidthInteger & SignedInteger>(
    _ rank: Int, _ sample: UnsafeBufferPointer<Value>
  ) -> Value {
    precondition(rank >= 0 && rank < sample.count, "a rank must be within the sample")
    var lowest = sample[0]
    var highest = sample[0]
    for value in sample {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    // Distances from the floor are unsigned, so that a range wider than the type can hold still fits.
    var floor = UInt64(bitPattern: Int64(lowest))
    var span = UInt64(bitPattern: Int64(highest)) &- floor
    var rank = rank
    var counts = [Int](repeating: 0, count: 4096)
    while span > 0 {
      let shift = UInt64(max(0, UInt64.bitWidth - span.leadingZeroBitCount - 12))
      for bucket in counts.indices { counts[bucket] = 0 }
      counts.withUnsafeMutableBufferPointer { counts in
        for value in sample {
          let distance = UInt64(bitPattern: Int64(value)) &- floor
          if distance <= span { counts[Int(truncatingIfNeeded: distance &>> shift)] &+= 1 }
        }
      }
      var bucket = 0
      while rank >= counts[bucket] {
        rank -= counts[bucket]
        bucket += 1
      }
      floor &+= UInt64(bucket) &<< shift
      span = min(span &- (UInt64(bucket) &<< shift), (UInt64(1) &<< shift) &- 1)
    }
    return Value(truncatingIfNeeded: Int64(bitPattern: floor))
  }
}
