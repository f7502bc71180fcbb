package import VernaViews

/// What is meant by margin: printed once, with an example, so that nobody argues about it later.
package enum MarginPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// Members' gross margin as a share.
    package let member: MetricView?
    /// Everyone else's.
    package let anonymous: MetricView?
    /// `roi.break_even`, which holds the cost and margin before rewards.
    package let breakEven: MetricView?
  }
}
