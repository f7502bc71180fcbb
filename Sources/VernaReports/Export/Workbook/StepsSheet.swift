import VernaCore
import VernaLanguage
import VernaViews

/// Every metric over the steps of the report: a row a metric, a column a step.
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
    sheet.headers(
      [wording.columnName("name"), wording.columnName("unit"), wording.columnName("id")] + labels, frozenColumns: 3)
    sheet.widths([36, 12, 26] + labels.map { _ in 13 })
    var row = 1
    for (index, metric) in report.metrics.enumerated() {
      let values = report.steps.map { step in
        index < step.metrics.count && step.metrics[index].id == metric.id ? step.metrics[index].value : nil
      }
      if values.allSatisfy({ $0 == nil }) { continue }
      sheet.text(wording.metricName(metric.id), row, 0)
      sheet.text(wording.unitMark(metric.unit), row, 1)
      sheet.text(metric.id, row, 2)
      let style = Workbook.Style.number(CellPattern.of(unit: metric.unit, digits: report.program.currency.digits))
      for (step, value) in values.enumerated() { sheet.number(value, row, 3 + step, style) }
      row += 1
    }
    if report.steps.contains(where: { !$0.isWhole }) {
      sheet.text(
        wording(Bilingual("* период неполный, в динамику не входит", "* an unfinished period, left out of trends")),
        row + 1, 0)
    }
    sheet.printsOnA4()
  }
}
