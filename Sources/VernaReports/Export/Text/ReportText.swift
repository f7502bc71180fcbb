import VernaCore
public import VernaLanguage
public import VernaViews

/// A report for a terminal: the verdict and the findings, then a table a section.
public struct ReportText: Sendable {
  /// What the terminal can do.
  public struct Terminal: Sendable, Hashable {
    /// Columns.
    public var width: Int
    /// Whether colours are shown.
    public var usesColour: Bool

    /// Describes a terminal; a width under 40 is taken as 40.
    public init(width: Int = 100, usesColour: Bool = false) {
      self.width = max(40, width)
      self.usesColour = usesColour
    }
  }

  let report: ReportView
  let wording: Wording
  let terminal: Terminal

  /// The most rows of a table metric that are printed; files have them all.
  static let mostRows = 12

  /// Makes the export.
  public init(_ report: ReportView, wording: Wording, terminal: Terminal = Terminal()) {
    self.report = report
    self.wording = wording.naming(stores: report.storeNames)
    self.terminal = terminal
  }

  /// The text, ending with a line end.
  public func text() -> String {
    var lines = heading()
    if let diagnosis = report.diagnosis {
      lines += self.lines(of: diagnosis)
      lines += self.lines(of: MemoWords(report, wording))
    }
    for letter in ["A", "B", "C", "D", "E", "F"] { lines += section(letter) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading() -> [String] {
    let program = report.program
    let title = program.name.isEmpty ? wording(Bilingual("Программа лояльности", "Loyalty programme")) : program.name
    var facts = [wording.dates.period(from: report.period.from, to: report.period.to)]
    if program.industry != .other { facts.append(wording.industry(program.industry.rawValue)) }
    if program.isLikeForLike { facts.append(wording(.likeForLike)) }
    if let segment = program.segment { facts.append(wording(Bilingual("сегмент ", "segment ")) + segment) }
    return [paint(DisplayWidth.printable(title), .strong), DisplayWidth.printable(facts.joined(separator: " · "))]
  }

  private func section(_ letter: String) -> [String] {
    let metrics = report.metrics.filter { $0.section == letter }
    let tables = report.tables.filter { $0.section == letter && !$0.rows.isEmpty }
    if metrics.isEmpty && tables.isEmpty { return [] }
    var lines = ["", paint("\(letter). \(wording.section(letter))", .strong)]
    let known = metrics.filter { $0.value != nil }
    if !known.isEmpty {
      lines += table(known).lines(width: terminal.width, usesColour: terminal.usesColour)
    }
    lines += absences(metrics.filter { $0.value == nil })
    for table in tables {
      lines += ["", paint(wording.metricName(table.id), .strong)]
      lines += self.table(table).lines(width: terminal.width, usesColour: terminal.usesColour)
      if table.rows.count > ReportText.mostRows {
        let more = Int64(table.rows.count - ReportText.mostRows)
        let count = wording.counted(more, Bilingual("строка|строки|строк", "more row|more rows"))
        let place = wording(
          Bilingual("; все — в --format csv, xlsx или json", "; all of them with --format csv, xlsx or json"))
        lines += wrapped(wording(Bilingual("ещё ", "and ")) + count + place, .dim)
      }
    }
    return lines
  }

  private func table(_ metrics: [MetricView]) -> TerminalTable {
    var table = TerminalTable([
      .init(header: wording.columnName("name"), widest: 44), .init(header: wording.columnName("value"), isNumber: true),
      .init(header: wording.word("interval"), rank: 4), .init(header: wording.columnName("norm"), rank: 3),
      .init(header: wording.columnName("status"), widest: 18),
      .init(header: wording.columnName("on_year_ago"), isNumber: true, rank: 2),
      .init(header: wording.columnName("on_previous"), isNumber: true, rank: 5),
      .init(header: wording.columnName("sparkline"), rank: 1),
    ])
    for metric in metrics { table.rows.append(row(metric)) }
    return table
  }

  private func row(_ metric: MetricView) -> [TerminalTable.Cell] {
    func change(_ old: Double?) -> String {
      guard let old, let value = metric.value else { return "" }
      return wording.change(from: old, to: value, unit: metric.unit)
    }
    let status = statusCell(metric)
    let naive = metric.isNaive ? " (" + wording.word("naive") + ")" : ""
    return [
      .init(wording.metricName(metric.id) + naive),
      .init(wording.value(metric.value, unit: metric.unit, interval: metric.interval), .strong),
      .init(metric.interval.map { wording.interval($0, unit: metric.unit) } ?? "", .dim),
      .init(metric.norm.map { wording.norm(low: $0.low, high: $0.high, unit: metric.unit) } ?? "", .dim), status,
      .init(change(metric.alikeYearAgo)), .init(change(metric.alikePrevious)),
      .init(BlockSparkline.draw(report.series(metric.id).filter(\.isWhole).map(\.value))),
    ]
  }

  /// A word and a shape, so that no colour is needed to read it.
  private func statusCell(_ metric: MetricView) -> TerminalTable.Cell {
    let word = wording.status(metric.status)
    switch metric.status {
    case "in": return .init("● " + word, .good)
    case "low": return .init("▼ " + word, metric.good == "lower" ? .good : .bad)
    case "high": return .init("▲ " + word, metric.good == "lower" ? .bad : metric.good == "higher" ? .good : .warning)
    case "too_early": return .init("○ " + word, .dim)
    default: return .init("")
    }
  }

  /// The metrics without a value, those with one reason together.
  private func absences(_ metrics: [MetricView]) -> [String] {
    var reasons: [String] = []
    var names: [String: [String]] = [:]
    for metric in metrics {
      let reason = wording.note(of: metric) ?? wording.status("absent")
      if names[reason] == nil { reasons.append(reason) }
      names[reason, default: []].append(wording.metricName(metric.id))
    }
    return reasons.flatMap { reason in
      let line = wording.missing + ": " + (names[reason] ?? []).joined(separator: ", ") + ". " + reason
      return DisplayWidth.wrap(line, width: terminal.width - 2).enumerated().map { index, text in
        paint(index == 0 ? text : "  " + text, .dim)
      }
    }
  }

  private func table(_ table: TableView) -> TerminalTable {
    // A column that says nothing in any row takes no place on a terminal.
    let shown = table.columns.indices.filter { index in
      table.rows.contains { row in if case .missing = row[index] { false } else { true } }
    }
    var result = TerminalTable(
      shown.map { index in
        let column = table.columns[index]
        return .init(
          header: wording.columnHeading(column.id, unit: column.unit),
          isNumber: column.unit != nil || table.rows.contains { $0[index].number != nil },
          widest: 30, rank: index < 2 ? 0 : index)
      })
    let rows = table.rows.prefix(ReportText.mostRows)
    for row in rows + (table.totals.isEmpty ? [] : [table.totals]) {
      result.rows.append(
        shown.map { index in
          let column = table.columns[index]
          if case .text(let id) = row[index], table.namesStore(column, in: row) { return .init(wording.store(id)) }
          return .init(text(row[index], of: column, in: row))
        })
    }
    return result
  }

  private func text(_ cell: TableView.Cell, of column: TableView.Column, in row: [TableView.Cell]) -> String {
    switch cell {
    case .text(let text): return text
    case .word(let word): return wording.word(word)
    case .day(let day): return wording.dates.shortDay(day)
    case .month(let day): return wording.dates.shortMonth(day)
    case .number(let value):
      if let unit = column.unit { return wording.cell(value, unit: unit) }
      if let unit = report.unit(of: column, in: row) { return wording.value(value, unit: unit) }
      return wording.numbers.text(value, decimals: value == value.rounded() ? 0 : 2)
    case .missing("not_given") where column.unit == nil: return wording.word("not_given")
    case .missing: return wording.missing
    }
  }

  func paint(_ text: String, _ paint: Paint) -> String { terminal.usesColour ? paint.apply(to: text) : text }
}
