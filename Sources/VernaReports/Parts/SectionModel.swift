package import VernaViews

/// What a page of a section shows: its metrics, its tables and what is wrong with them.
package struct SectionModel: Sendable {
  /// "A" to "F".
  package let letter: String
  /// The section's metrics in the catalogue's order.
  package let metrics: [MetricView]
  /// The section's tables by id.
  package let tables: [String: TableView]

  /// Takes a section from a report.
  package init(_ letter: String, _ context: PageContext) {
    self.letter = letter
    metrics = context.report.metrics.filter { $0.section == letter }
    tables = Dictionary(context.report.tables.filter { $0.section == letter }.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The findings whose first metric or table is of this section, gravest first: each finding is of one section, so
  /// that the sections' counts add up to the opening page's.
  package func findings(in diagnosis: DiagnosisView?) -> [FindingView] {
    let ids = Set(metrics.map(\.id)).union(tables.keys)
    return (diagnosis?.findings ?? []).filter { $0.severity != "note" && $0.metrics.first.map(ids.contains) == true }
  }

  /// The metrics that are out of norm or moving the wrong way.
  package var alarms: [MetricView] { metrics.filter { $0.value != nil && MetricTone($0).isAlarm } }
}
