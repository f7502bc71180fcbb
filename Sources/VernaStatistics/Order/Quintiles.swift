/// Fifths of a ranking, 5 the best, equal values always together.
///
/// A value's fifth is 1 + floor(5 w / n), w being how many of the n values are strictly worse: the fifth that the
/// first of its equals would get in a ranking from the worst up. So the worst value is always in fifth 1, and a crowd
/// of equal values stays whole, leaving fifths above it empty rather than being cut.
public struct Quintiles: Hashable, Sendable {
  /// The smallest value of the fifths 2, 3, 4 and 5, nil for a fifth that is empty and has none above.
  private let floors: [Int64?]

  /// Cuts a sample in fifths; larger is better.
  ///
  /// - Complexity: O(n log n).
  public init(of values: [Int64]) {
    let sorted = values.sorted()
    var floors: [Int64?] = [nil, nil, nil, nil]
    var index = 0
    while index < sorted.count {
      let value = sorted[index]
      let fifth = 1 + 5 * index / sorted.count
      for upper in stride(from: 2, through: fifth, by: 1) where floors[upper - 2] == nil { floors[upper - 2] = value }
      while index < sorted.count && sorted[index] == value { index += 1 }
    }
    self.floors = floors
  }

  /// The fifth of a value of the sample, 1 to 5.
  public func fifth(of value: Int64) -> Int {
    var fifth = 1
    for floor in floors {
      guard let floor, value >= floor else { break }
      fifth += 1
    }
    return fifth
  }
}
