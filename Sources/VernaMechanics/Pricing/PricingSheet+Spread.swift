import VernaCore

extension PricingSheet {
  /// Splits an amount over the picked rows in proportion to `weight`, by largest remainder, into `part`.
  ///
  /// Lines of the same goods are one for the split, and split their part among themselves, so that a line that is cut in two
  /// changes no other line's part. With all weights zero every part is zero.
  ///
  /// - Parameter total: not under zero; with it the sum of parts, but where all weights are zero.
  mutating func spread(_ total: Int64) {
    if hasTwins, picked > 1 { return spreadByKind(total) }
    var sum: Int64 = 0
    var most: Int64 = 0
    for place in 0..<picked {
      sum += weight[place]
      most = max(most, weight[place])
    }
    if sum == 0 || total == 0 {
      part.update(repeating: 0, count: picked)
    } else if total == sum {
      part.update(from: weight, count: picked)
    } else if picked > 64 || total.multipliedReportingOverflow(by: most).overflow {
      let parts = splitByLargestRemainder(total, weights: Array(UnsafeBufferPointer(start: weight, count: picked)))
      for place in 0..<picked { part[place] = parts[place] }
    } else {
      spread(total, sum)
    }
  }

  /// The same within 64 bits, without any room of its own.
  private mutating func spread(_ total: Int64, _ sum: Int64) {
    var over = total
    // A quotient by way of a double is at most one off while the product has 53 bits, and much quicker than a division.
    let scale = 1 / Double(sum)
    for place in 0..<picked {
      let product = total &* weight[place]
      var quotient = product < 1 << 53 ? Int64(Double(product) * scale) : product / sum
      var remainder = product &- quotient &* sum
      if remainder < 0 {
        quotient &-= 1
        remainder &+= sum
      } else if remainder >= sum {
        quotient &+= 1
        remainder &-= sum
      }
      part[place] = quotient
      rest[place] = remainder
      over &-= quotient
    }
    if over <= 0 { return }
    // What is over, less than there are rows, goes to the largest remainders, of equals to the earlier. Where it is most of the
    // rows, all have it but the smallest remainders, of equals the later.
    if over * 2 <= Int64(picked) {
      for _ in 0..<over {
        var best = 0
        for place in 1..<picked where rest[place] > rest[best] { best = place }
        part[best] &+= 1
        rest[best] = -1
      }
    } else {
      for place in 0..<picked { part[place] &+= 1 }
      for _ in 0..<Int64(picked) &- over {
        var least = 0
        for place in 1..<picked where rest[place] <= rest[least] { least = place }
        part[least] &-= 1
        rest[least] = Int64.max
      }
    }
  }

  private mutating func spreadByKind(_ total: Int64) {
    // First rows of each kind, the weights of a kind together.
    var sums: [Int64] = []
    var kindOf = [Int](repeating: 0, count: picked)
    var places: [Int32: Int] = [:]
    for place in 0..<picked {
      let first = twin[Int(pick[place])]
      let kind = places[first] ?? sums.count
      if kind == sums.count {
        places[first] = kind
        sums.append(0)
      }
      kindOf[place] = kind
      sums[kind] += weight[place]
    }
    let parts = PricingSheet.split(total, sums)
    var members = [[Int]](repeating: [], count: sums.count)
    for place in 0..<picked { members[kindOf[place]].append(place) }
    for (kind, places) in members.enumerated() {
      for (place, money) in zip(places, PricingSheet.split(parts[kind], places.map { weight[$0] })) {
        part[place] = money
      }
    }
  }

  private static func split(_ total: Int64, _ weights: [Int64]) -> [Int64] {
    if weights.allSatisfy({ $0 == 0 }) { return [Int64](repeating: 0, count: weights.count) }
    return splitByLargestRemainder(total, weights: weights)
  }

  /// Brings the parts down to a lesser total in proportion to themselves; no part grows.
  mutating func cut(to total: Int64) {
    weight.update(from: part, count: picked)
    spread(total)
  }

  /// The sum of the parts.
  var total: Int64 {
    @inline(__always) get {
      var sum: Int64 = 0
      for place in 0..<picked { sum &+= part[place] }
      return sum
    }
  }
}
