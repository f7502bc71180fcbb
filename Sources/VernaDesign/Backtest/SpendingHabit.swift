/// How members spend points in a back-test: history does not say it of a programme that did not exist.
public enum SpendingHabit: Hashable, Sendable {
  /// On receipts that points paid for they pay for as much again, as far as the new programme lets them.
  case asInHistory
  /// With this chance a receipt they spend as much as they may; which receipts is drawn by a hash of the receipt, so that
  /// two programmes are compared on the same ones.
  case chance(permille: Int)
  /// As much as they may, on every receipt: the worst case of cost.
  case always

  /// What is assumed where history knows no points: a fifth of the receipts.
  public static let assumed = SpendingHabit.chance(permille: 200)

  /// Whether the habit spends on a receipt.
  ///
  /// - Parameter row: the receipt's row.
  @inline(__always)
  func spends(row: Int) -> Bool {
    switch self {
    case .asInHistory: return false
    case .always: return true
    case .chance(let permille):
      var word = UInt64(truncatingIfNeeded: row) &* 0x9e37_79b9_7f4a_7c15
      word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      return (word ^ (word >> 31)) % 1000 < UInt64(permille)
    }
  }
}
