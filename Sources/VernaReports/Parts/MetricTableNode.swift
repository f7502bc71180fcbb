import VernaLanguage
import VernaMarkup
import VernaViews

extension PageContext {
  /// The table of metrics of a section: what each is, its value, how it moved, its norm and status.
  func metricTable(_ metrics: [MetricView]) -> Node {
    // A column that would say "n/a" in every row is left out.
    let hasYearAgo = metrics.contains { $0.alikeYearAgo != nil }
    // A report of a year has the same period before it and a year ago: one column says it.
    let hasPrevious = metrics.contains { $0.alikePrevious != nil } && !(hasYearAgo && isPreviousLastYear)
    let hasNorm = metrics.contains { normBounds($0) != nil }
    let columns = [
      DataTable.Column(wording.columnName("metric")),
      DataTable.Column(wording.columnName("value"), .number),
      hasPrevious ? DataTable.Column(wording.columnName("on_previous"), .number) : nil,
      hasYearAgo ? DataTable.Column(wording.columnName("on_year_ago"), .number) : nil,
      hasNorm ? DataTable.Column(wording.columnName("norm")) : nil,
      DataTable.Column(wording.columnName("status")),
    ].compactMap { $0 }
    let rows = metrics.map { metric -> [DataTable.Cell] in
      [
        DataTable.Cell([
          .text(wording.metricName(metric.id)), tag("span", .class("means")) { wording.metricMeaning(metric.id) },
        ]),
        DataTable.Cell([number(metric)], sortValue: metric.value),
        hasPrevious
          ? DataTable.Cell([moved(metric, from: metric.previous, isBeforeLaunch: metric.isPreviousBeforeLaunch)]) : nil,
        hasYearAgo
          ? DataTable.Cell([moved(metric, from: metric.yearAgo, isBeforeLaunch: metric.isYearAgoBeforeLaunch)]) : nil,
        hasNorm ? DataTable.Cell([tag("span", .class("whole")) { normBounds(metric) ?? "" }]) : nil,
        DataTable.Cell([status(metric)]),
      ].compactMap { $0 }
    }
    return DataTable(columns: columns, rows: rows, isSortable: false, isStacked: true).node()
  }

  private func moved(_ metric: MetricView, from old: Double?, isBeforeLaunch: Bool) -> Node {
    guard let value = metric.value else { return .text("") }
    if isBeforeLaunch {
      return ExplainedNumber.absent(
        wording.missing,
        reason: say(
          "Этот период начался до запуска программы: сравнивать с ним нельзя.",
          "That period began before the programme's launch: it does not compare."))
    }
    guard let old else {
      return ExplainedNumber.absent(
        wording.missing,
        reason: say("В данных нет периода, с которым сравнивать.", "The data hold no period to compare with."))
    }
    return .text(wording.change(from: old, to: value, unit: metric.unit))
  }
}
