/// Section E: whether members would recommend the shop, and whether low answers are dealt with.
package enum SatisfactionPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The section's metrics and tables.
    package let section: SectionModel
  }
}
