/// Section C: whether points are used, how many burn, what is owed.
package enum PointsPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The section's metrics and tables.
    package let section: SectionModel
  }
}
