package import VernaViews

/// Section F: what the programme costs, what it must bring, what eats the margin.
package enum MoneyPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The section's metrics and tables.
    package let section: SectionModel
    /// `roi.break_even`: its numerator is the cost, its denominator members' margin before rewards.
    package let breakEven: MetricView?
  }
}
