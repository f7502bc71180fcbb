package import VernaViews

/// Store by day against the tills: whether the report saw everything the shop sold.
package enum ReconciliationPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The table, a row a store and day, nil where the report holds none.
    package var table: TableView?
    /// The last days, and all days where the tills' total differs: what the page shows.
    package var rows: [[TableView.Cell]]
    /// How many rows have a difference from the till's total, nil where no totals were given.
    package var differences: Int?
    /// How many rows the whole table has.
    package var count: Int
    /// A row a store with the sums of its days: what is printed, since days by the hundred are not read on paper.
    package var stores: TableView?
  }
}
