import VernaLanguage
import VernaMarkup
import VernaViews

extension PageContext {
  /// The table of metrics of a section: what each is, its value, how it moved, its norm and status.
  func metricTable(_ metrics: [MetricView]) -> Node {
    let columns = [
      DataTable.Column(wording.columnName("metric")),
      DataTable.Column(wording.columnName("value"), .number),
      DataTable.Column(wording.columnName("on_previous"), .number),
      DataTable.Column(wording.columnName("on_year_ago"), .number),
      DataTable.Column(wording.columnName("norm")),
      DataTable.Column(wording.columnName("status")),
    ]
    let rows = metrics.map { metric -> [DataTable.Cell] in
      [
        DataTable.Cell([
          .text(wording.metricName(metric.id)), tag("span", .class("means")) { wording.metricMeaning(metric.id) },
        ]),
        DataTable.Cell([number(metric)], sortValue: metric.value),
        DataTable.Cell([moved(metric, from: metric.previous)]),
        DataTable.Cell([moved(metric, from: metric.yearAgo)]),
        DataTable.Cell(normBounds(metric) ?? ""),
        DataTable.Cell([status(metric)]),
      ]
    }
    return DataTable(columns: columns, rows: rows, isSortable: false).node()
  }

  private func moved(_ metric: MetricView, from old: Double?) -> Node {
    guard let value = metric.value else { return .text("") }
    guard let old else {
      return ExplainedNumber.absent(
        wording.missing,
        reason: say("В данных нет периода, с которым сравнивать.", "The data hold no period to compare with."))
    }
    return .text(wording.change(from: old, to: value, unit: metric.unit))
  }
}
