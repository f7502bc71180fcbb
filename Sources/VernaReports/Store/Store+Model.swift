package import VernaCore
package import VernaViews

/// A page a store, for its director: who asks for the card, and what to say at the till.
package enum StorePage {
  /// What one store's page shows.
  package struct Model: Sendable {
    /// The store.
    package var store: ScanRow
    /// Its cashiers, from the lowest share.
    package var cashiers: [ScanRow]
    /// The store's share of receipts with a card by month, first month first.
    package var months: [Month]
    /// The chain's share of receipts with a card.
    package var chain: MetricView?
    /// The store's place among the stores by share, from 1 for the highest, and how many there are.
    package var place: Int
    package var stores: Int
    /// Cards of this store that look like a cashier's own, as the diagnosis tells them.
    package var suspects: [Phrase]
  }

  /// How a store stands, which decides what its director is told first.
  enum Standing {
    /// The whole store lies surely and clearly under the chain.
    case behind
    /// It lost ground over the last year by more than this share.
    case falling(by: Double)
    /// Some cashiers lie surely and clearly under the store.
    case uneven
    case even
  }

  /// One month of a store.
  package struct Month: Sendable {
    /// The month.
    package var period: PeriodView
    /// The share of receipts with a card.
    package var share: Double?
  }
}
