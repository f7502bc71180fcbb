import VernaCore
import VernaRules

/// Discounts on pieces that belong together.
extension Pricing {
  /// Of each `group` pieces, from the dearest down, the `free` cheapest have the share off. Taken from the dearest down, one
  /// more piece never makes the discount smaller.
  func cheapestParts(_ group: Int, _ free: Int, _ share: Share, _ base: Discount.Base) -> Int64 {
    let pieces = PricingPieces(sheet)
    var worths = [Int64](repeating: 0, count: pieces.count)
    if group < 1 || free < 1 || share.millionths <= 0 { return pieces.unfold(worths, into: sheet) }
    let money = base == .left ? pieces.left : pieces.full
    let (group, free) = (Int64(group), Int64(min(free, group)))
    let whole = pieces.units.reduce(0, +) / group * group
    var before: Int64 = 0
    for kind in pieces.dearestFirst(money) {
      let end = min(before + pieces.units[kind], whole)
      if end > before {
        let freed = freePieces(before: end, group, free) - freePieces(before: before, group, free)
        worths[kind] = pieces.worth(kind, freed, of: money)
      }
      before += pieces.units[kind]
    }
    let sum = worths.reduce(0, +)
    let total = min(sum, share.of(sum, rounding: moneyRounding))
    return pieces.unfold(sum == 0 ? worths : splitByLargestRemainder(total, weights: worths), into: sheet)
  }

  /// How many of the first so many pieces are free: the last `free` of each `group`.
  private func freePieces(before count: Int64, _ group: Int64, _ free: Int64) -> Int64 {
    count / group * free + max(0, count % group - (group - free))
  }

  /// One piece of each part together for a price, as often as there are sets that it makes cheaper.
  func setParts(_ plans: [RuleRowsPlan], _ price: Int64) -> Result<Int64, BrokenRule> {
    let pieces = PricingPieces(sheet)
    let order = pieces.dearestFirst(pieces.left)
    var candidates: [[Int]] = []
    for plan in plans {
      do throws(RuleFailure) {
        try machine.rows(plan, frame, into: sheet.otherMask)
      } catch {
        return .failure(BrokenRule(message: error.description))
      }
      candidates.append(
        order.filter { PricingSheet.isSet(Int(sheet.pick[pieces.members[$0][0]]), in: sheet.otherMask) })
    }
    var remaining = pieces.units
    var used = [Int64](repeating: 0, count: pieces.count)
    var sets: Int64 = 0
    while let set = SetMatching.one(candidates, remaining) {
      let worth = set.reduce(Int64(0)) { $0 + pieces.left[$1] / pieces.units[$1] }
      if worth <= price { break }
      var each: [Int: Int64] = [:]
      for kind in set { each[kind, default: 0] += 1 }
      let times = each.map { remaining[$0] / $1 }.min() ?? 0
      for (kind, count) in each {
        remaining[kind] -= count * times
        used[kind] += count * times
      }
      sets += times
    }
    let worths = pieces.members.indices.map { used[$0] == 0 ? 0 : pieces.worth($0, used[$0], of: pieces.left) }
    let sum = worths.reduce(0, +)
    let (cost, overflow) = sets.multipliedReportingOverflow(by: max(0, price))
    let total = overflow ? 0 : max(0, sum - cost)
    return .success(
      pieces.unfold(total == 0 ? worths.map { _ in 0 } : splitByLargestRemainder(total, weights: worths), into: sheet))
  }
}

/// Finds a piece for each part of a set, each piece for one part (H. W. Kuhn, 1955, by augmenting paths).
enum SetMatching {
  /// By part: the place that it takes; nil where some part has none.
  ///
  /// - Parameters:
  ///   - candidates: by part, the places that it may take, the best first.
  ///   - remaining: by place, how many pieces are left.
  static func one(_ candidates: [[Int]], _ remaining: [Int64]) -> [Int]? {
    if candidates.isEmpty { return nil }
    var taken = [Int](repeating: -1, count: candidates.count)
    var uses = [Int64](repeating: 0, count: remaining.count)
    for part in candidates.indices {
      var seen = Set<Int>()
      guard take(part, candidates, remaining, &taken, &uses, &seen) else { return nil }
    }
    return taken
  }

  private static func take(
    _ part: Int, _ candidates: [[Int]], _ remaining: [Int64], _ taken: inout [Int], _ uses: inout [Int64],
    _ seen: inout Set<Int>
  ) -> Bool {
    for place in candidates[part] where remaining[place] > 0 && seen.insert(place).inserted {
      if uses[place] < remaining[place] {
        uses[place] += 1
        taken[part] = place
        return true
      }
      for other in candidates.indices where taken[other] == place {
        taken[other] = -1
        if take(other, candidates, remaining, &taken, &uses, &seen) {
          taken[part] = place
          return true
        }
        taken[other] = place
      }
    }
    return false
  }
}
