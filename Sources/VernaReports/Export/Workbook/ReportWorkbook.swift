import VernaCore
public import VernaLanguage
public import VernaViews

/// A report as an Excel workbook: a summary, the memo, a sheet a section, the steps over time, a sheet a table.
///
/// Numbers and dates are real, with formats; ratios are live formulas over the cells of their numerator and denominator,
/// with the value already worked, so that programs which do not calculate show it too.
public struct ReportWorkbook: Sendable {
  let report: ReportView
  let wording: Wording
  /// The most rows of a table that a sheet is given, under its header and above its totals: Excel holds 1,048,576 in all.
  package var mostRows = Sheet.mostRows - 2

  /// Makes the export; `wording` says in which language.
  public init(_ report: ReportView, wording: Wording) {
    self.report = report
    self.wording = wording
  }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `ExportError.cannotWrite`.
  /// - Complexity: O(cells).
  public func write(to path: String) throws(ExportError) {
    let book = try Workbook(path: path)
    let summary = SummarySheet(report, wording: wording, sheet: try book.sheet(wording(Self.summaryName)))
    var contents: [SummarySheet.Entry] = []
    if report.diagnosis != nil {
      let memo = MemoWords(report, wording)
      let sheet = try book.sheet(wording(MemoSheet.name))
      MemoSheet(memo, report: report, wording: wording, sheet: sheet).write()
      contents.append(SummarySheet.Entry(sheet: sheet.name, title: memo.title, meaning: "", note: ""))
    }
    for letter in ["A", "B", "C", "D", "E", "F"] {
      let metrics = report.metrics.filter { $0.section == letter }
      if metrics.isEmpty { continue }
      let sheet = try book.sheet("\(letter) \(wording.section(letter))")
      SectionSheet(metrics, report: report, wording: wording, sheet: sheet).write()
      contents.append(SummarySheet.Entry(sheet: sheet.name, title: wording.section(letter), meaning: "", note: ""))
    }
    if !report.steps.isEmpty {
      let sheet = try book.sheet(wording(Self.overTimeName))
      StepsSheet(report, wording: wording, sheet: sheet).write()
      contents.append(
        SummarySheet.Entry(sheet: sheet.name, title: wording(Self.overTimeName), meaning: "", note: ""))
    }
    for table in report.tables {
      var name = ""
      if !table.rows.isEmpty {
        let sheet = try book.sheet(SheetName.of(table: table.id, wording))
        TableSheet(shortened(table), report: report, wording: wording, sheet: sheet).write()
        name = sheet.name
      }
      contents.append(
        SummarySheet.Entry(
          sheet: name, title: wording.metricName(table.id), meaning: wording.metricMeaning(table.id),
          note: [cut(table), wording.note(of: table)].compactMap { $0 }.joined(separator: " ")))
    }
    summary.write(contents)
    try book.close()
  }

  private func shortened(_ table: TableView) -> TableView {
    guard table.rows.count > mostRows else { return table }
    var short = table
    short.rows = Array(table.rows.prefix(mostRows))
    return short
  }

  /// What is said of a table that a sheet cannot hold; nil where it can.
  private func cut(_ table: TableView) -> String? {
    guard table.rows.count > mostRows else { return nil }
    let (shown, all) = (wording.numbers.text(Int64(mostRows)), wording.numbers.text(Int64(table.rows.count)))
    return wording(
      Bilingual(
        "На листе первые \(shown) строк из \(all), больше Excel не вмещает: все — в JSON и CSV.",
        "The sheet has the first \(shown) rows of \(all), as many as Excel holds: all are in the JSON and the CSV."))
  }

  static let summaryName = Bilingual("Итог", "Summary")
  static let overTimeName = Bilingual("По периодам", "Over time")
}
