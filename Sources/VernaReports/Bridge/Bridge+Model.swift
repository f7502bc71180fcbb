package import VernaViews

/// The factor bridge: why members' revenue changed against last year.
package enum BridgePage {
  /// What the page shows.
  package struct Model: Sendable {
    /// What each factor changed, in the table's order.
    package var factors: [Factor]
    /// Members' revenue a year ago and now, nil where the table does not hold them.
    package var before: Double?
    package var after: Double?
    /// The table itself.
    package var table: TableView
  }

  /// One cause of the change.
  package struct Factor: Sendable, Hashable {
    /// The cause as an id that has words.
    package var id: String
    /// Money it added or took.
    package var money: Double
  }
}
