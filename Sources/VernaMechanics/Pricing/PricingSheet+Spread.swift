import VernaCore

extension PricingSheet {
  /// Splits an amount over the picked rows in proportion to `weight`, by largest remainder, into `part`.
  ///
  /// Lines of the same goods are one for the split, and split their part among themselves, so that a line that is cut in two
  /// changes no other line's part. With all weights zero every part is zero.
  ///
  /// - Parameter total: at most the sum of the weights' bounds, not under zero.
  func spread(_ total: Int64) {
    if !hasTwins || picked < 2 { return split(total, weight, part, picked) }
    // First rows of each kind, the weights of a kind together.
    var kinds = 0
    var sums: [Int64] = []
    var kindOf = [Int](repeating: 0, count: picked)
    var places: [Int32: Int] = [:]
    for place in 0..<picked {
      let first = twin[Int(pick[place])]
      if let kind = places[first] {
        kindOf[place] = kind
        sums[kind] += weight[place]
      } else {
        places[first] = kinds
        kindOf[place] = kinds
        sums.append(weight[place])
        kinds += 1
      }
    }
    let parts = split(total, sums)
    for kind in 0..<kinds {
      let members = (0..<picked).filter { kindOf[$0] == kind }
      let split = split(parts[kind], members.map { weight[$0] })
      for (member, money) in zip(members, split) { part[member] = money }
    }
  }

  private func split(_ total: Int64, _ weights: [Int64]) -> [Int64] {
    if weights.allSatisfy({ $0 == 0 }) { return [Int64](repeating: 0, count: weights.count) }
    return splitByLargestRemainder(total, weights: weights)
  }

  private func split(
    _ total: Int64, _ weights: UnsafeMutablePointer<Int64>, _ parts: UnsafeMutablePointer<Int64>, _ count: Int
  ) {
    let split = split(total, Array(UnsafeBufferPointer(start: weights, count: count)))
    for place in 0..<count { parts[place] = split[place] }
  }

  /// Brings the parts down to a lesser total in proportion to themselves; no part grows.
  func cut(to total: Int64) {
    weight.update(from: part, count: picked)
    spread(total)
  }

  /// The sum of the parts.
  var total: Int64 {
    var sum: Int64 = 0
    for place in 0..<picked { sum += part[place] }
    return sum
  }
}
