/// Section D: who stays, for how long, and what a customer is worth.
package enum RetentionPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The section's metrics and tables.
    package let section: SectionModel
  }
}
