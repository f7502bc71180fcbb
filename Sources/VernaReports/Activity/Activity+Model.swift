import VernaCore
package import VernaViews

/// Section B: who is active, how the base changes, who is about to be lost.
package enum ActivityPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The section's metrics and tables.
    package let section: SectionModel
    /// The base by month, first month first.
    package let structure: [StructureMonth]
    /// Members by recency and receipts.
    package let purchases: GridModel?
    /// Members by recency of use of points and receipts.
    package let points: GridModel?
  }

  /// The customer base in one month.
  package struct StructureMonth: Sendable {
    /// The first day of the month.
    package var month: PeriodView
    /// Members by group, in the order of `groups`.
    package var counts: [Double]
  }

  /// The groups of the base, from the top of the table.
  static let groups = ["reactivated", "returning", "new", "quiet", "sleeping", "lost"]
}

/// A table of two dimensions: counts by row and column.
package struct GridModel: Sendable {
  /// Names of the rows.
  package var rows: [String]
  /// Names of the columns.
  package var columns: [String]
  /// Values by row and column.
  package var values: [[Double?]]
}
