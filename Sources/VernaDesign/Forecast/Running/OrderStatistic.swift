/// Values by their rank, without a full sort.
enum OrderStatistic {
  /// A quantile by linear interpolation; infinite values sort last.
  ///
  /// - Parameter values: not empty, none of them NaN; put into another order.
  static func quantile(_ share: Double, of values: inout [Double]) -> Double {
    let place = share * Double(values.count - 1)
    let low = Int(place)
    let first = select(low, in: &values)
    guard low + 1 < values.count, place > Double(low) else { return first }
    // After the selection all that follow are at least as large.
    var next = Double.infinity
    for index in (low + 1)..<values.count { next = min(next, values[index]) }
    guard next.isFinite else { return first.isFinite && place - Double(low) < 1e-9 ? first : next }
    return first + (place - Double(low)) * (next - first)
  }

  /// Puts the value of a rank (0 for the least) where a sort would, smaller ones before it and larger ones after it
  /// (C. A. R. Hoare, "Algorithm 65: Find", 1961).
  private static func select(_ rank: Int, in values: inout [Double]) -> Double {
    values.withUnsafeMutableBufferPointer { values in
      var left = 0
      var right = values.count - 1
      while left < right {
        let middle = left + (right - left) / 2
        let (a, b, c) = (values[left], values[middle], values[right])
        let pivot = max(min(a, b), min(max(a, b), c))
        var low = left
        var high = right
        while low <= high {
          while values[low] < pivot { low += 1 }
          while values[high] > pivot { high -= 1 }
          if low <= high {
            values.swapAt(low, high)
            low += 1
            high -= 1
          }
        }
        if rank <= high { right = high } else if rank >= low { left = low } else { break }
      }
      return values[rank]
    }
  }
}
