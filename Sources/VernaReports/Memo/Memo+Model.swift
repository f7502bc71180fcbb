package import VernaViews

/// One page for the general manager: five sentences, one chart, three decisions with price and risk.
package enum MemoPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The diagnosis, nil where it was not asked for.
    package let diagnosis: DiagnosisView?
    /// Members' share of revenue and of receipts.
    package let revenueShare: MetricView?
    package let receiptsShare: MetricView?
    /// `roi.break_even`.
    package let breakEven: MetricView?
    /// The first three findings that have something to decide.
    package let decisions: [FindingView]
  }
}
