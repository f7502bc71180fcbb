import VernaCore
import VernaLanguage
import VernaViews

/// A section's metrics, one a row.
struct SectionSheet {
  private let metrics: [MetricView]
  private let wording: Wording
  private let sheet: Sheet
  private let digits: Int

  /// Columns, in the order of the sheet.
  private enum Column: Int, CaseIterable {
    case name, value, unit, numerator, denominator, intervalLow, intervalHigh, normLow, normHigh, status, trend
    case previous, onPrevious, yearAgo, onYearAgo, sample, formula, source, note, id

    /// The id of its header, and its width in characters.
    var header: (id: String, width: Double) {
      switch self {
      case .name: ("name", 36)
      case .value: ("value", 15)
      case .unit: ("unit", 12)
      case .numerator: ("numerator", 16)
      case .denominator: ("denominator", 16)
      case .intervalLow: ("interval_low", 12)
      case .intervalHigh: ("interval_high", 12)
      case .normLow: ("norm_low", 10)
      case .normHigh: ("norm_high", 10)
      case .status: ("status", 14)
      case .trend: ("trend", 16)
      case .previous: ("previous", 15)
      case .onPrevious: ("on_previous", 14)
      case .yearAgo: ("year_ago", 15)
      case .onYearAgo: ("on_year_ago", 14)
      case .sample: ("n", 12)
      case .formula: ("formula", 34)
      case .source: ("source", 10)
      case .note: ("note", 60)
      case .id: ("id", 28)
      }
    }
  }

  init(_ metrics: [MetricView], report: ReportView, wording: Wording, sheet: Sheet) {
    self.metrics = metrics
    self.wording = wording
    self.sheet = sheet
    digits = report.program.currency.digits
  }

  func write() {
    sheet.headers(Column.allCases.map { wording.columnName($0.header.id) })
    sheet.widths(Column.allCases.map(\.header.width))
    for (index, metric) in metrics.enumerated() { write(metric, row: index + 1) }
    sheet.filter(rows: metrics.count, columns: Column.allCases.count)
    sheet.printsOnA4()
  }

  private func write(_ metric: MetricView, row: Int) {
    let pattern = CellPattern.of(unit: metric.unit, digits: digits)
    text(wording.metricName(metric.id), row, .name)
    value(of: metric, row: row, style: .bold(pattern))
    text(wording.unitMark(metric.unit), row, .unit)
    number(metric.numerator, row, .numerator, CellPattern.of(unit: metric.numeratorUnit, digits: digits))
    number(metric.denominator, row, .denominator, CellPattern.of(unit: metric.denominatorUnit, digits: digits))
    number(metric.interval?.lowerBound, row, .intervalLow, pattern)
    number(metric.interval?.upperBound, row, .intervalHigh, pattern)
    number(metric.norm?.low, row, .normLow, pattern)
    number(metric.norm?.high, row, .normHigh, pattern)
    text(wording.status(metric.status), row, .status)
    text(wording.trend(metric.trend), row, .trend)
    number(metric.previous, row, .previous, pattern)
    change(of: metric, from: metric.alikePrevious, at: .previous, to: .onPrevious, row: row)
    number(metric.yearAgo, row, .yearAgo, pattern)
    change(of: metric, from: metric.alikeYearAgo, at: .yearAgo, to: .onYearAgo, row: row)
    number(metric.n.map { Double($0) }, row, .sample, "#,##0")
    text(metric.formula, row, .formula)
    text(metric.source, row, .source)
    text(wording.note(of: metric) ?? "", row, .note)
    text(metric.id, row, .id)
  }

  private func value(of metric: MetricView, row: Int, style: Workbook.Style) {
    guard let value = metric.value else { return text(wording.missing, row, .value) }
    guard let (ratio, numerator, denominator) = ratio(of: metric) else {
      return sheet.number(value, row, Column.value.rawValue, style)
    }
    let formula = ratio.text(
      Sheet.cell(row, Column.numerator.rawValue), Sheet.cell(row, Column.denominator.rawValue))
    sheet.formula(formula, value: ratio.value(numerator, denominator), row, Column.value.rawValue, style)
  }

  /// The live formula of a metric and its parts, nil where the value is not their quotient.
  private func ratio(of metric: MetricView) -> (formula: RatioFormula, numerator: Double, denominator: Double)? {
    guard let numerator = metric.numerator, let denominator = metric.denominator else { return nil }
    return RatioFormula(of: metric, wording: wording).map { ($0, numerator, denominator) }
  }

  /// What the value's cell holds: the quotient unrounded where it is a formula.
  private func cellValue(of metric: MetricView) -> Double? {
    ratio(of: metric).map { $0.formula.value($0.numerator, $0.denominator) } ?? metric.value
  }

  private func change(of metric: MetricView, from old: Double?, at column: Column, to target: Column, row: Int) {
    guard let value = cellValue(of: metric), let old else { return }
    let new = Sheet.cell(row, Column.value.rawValue)
    let past = Sheet.cell(row, column.rawValue)
    let style = Workbook.Style.number(CellPattern.change)
    switch metric.unit {
    case "share", "gap", "sharePoints", "score":
      sheet.formula("=\(new)-\(past)", value: value - old, row, target.rawValue, style)
    default:
      guard old != 0 else { return }
      sheet.formula("=(\(new)-\(past))/ABS(\(past))", value: (value - old) / abs(old), row, target.rawValue, style)
    }
  }

  private func text(_ text: String, _ row: Int, _ column: Column) { sheet.text(text, row, column.rawValue) }

  private func number(_ value: Double?, _ row: Int, _ column: Column, _ pattern: String) {
    sheet.number(value, row, column.rawValue, .number(pattern))
  }
}
