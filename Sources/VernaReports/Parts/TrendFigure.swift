import VernaLanguage
import VernaMarkup
import VernaViews

/// A line of a chart over the report's steps: a metric under a short name.
struct TrendLine {
  /// The metric's id.
  var id: String
  /// Its short name on the chart.
  var name: String
  /// What it stands for.
  var ink: Ink
}

extension PageContext {
  /// A chart of one metric over the steps, last year behind, the norm as a band; nil where fewer than two steps have
  /// a value.
  func trend(_ id: String, ink: Ink = .members, size: Figure.Size = .half) -> Node? {
    guard let metric = metric(id) else { return nil }
    let name = say("этот период", "this period")
    return trend(
      [TrendLine(id: id, name: name, ink: ink)], title: courseHeadline(metric), what: wording.metricMeaning(id),
      size: size,
      norm: band(metric), withLastYear: true)
  }

  /// A chart of several metrics of one unit over the steps; nil where fewer than two steps have a value.
  func trend(
    _ lines: [TrendLine], title: String, what: String, size: Figure.Size = .half, norm: NormBand? = nil,
    withLastYear: Bool = false
  ) -> Node? {
    let known = lines.filter { line in report.series(line.id).filter { $0.value != nil }.count >= 2 }
    guard let main = known.first, let metric = metric(main.id) else { return nil }
    var series = known.map { line in
      let points = report.series(line.id)
      return LineChart.Series(
        name: line.name, values: points.map(\.value), ink: line.ink,
        kind: self.metric(line.id)?.isNaive == true ? .naive : .current,
        intervals: known.count <= 2 ? points.map { drawn($0.interval, self.metric(line.id)?.unit) } : [])
    }
    if withLastYear, report.series(main.id).contains(where: { $0.yearAgo != nil }) {
      let values = report.series(main.id).map(\.yearAgo)
      series.insert(
        LineChart.Series(name: say("год назад", "a year ago"), values: values, ink: main.ink, kind: .lastYear), at: 0)
    }
    let sub = subtitle(what.last == "." ? String(what.dropLast()) : what)
    return Figure(
      description: ChartDescription(
        id: "trend-" + anchor(known.map(\.id).joined(separator: "-")), title: title, text: sub),
      subtitle: sub,
      chart: LineChart(
        steps: axisSteps, series: series, norm: norm, marks: launchMarks, format: format(metric.unit),
        plotHeight: size == .full ? 240 : 200), size: size,
      table: (tableName, stepsTable(known, withLastYear: withLastYear))
    ).node()
  }

  /// The part of an interval that is drawn: a share's within nothing and all, though the figure keeps its own bounds.
  private func drawn(_ interval: ClosedRange<Double>?, _ unit: String?) -> ClosedRange<Double>? {
    guard let interval, unit == "share", interval.lowerBound < 0, interval.upperBound >= 0 else { return interval }
    return 0...interval.upperBound
  }

  /// The name of the fold under a chart.
  var tableName: String { say("Таблица", "Table") }

  /// An id as an anchor: letters, digits and hyphens.
  func anchor(_ id: String) -> String {
    String(id.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }

  private func stepsTable(_ lines: [TrendLine], withLastYear: Bool) -> Node {
    let units = lines.map { metric($0.id)?.unit ?? "" }
    var columns = [DataTable.Column(say("Период", "Period"))]
    for (line, unit) in zip(lines, units) {
      let name = lines.count == 1 ? wording.metricName(line.id) : line.name
      columns.append(DataTable.Column(header(name, unit), .number))
      if withLastYear { columns.append(DataTable.Column(header(say("Год назад", "A year ago"), unit), .number)) }
    }
    let rows = report.steps.indices.map { index -> [DataTable.Cell] in
      let step = report.steps[index]
      var name = wording.dates.period(from: step.period.from, to: step.period.to)
      if !step.isWhole { name += say(" (не закончен)", " (unfinished)") }
      var cells = [DataTable.Cell(name)]
      for (line, unit) in zip(lines, units) {
        let metric = step.metric(line.id)
        if let metric, report.steps.count <= 31 {
          cells.append(DataTable.Cell([stepNumber(metric)], sortValue: metric.value))
        } else {
          cells.append(figure(metric?.value, unit, metric?.interval, reason: metric?.absence.map(wording.sentence)))
        }
        if withLastYear { cells.append(figure(metric?.alikeYearAgo, unit, nil, reason: nil)) }
      }
      return cells
    }
    return DataTable(columns: columns, rows: rows, isSortable: false).node()
  }

  /// A column's header with its unit.
  func header(_ name: String, _ unit: String) -> String { wording.heading(name, unit: unit) }

  /// A number in a cell under a header that names the unit.
  func figure(_ value: Double?, _ unit: String, _ interval: ClosedRange<Double>?, reason: String?) -> DataTable.Cell {
    guard let value else {
      let why = reason ?? say("Нет данных за этот период.", "No data for this period.")
      return DataTable.Cell([ExplainedNumber.absent(wording.missing, reason: why)])
    }
    return DataTable.Cell(wording.cell(value, unit: unit, interval: interval), sortValue: value)
  }
}
