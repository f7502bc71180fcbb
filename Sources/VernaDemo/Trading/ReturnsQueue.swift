import VernaStatistics

/// Purchases that will be brought back: decided at the sale, so that nothing has to be looked up later.
struct ReturnsQueue {
  /// A purchase and how much of it comes back.
  struct Item {
    let receipt: Int
    let store: Int
    /// The member whose card was shown, or -1.
    let member: Int
    let lines: [Basket.Line]
    /// Points that it earned and spent, by the month in which they run out.
    let earned: [(expiryMonth: Int, points: Int)]
    let spent: [(expiryMonth: Int, points: Int)]
  }

  private var byDay = [[Item]](repeating: [], count: ReturnsQueue.horizonDays)
  private static let horizonDays = 16

  /// Six receipts in a thousand come back, those of strangers half of them in part.
  static func isReturned(using random: inout SeededGenerator) -> Bool { random.below(1000) < 6 }

  mutating func add(_ item: Item, day: Int, using random: inout SeededGenerator) {
    byDay[(day + 1 + random.below(12)) % ReturnsQueue.horizonDays].append(item)
  }

  /// Takes out what comes back on a day.
  mutating func take(day: Int) -> [Item] {
    let items = byDay[day % ReturnsQueue.horizonDays]
    byDay[day % ReturnsQueue.horizonDays] = []
    return items
  }
}
