public import VernaCore

/// What is left of a lot that anything can still come of.
public struct LotLeft: Hashable, Sendable {
  /// The lot.
  public let lot: Lot
  /// Not to be spent yet.
  public let pending: Points
  /// To be spent.
  public let available: Points
  /// Held for orders.
  public let reserved: Points
}

/// A hold that still holds.
public struct HoldLeft: Hashable, Sendable {
  /// Its name.
  public let name: ByteText
  /// The wallet.
  public let wallet: ByteText
  /// From this moment on it holds nothing.
  public let deadline: Int64
  /// What it holds.
  public let points: Points
}

extension OwnerLedger {
  /// The lots that have points, by number, as posted.
  ///
  /// - Complexity: O(lots).
  public var lotsLeft: [LotLeft] {
    lots.filter { $0.pending != .zero || $0.available != .zero || $0.reserved != .zero }.map {
      LotLeft(lot: $0.lot, pending: $0.pending, available: $0.available, reserved: $0.reserved)
    }
  }

  /// The holds that hold, in the order in which they were made, as posted.
  public var holdsLeft: [HoldLeft] {
    holds.map { HoldLeft(name: $0.name, wallet: $0.wallet, deadline: $0.deadline, points: $0.points) }
  }
}
