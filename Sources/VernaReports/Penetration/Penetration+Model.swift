package import VernaViews

/// Section A: reach and basket, and who asks for the card.
package enum PenetrationPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The section's metrics and tables.
    package let section: SectionModel
    /// Shares of receipts with a card by store, from the lowest.
    package let stores: [ScanRow]
    /// The same by channel.
    package let channels: [ScanRow]
    /// The cashiers with the lowest shares among those with enough receipts.
    package let cashiers: [ScanRow]
    /// Cards that look like a cashier's own, most receipts first, and how many of them the diagnosis names.
    package let suspects: TableView?
    package let suspectsNamed: Int
  }
}

/// A share of receipts with a card in one store, channel or at one cashier.
package struct ScanRow: Sendable, Hashable {
  /// What it is called in the data; empty where that is not given.
  package var id: String
  /// What it is called on the page: a store by its name.
  package var name: String
  /// The store of a cashier; empty for others.
  package var store: String
  /// Sale receipts.
  package var receipts: Double
  /// The share of receipts with a card.
  package var share: Double?
  /// The 95 % interval of the share.
  package var interval: ClosedRange<Double>?
}
