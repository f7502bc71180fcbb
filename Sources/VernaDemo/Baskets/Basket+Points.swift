import VernaCore

extension Basket {
  /// Pays part of the receipt with points, every line its share, so that the lines still add up to the total.
  ///
  /// - Parameter kopecks: at most the total.
  mutating func payWithPoints(_ kopecks: Int64) {
    let shares = splitByLargestRemainder(kopecks, weights: lines.map(\.amount))
    for index in lines.indices { lines[index].amount -= shares[index] }
    total -= kopecks
  }
}
