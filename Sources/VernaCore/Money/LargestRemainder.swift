/// Splits a whole amount in proportion to weights so that the parts always add up to it.
///
/// Each part gets the floor of its exact share; what is left over goes, one unit each, to the largest
/// remainders, ties to the earlier part (Hamilton's method of apportionment).
///
/// - Parameters:
///   - total: the amount to split, any sign.
///   - weights: non-negative weights. With all weights zero the parts are as equal as they can be.
/// - Returns: as many parts as weights, in their order.
/// - Complexity: O(n log n).
public func splitByLargestRemainder(_ total: Int64, weights: [Int64]) -> [Int64] {
  precondition(weights.allSatisfy { $0 >= 0 }, "weights must not be negative")
  guard !weights.isEmpty else { return [] }
  if total < 0 { return splitByLargestRemainder(-total, weights: weights).map { -$0 } }
  var sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
  let used = sum == 0 ? [Int64](repeating: 1, count: weights.count) : weights
  if sum == 0 { sum = Int128(weights.count) }
  var parts: [Int64] = []
  var remainders: [(index: Int, remainder: Int128)] = []
  parts.reserveCapacity(used.count)
  var given: Int64 = 0
  for (index, weight) in used.enumerated() {
    let (quotient, remainder) = (Int128(total) * Int128(weight)).quotientAndRemainder(dividingBy: sum)
    parts.append(Int64(quotient))
    given += Int64(quotient)
    remainders.append((index, remainder))
  }
  remainders.sort { $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index }
  for entry in remainders.prefix(Int(total - given)) { parts[entry.index] += 1 }
  return parts
}
