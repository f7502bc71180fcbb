import VernaCore

/// Changes of shared rows over a connection.
enum SharedWriting {
  /// Makes a change.
  ///
  /// - Returns: which row refuses; nil if the change was made.
  static func apply(_ change: SharedChange, by owner: ByteText, over connection: any SQLConnection) throws(StoreFailure)
    -> SharedRefusal?
  {
    switch change {
    case .take(let take): return try isTaken(take, connection) ? nil : .budget(take.budget)
    case .giveBack(let amount, let budget):
      let values = [.text(budget.id), .text(budget.part)] + self.values(amount)
      if try connection.fetch(SharedStatements.giveBackBudget, values).count == 1 { return nil }
      throw .damaged(table: "derived_budgets", what: "nothing was taken of \(budget.id) \(budget.part)")
    case .stock(let count, let item):
      let statement = count < 0 ? SharedStatements.giveBackStock : SharedStatements.takeStock
      let size = Int64(clamping: count.magnitude)
      let rows = try connection.fetch(statement, [.text(item.item), .text(item.place), .int64(size)])
      return rows.count == 1 ? nil : .stock(item)
    case .begin(let transfer):
      try connection.send([
        StatementCall(
          SharedStatements.beginTransfer,
          [
            .text(transfer.id), .text(transfer.from), .text(transfer.to), .text(transfer.wallet),
            .bytes(TransferCoding.bytes(transfer.parts)), .bytes(transfer.task),
            .int64(transfer.startedAt),
          ])
      ])
      return nil
    case .end(let id):
      let rows = try connection.fetch(SharedStatements.endTransfer, [.text(id), .text(owner)])
      return rows.count == 1 ? nil : .transfer(id)
    }
  }

  /// The budget's row is there but for the first time, so it is made only when nothing was changed.
  private static func isTaken(_ take: BudgetTake, _ connection: any SQLConnection) throws(StoreFailure) -> Bool {
    let key: [SQLValue] = [.text(take.budget.id), .text(take.budget.part)]
    let values = key + self.values(take.amount) + self.values(take.limit)
    if try connection.fetch(SharedStatements.takeBudget, values).count == 1 { return true }
    if !take.amount.isWithin(take.limit) { return false }
    try connection.send([StatementCall(SharedStatements.openBudget, key + self.values(take.limit))])
    return try connection.fetch(SharedStatements.takeBudget, values).count == 1
  }

  private static func values(_ amount: BudgetAmount) -> [SQLValue] {
    [.int64(amount.money.minorUnits), .int64(amount.points.hundredths), .int64(amount.uses)]
  }
}
