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
  }

  /// One month of a store.
  package struct Month: Sendable {
    /// The month.
    package var period: PeriodView
    /// The share of receipts with a card.
    package var share: Double?
  }
}
