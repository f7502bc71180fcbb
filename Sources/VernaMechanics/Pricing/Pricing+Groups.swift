import VernaCore
import VernaRules

/// Discounts on pieces that belong together.
extension Pricing {
  /// Of each `group` pieces, from the dearest down, the `free` cheapest have the share off. Taken from the dearest down, one
  /// more piece never makes the discount smaller.
  func cheapestParts(_ group: Int, _ free: Int, _ share: Share, _ base: Discount.Base) -> Int64 {
    for place in 0..<sheet.picked { sheet.part[place] = 0 }
    if group < 1 || free < 1 || share.millionths <= 0 { return 0 }
    let money = base == .left ? sheet.left : sheet.full
    let order = dearestFirst(money)
    let (group, free) = (Int64(group), Int64(min(free, group)))
    let pieces = order.reduce(Int64(0)) { $0 + sheet.units[Int(sheet.pick[$1])] }
    let whole = pieces / group * group
    var before: Int64 = 0
    var worths: Int64 = 0
    for place in order {
      let row = Int(sheet.pick[place])
      let end = min(before + sheet.units[row], whole)
      sheet.weight[place] = 0
      if end > before {
        let freed = freePieces(before: end, group, free) - freePieces(before: before, group, free)
        sheet.weight[place] = worth(row, freed, of: sheet.units[row], money[row])
      }
      worths += sheet.weight[place]
      before += sheet.units[row]
    }
    let total = min(worths, share.of(worths, rounding: rules.moneyRounding))
    sheet.spread(total)
    var bound: Int64 = 0
    for place in 0..<sheet.picked {
      sheet.part[place] = min(sheet.part[place], sheet.left[Int(sheet.pick[place])])
      bound += sheet.part[place]
    }
    return bound
  }

  /// How many of the first so many pieces are free: the last `free` of each `group`.
  private func freePieces(before count: Int64, _ group: Int64, _ free: Int64) -> Int64 {
    count / group * free + max(0, count % group - (group - free))
  }

  /// Places of the picked rows by the price of a piece, the dearest first.
  private func dearestFirst(_ money: UnsafeMutablePointer<Int64>) -> [Int] {
    (0..<sheet.picked).sorted { left, right in
      let (first, second) = (Int(sheet.pick[left]), Int(sheet.pick[right]))
      let difference =
        Int128(money[first]) * Int128(sheet.units[second]) - Int128(money[second]) * Int128(sheet.units[first])
      return difference != 0 ? difference > 0 : left < right
    }
  }

  /// One piece of each part together for a price, as often as there are sets that it makes cheaper.
  func setParts(_ plans: [RuleRowsPlan], _ price: Int64) -> Result<Int64, BrokenRule> {
    let picked = (0..<sheet.picked).map { Int(sheet.pick[$0]) }
    var candidates: [[Int]] = []
    for plan in plans {
      do throws(RuleFailure) {
        try machine.rows(plan, frame, into: sheet.otherMask)
      } catch {
        return .failure(BrokenRule(message: error.description))
      }
      candidates.append(picked.indices.filter { PricingSheet.isSet(picked[$0], in: sheet.otherMask) })
    }
    let order = dearestFirst(sheet.left)
    let byPrice = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    candidates = candidates.map { $0.sorted { byPrice[$0, default: 0] < byPrice[$1, default: 0] } }
    var remaining = picked.map { sheet.units[$0] }
    var used = [Int64](repeating: 0, count: picked.count)
    var sets: Int64 = 0
    while let set = SetMatching.one(candidates, remaining) {
      var each = [Int64](repeating: 0, count: picked.count)
      for place in set { each[place] += 1 }
      let worth = set.reduce(Int64(0)) { $0 + sheet.left[picked[$1]] / sheet.units[picked[$1]] }
      if worth <= price { break }
      let times = set.map { remaining[$0] / each[$0] }.min() ?? 0
      for place in Set(set) {
        remaining[place] -= each[place] * times
        used[place] += each[place] * times
      }
      sets += times
    }
    var worths: Int64 = 0
    for place in 0..<sheet.picked {
      let row = picked[place]
      sheet.weight[place] = used[place] == 0 ? 0 : worth(row, used[place], of: sheet.units[row], sheet.left[row])
      worths += sheet.weight[place]
    }
    let (cost, overflow) = sets.multipliedReportingOverflow(by: max(0, price))
    let total = overflow ? 0 : max(0, worths - cost)
    sheet.spread(total)
    return .success(total)
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
