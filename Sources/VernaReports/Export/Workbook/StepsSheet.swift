import VernaCore
import VernaLanguage
import VernaViews

/// Every metric over the steps of the report: a row a metric, a column a step; to the right of all values the numerators
/// and denominators that ratios are live formulas over.
struct StepsSheet {
  private let report: ReportView
  private let wording: Wording
  private let sheet: Sheet

  init(_ report: ReportView, wording: Wording, sheet: Sheet) {
    self.report = report
    self.wording = wording
    self.sheet = sheet
  }

  func write() {
    let labels = report.steps.map { step in
      wording.dates.step(from: step.period.from, by: report.by ?? .month) + (step.isWhole ? "" : " *")
    }
    let parts = ["numerator", "denominator"].flatMap { part in labels.map { "\($0), \(wording.columnName(part))" } }
    sheet.headers(
      [wording.columnName("name"), wording.columnName("unit"), wording.columnName("id")] + labels + parts,
      frozenColumns: 3)
    sheet.widths([36, 12, 26] + labels.map { _ in 13 } + parts.map { _ in 16 })
    var row = 1
    for (index, metric) in report.metrics.enumerated() {
      let values = report.steps.map { step in
        index < step.metrics.count && step.metrics[index].id == metric.id ? step.metrics[index] : nil
      }
      if values.allSatisfy({ $0?.value == nil }) { continue }
      sheet.text(wording.metricName(metric.id), row, 0)
      sheet.text(wording.unitMark(metric.unit), row, 1)
      sheet.text(metric.id, row, 2)
      for (step, value) in values.enumerated() {
        if let value { write(value, row, step: step) }
      }
      row += 1
    }
    if report.steps.contains(where: { !$0.isWhole }) {
      sheet.text(
        wording(Bilingual("* период неполный, в динамику не входит", "* an unfinished period, left out of trends")),
        row + 1, 0)
    }
    sheet.printsOnA4()
  }

  private func write(_ metric: MetricView, _ row: Int, step: Int) {
    let digits = report.program.currency.digits
    let style = Workbook.Style.number(CellPattern.of(unit: metric.unit, digits: digits))
    let (value, upper, lower) = (3 + step, 3 + report.steps.count + step, 3 + 2 * report.steps.count + step)
    let numerator = CellPattern.of(unit: metric.numeratorUnit, digits: digits)
    let denominator = CellPattern.of(unit: metric.denominatorUnit, digits: digits)
    sheet.number(metric.numerator, row, upper, .number(numerator))
    sheet.number(metric.denominator, row, lower, .number(denominator))
    guard let ratio = RatioFormula(of: metric, wording: wording), let above = metric.numerator,
      let below = metric.denominator
    else { return sheet.number(metric.value, row, value, style) }
    sheet.formula(
      ratio.text(Sheet.cell(row, upper), Sheet.cell(row, lower)), value: ratio.value(above, below), row, value, style)
  }
}
