/// Moves labels apart along one axis as little as is needed.
enum LabelSpread {
  /// New centres for labels of the given height, in the order given: no two nearer than `gap` between centres, all
  /// within `range` where they fit, each as near to its wish as the others allow. Labels that cannot fit keep the
  /// distance and run past the upper bound of the range. O(n log n) for the sort, O(n²) at worst for the merging.
  static func spread(_ wishes: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double] {
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    // Groups of touching labels: sum of what each would want as the group's first place, count, start.
    var groups: [(sum: Double, count: Int, start: Double)] = []
    for index in order {
      groups.append((wishes[index], 1, bounded(wishes[index], 1, gap, range)))
      while groups.count > 1 {
        let last = groups[groups.count - 1]
        let before = groups[groups.count - 2]
        guard before.start + Double(before.count) * gap > last.start else { break }
        let count = before.count + last.count
        let sum = before.sum + last.sum - Double(before.count * last.count) * gap
        groups.removeLast(2)
        groups.append((sum, count, bounded(sum / Double(count), count, gap, range)))
      }
    }
    var result = wishes
    var position = 0
    for group in groups {
      for offset in 0..<group.count {
        result[order[position]] = group.start + Double(offset) * gap
        position += 1
      }
    }
    return result
  }

  private static func bounded(_ start: Double, _ count: Int, _ gap: Double, _ range: ClosedRange<Double>) -> Double {
    let last = range.upperBound - Double(count - 1) * gap
    return max(range.lowerBound, min(start, last))
  }
}
