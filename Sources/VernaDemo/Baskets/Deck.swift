import VernaStatistics

/// A deck of numbers dealt in random order and shuffled again when it is used up, so that averages settle fast:
/// a small retailer shows its planted figures as clearly as a big one.
struct Deck: Sendable {
  private var cards: [Int]
  private var next: Int

  init(_ cards: [Int]) {
    precondition(!cards.isEmpty, "a deck wants cards")
    self.cards = cards
    next = cards.count
  }

  mutating func deal(using random: inout SeededGenerator) -> Int {
    if next == cards.count {
      random.shuffle(&cards)
      next = 0
    }
    next += 1
    return cards[next - 1]
  }

  /// Numbers of lines of an anonymous basket: many small ones, a long tail, 3.9 on average.
  static let basketLines = Deck(
    [52, 47, 37, 28, 21, 16, 13, 10, 8, 6, 5, 3, 2, 2, 1, 1, 1, 1, 1, 1].enumerated().flatMap { count, copies in
      [Int](repeating: count + 1, count: copies)
    })

  /// How large a member's baskets are beside other members', in thousandths; 1000 on average.
  static let memberSizes = Deck((0..<64).map { 710 + ($0 * 580 + 31) / 63 })
}
