package import VernaViews

/// The opening page: the verdict, whether it pays, six metrics, and what is wrong in order of money at stake.
package enum OpeningPage {
  /// What the page shows.
  package struct Model: Sendable {
    /// The diagnosis, nil where it was not asked for.
    package let diagnosis: DiagnosisView?
    /// `roi.break_even`.
    package let breakEven: MetricView?
    /// The six metrics of the article, in its order; without receipts those that the data do give.
    package let six: [MetricView]
    /// Whether `six` are the article's.
    package let hasReceipts: Bool
    /// The two means behind each ratio of members to others, by the ratio's id.
    package let sides: [String: [MetricView]]
  }
}
