
/// The streams of all threads, each sorted, of which the value at any rank of a union of streams can be asked.
final class SortedStreams {
  private let parts: [ValueStreams]
  private let wide: [[Int64]]

  /// Sorts the streams of each thread's part.
  init(_ parts: [ValueStreams]) {
    self.parts = parts
    let count = parts.first?.count ?? 0
    wide = (0..<count).map { stream in parts.flatMap { $0.wide[stream] }.sorted() }
    let lists = Lists(parts.flatMap { part in (0..<part.count).map { part.values($0) } })
    _ = ParallelWalk.map(parts: lists.values.count) { index in
      StreamSort.sort(lists.values[index])
      return true
    }
  }

  /// Handed to threads that each sort lists of their own.
  private struct Lists: @unchecked Sendable {
    let values: [UnsafeMutableBufferPointer<UInt32>]

    init(_ values: [UnsafeMutableBufferPointer<UInt32>]) { self.values = values }
  }

  /// How many values a union of streams has.
  func count(of streams: [Int]) -> Int {
    streams.reduce(0) { sum, stream in
      sum + wide[stream].count + parts.reduce(0) { $0 + $1.values(stream).count }
    }
  }

  /// How many values of a union of streams are at or under a value.
  func count(of streams: [Int], atMost value: Int64) -> Int {
    var count = 0
    for stream in streams {
      for part in parts {
        let values = part.values(stream)
        if value >= 0 {
          count += value > 0xffff_ffff ? values.count : SortedStreams.upperBound(values, UInt32(value))
        }
      }
      if !wide[stream].isEmpty { count += wide[stream].count { $0 <= value } }
    }
    return count
  }

  /// The value at a rank, 0 being the smallest, of a union of streams.
  ///
  /// - Complexity: O(streams x log values) for each of 32 steps or, with wide values, 64.
  func value(atRank rank: Int, of streams: [Int]) -> Int64 {
    var low: Int64 = 0
    var high: Int64 = 0xffff_ffff
    if streams.contains(where: { !wide[$0].isEmpty }) {
      low = min(0, streams.compactMap { wide[$0].first }.min() ?? 0)
      high = max(high, streams.compactMap { wide[$0].last }.max() ?? 0)
    }
    while low < high {
      let middle = low + (high - low) / 2
      if count(of: streams, atMost: middle) > rank { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func upperBound(_ values: UnsafeMutableBufferPointer<UInt32>, _ value: UInt32) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Sorts 32-bit values by their digits of 11 bits, least significant first; digits that all values share are skipped.
enum StreamSort {
  static func sort(_ values: UnsafeMutableBufferPointer<UInt32>) {
    guard values.count > 512, let start = values.baseAddress else {
      var small = values
      small.sort()
      return
    }
    let count = values.count
    var counts = [Int](repeating: 0, count: 3 * 2048)
    counts.withUnsafeMutableBufferPointer { counts in
      for index in 0..<count {
        let value = start[index]
        counts[Int(value & 2047)] &+= 1
        counts[2048 + Int((value >> 11) & 2047)] &+= 1
        counts[4096 + Int(value >> 22)] &+= 1
      }
      let other = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
      defer { other.deallocate() }
      var from = start
      var to = other
      for digit in 0..<3 {
        let base = digit * 2048
        let shift = UInt32(digit * 11)
        if counts[base + Int((from[0] >> shift) & 2047)] == count { continue }
        var sum = 0
        for bucket in base..<(base + 2048) {
          let size = counts[bucket]
          counts[bucket] = sum
          sum &+= size
        }
        for index in 0..<count {
          let value = from[index]
          let bucket = base + Int((value >> shift) & 2047)
          to[counts[bucket]] = value
          counts[bucket] &+= 1
        }
        swap(&from, &to)
      }
      if from != start { start.update(from: from, count: count) }
    }
  }
}
