package import VernaViews

/// The calendar of burning points: what expires when, and who can be told.
package enum BurningPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The weeks in order.
    package var weeks: [Week]
    /// The table itself.
    package var table: TableView
  }

  /// One week of the calendar.
  package struct Week: Sendable, Hashable {
    /// The days of the week.
    package var days: PeriodView
    /// Points that expire.
    package var points: Double
    /// Their worth, nil where the value of a point is not known.
    package var money: Double?
    /// Members who lose points.
    package var members: Double
    /// Of them, who may be written to.
    package var contactable: Double?
  }
}
