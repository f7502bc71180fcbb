package import VernaLanguage
package import VernaViews

/// What every page is made from: the report and the words.
package struct PageContext: Sendable, PageParts {
  /// The report as plain values.
  package let report: ReportView
  /// The reader's language and the report's currency.
  package let wording: Wording
  private let metrics: [String: MetricView]

  /// Makes a context.
  package init(report: ReportView, wording: Wording) {
    self.report = report
    // "№ 1" does not break over lines.
    self.wording = wording.naming(stores: report.storeNames.mapValues { $0.replacing("№ ", with: "№\u{A0}") })
    metrics = Dictionary(report.metrics.map { ($0.id, $0) }) { first, _ in first }
  }

  /// A metric of the whole period.
  package func metric(_ id: String) -> MetricView? { metrics[id] }

  /// The report's period in words.
  var periodName: String { wording.dates.period(from: report.period.from, to: report.period.to) }
}
