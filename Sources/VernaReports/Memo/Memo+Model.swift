package import VernaViews

/// One page for the general manager: five sentences, one chart, three decisions with price and risk.
package enum MemoPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The diagnosis, nil where it was not asked for.
    package let diagnosis: DiagnosisView?
    /// Members who bought and who are enrolled, members' basket and the others'.
    package let buying: MetricView?
    package let enrolled: MetricView?
    package let basket: MetricView?
    package let otherBasket: MetricView?
    /// `roi.break_even`.
    package let breakEven: MetricView?
    /// The metric of the chart, nil where none has two steps to draw a line through.
    package let charted: MetricView?
    /// What there is to decide, at most three.
    package let decisions: [Choice]
  }

  /// An action, and the finding that it answers.
  package struct Choice: Sendable {
    package let finding: FindingView
    package let action: ActionView
  }
}
