import VernaCore

/// What a piece of work wants of shared rows, kept until the end: rows that many want are locked last and in one order.
enum SharedChange: Hashable, Sendable {
  case take(BudgetTake)
  case giveBack(BudgetAmount, BudgetKey)
  case stock(Int64, StockKey)
  case begin(Transfer)
  case end(ByteText)

  /// The order in which rows are locked, the same for everybody.
  func isBefore(_ other: SharedChange) -> Bool { key < other.key }

  private var key: (Int, ByteText, ByteText) {
    switch self {
    case .begin(let transfer): (0, transfer.id, "")
    case .end(let transfer): (1, transfer, "")
    case .stock(_, let item): (2, item.item, item.place)
    case .take(let take): (3, take.budget.id, take.budget.part)
    case .giveBack(_, let budget): (3, budget.id, budget.part)
    }
  }

  /// What the owner's own table of uses says of it; nil for transfers.
  func use(number: Int64) -> SharedUse? {
    switch self {
    case .take(let take):
      SharedUse(
        number: number, kind: .budget, id: take.budget.id, part: take.budget.part, amount: take.amount)
    case .giveBack(let amount, let budget):
      SharedUse(number: number, kind: .budget, id: budget.id, part: budget.part, amount: -amount)
    case .stock(let count, let item):
      SharedUse(
        number: number, kind: .stock, id: item.item, part: item.place, amount: BudgetAmount(uses: count))
    case .begin, .end: nil
    }
  }
}

/// Texts as stores keep them.
enum StoredText {
  static func check(_ texts: [ByteText]) throws(StoreFailure) {
    for text in texts where text.string.utf8.contains(0) { throw .textHoldsNUL }
  }
}
