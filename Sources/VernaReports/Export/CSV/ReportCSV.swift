import VernaCore
public import VernaLanguage
public import VernaViews

/// A report as CSV: one file of metrics (the whole period, then each step) and one file a table.
///
/// Headers are the ids of the contract, numbers have a decimal point, so that any program reads them in any country.
public struct ReportCSV: Sendable {
  private let report: ReportView
  private let wording: Wording
  private let showsSteps: Bool

  /// A file of the export.
  public struct File: Sendable, Hashable {
    /// What it holds: `metrics` or the id of a table.
    public let name: String
    /// Its content.
    public let text: String
  }

  /// Makes the export; `wording` says in which language names and notes are written.
  ///
  /// - Parameter showsSteps: whether the file of metrics holds each sub-period too.
  public init(_ report: ReportView, wording: Wording, showsSteps: Bool = true) {
    self.report = report
    self.showsSteps = showsSteps
    self.wording = wording
  }

  /// The metrics file, the diagnosis and the memo where there is a diagnosis, then the tables that have rows.
  public func files() -> [File] { names.compactMap { file($0) } }

  /// The names of the files, in their order.
  public var names: [String] {
    [ReportCSV.metricsName] + (report.diagnosis == nil ? [] : [DiagnosisCSV.name, MemoCSV.name])
      + report.tables.filter { !$0.rows.isEmpty }.map(\.id)
  }

  /// One file by its name; nil where the report has none of that name. A table without rows is its header alone.
  public func file(_ name: String) -> File? {
    switch name {
    case ReportCSV.metricsName: return File(name: name, text: metrics())
    case DiagnosisCSV.name:
      return report.diagnosis.map { File(name: name, text: DiagnosisCSV($0, report, wording).text()) }
    case MemoCSV.name:
      guard report.diagnosis != nil else { return nil }
      let memo = MemoCSV(MemoWords(report, wording), digits: report.program.currency.digits)
      return File(name: name, text: memo.text())
    default: return report.table(name).map { File(name: name, text: table($0)) }
    }
  }

  /// The name of the file of metrics.
  public static let metricsName = "metrics"

  /// Whether a file is one of those that `files` gives, by its name and its first line.
  ///
  /// The files of metrics, diagnosis and memo have headers that nothing else has. A table's header may look like a file of the
  /// data contract, so its name must end with the table's id too, as it was written.
  public static func isOwn(name: String, firstLine: String) -> Bool {
    if firstLine == columns.joined(separator: ",") { return true }
    if firstLine == DiagnosisCSV.columns.joined(separator: ",") { return true }
    if firstLine == MemoCSV.columns.joined(separator: ",") { return true }
    return names(table: name)
      && firstLine.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { cell in
        Words.of("column." + cell) != nil
      }
  }

  /// Whether a file's name ends as that of a table, of the diagnosis or of the memo does: `report.scan.by_store.csv`.
  public static func names(table name: String) -> Bool {
    guard name.hasSuffix(".csv") else { return false }
    let parts = name.dropLast(4).split(separator: ".", omittingEmptySubsequences: false)
    let ids = (1..<max(1, parts.count)).map { parts[$0...].joined(separator: ".") }
    return ids.contains { $0 == DiagnosisCSV.name || $0 == MemoCSV.name || MetricWords.of($0) != nil }
  }

  private static let columns = [
    "id", "name", "section", "unit", "from", "to", "segment", "value", "numerator", "denominator", "n", "interval_low",
    "interval_high", "norm_low", "norm_high", "good", "status", "trend", "previous", "year_ago", "source", "formula",
    "note",
  ]

  /// The metrics: a row a metric and period.
  public func metrics() -> String {
    var csv = CSVWriter()
    for column in Self.columns { csv.text(column) }
    csv.endRow()
    for metric in report.metrics { row(metric, &csv) }
    for step in report.steps where showsSteps {
      for metric in step.metrics { row(metric, &csv) }
    }
    return csv.text
  }

  private func row(_ metric: MetricView, _ csv: inout CSVWriter) {
    csv.text(metric.id)
    csv.text(wording.metricName(metric.id))
    csv.text(metric.section)
    csv.text(metric.unit)
    csv.text(metric.period.from.iso)
    csv.text(metric.period.to.iso)
    csv.text(report.program.segment ?? "")
    number(metric.value, metric.unit, &csv)
    number(metric.numerator, metric.numeratorUnit, &csv)
    number(metric.denominator, metric.denominatorUnit, &csv)
    csv.integer(metric.n)
    number(metric.interval?.lowerBound, metric.unit, &csv)
    number(metric.interval?.upperBound, metric.unit, &csv)
    number(metric.norm?.low, metric.unit, &csv)
    number(metric.norm?.high, metric.unit, &csv)
    csv.text(metric.good)
    csv.text(metric.status)
    csv.text(metric.trend)
    number(metric.previous, metric.unit, &csv)
    number(metric.yearAgo, metric.unit, &csv)
    csv.text(metric.source)
    csv.text(metric.formula)
    csv.text(wording.note(of: metric) ?? "")
    csv.endRow()
  }

  private func number(_ value: Double?, _ unit: String?, _ csv: inout CSVWriter) {
    if unit == "money" { csv.money(value, digits: report.program.currency.digits) } else { csv.number(value) }
  }

  private func table(_ table: TableView) -> String {
    var csv = CSVWriter()
    for column in table.columns { csv.text(column.id) }
    csv.endRow()
    for row in table.rows {
      for (column, cell) in zip(table.columns, row) {
        switch cell {
        case .text(let text): csv.text(text)
        case .word(let word): csv.text(wording.word(word))
        case .day(let day): csv.text(day.iso)
        case .month(let day): csv.text(String(day.iso.prefix(7)))
        case .number(let value): number(value, column.unit, &csv)
        case .missing: csv.text("")
        }
      }
      csv.endRow()
    }
    return csv.text
  }
}
