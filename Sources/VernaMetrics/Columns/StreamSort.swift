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
