import VernaCore
public import VernaLanguage
public import VernaViews

/// A report as JSON, in the shape that PRODUCT.md promises: `program`, `period`, `metrics` (the whole period, then each
/// step), `tables`, and beside them the diagnosis and the memo for the general manager.
///
/// Money is a number with the currency's digits; shares are fractions; what is absent is null with its reason in `note`.
public struct ReportJSON: Sendable {
  let report: ReportView
  let wording: Wording
  private let showsSteps: Bool

  /// Makes the export; `wording` says in which language notes and findings are written.
  ///
  /// - Parameter showsSteps: whether `metrics` holds each sub-period too; the memo's chart has its points anyway.
  public init(_ report: ReportView, wording: Wording, showsSteps: Bool = true) {
    self.report = report
    self.showsSteps = showsSteps
    self.wording = wording.naming(stores: report.storeNames)
  }

  /// The JSON text, ending with a line end.
  ///
  /// - Complexity: O(metrics x steps + cells of tables).
  public func text() -> String {
    var writer = JSONWriter()
    writer.object { json in
      program(&json)
      json.newLine()
      period("period", report.period, &json)
      json.newLine()
      period("previous_period", report.previousPeriod, &json)
      json.newLine()
      period("year_ago_period", report.yearAgoPeriod, &json)
      json.newLine()
      json.string("by", showsSteps ? report.by?.rawValue : nil)
      json.newLine()
      json.list("metrics") { json in
        for metric in report.metrics { self.metric(metric, &json) }
        for step in report.steps where showsSteps {
          for metric in step.metrics { self.metric(metric, &json) }
        }
        json.newLine()
      }
      json.newLine()
      json.object("tables") { json in
        for table in report.tables { self.table(table, &json) }
        json.newLine()
      }
      if let diagnosis = report.diagnosis {
        json.newLine()
        self.diagnosis(diagnosis, &json)
        json.newLine()
        memo(MemoWords(report, wording), &json)
      }
      json.newLine()
    }
    return writer.text + "\n"
  }

  var digits: Int { report.program.currency.digits }

  private func program(_ json: inout JSONWriter) {
    let program = report.program
    json.object("program") { json in
      json.string("name", program.name.isEmpty ? nil : program.name)
      json.string("industry", program.industry.rawValue)
      json.string("currency", program.currency.code)
      json.string("time_zone", program.timeZone)
      json.integer("window_months", Int64(program.windowMonths))
      json.string("launch", program.launch?.iso)
      json.number("point_value", program.pointValue)
      json.string("segment", program.segment)
      json.raw("like_for_like", program.isLikeForLike ? "true" : "false")
    }
  }

  private func period(_ key: String, _ period: PeriodView, _ json: inout JSONWriter) {
    json.object(key) { json in
      json.string("from", period.from.iso)
      json.string("to", period.to.iso)
    }
  }

  private func metric(_ metric: MetricView, _ json: inout JSONWriter) {
    json.newLine()
    json.object { json in
      json.string("id", metric.id)
      value("value", metric.value, metric.unit, &json)
      value("numerator", metric.numerator, metric.numeratorUnit ?? "", &json)
      value("denominator", metric.denominator, metric.denominatorUnit ?? "", &json)
      json.string("unit", metric.unit)
      period("period", metric.period, &json)
      json.string("segment", report.program.segment)
      json.integer("n", metric.n)
      pair("interval", metric.interval?.lowerBound, metric.interval?.upperBound, metric.unit, &json)
      pair("norm", metric.norm?.low, metric.norm?.high, metric.unit, &json)
      json.string("good", metric.good)
      json.string("status", metric.status)
      json.string("trend", metric.trend)
      value("previous", metric.previous, metric.unit, &json)
      value("year_ago", metric.yearAgo, metric.unit, &json)
      json.string("source", metric.source)
      json.string("note", wording.note(of: metric))
    }
  }

  func value(_ key: String?, _ value: Double?, _ unit: String, _ json: inout JSONWriter) {
    if unit == "money" { json.money(key, value, digits: digits) } else { json.number(key, value) }
  }

  func pair(_ key: String, _ low: Double?, _ high: Double?, _ unit: String, _ json: inout JSONWriter) {
    guard low != nil || high != nil else { return json.raw(key, "null") }
    json.list(key) { json in
      value(nil, low, unit, &json)
      value(nil, high, unit, &json)
    }
  }

  private func table(_ table: TableView, _ json: inout JSONWriter) {
    json.newLine()
    json.object(table.id) { json in
      json.list("columns") { json in
        for column in table.columns {
          json.object { json in
            json.string("id", column.id)
            json.string("unit", column.unit)
          }
        }
      }
      json.list("rows") { json in
        for row in table.rows {
          json.newLine()
          self.row(row, of: table, nil, &json)
        }
      }
      if !table.totals.isEmpty { row(table.totals, of: table, "totals", &json) }
      json.string("note", wording.note(of: table))
    }
  }

  private func row(_ cells: [TableView.Cell], of table: TableView, _ key: String?, _ json: inout JSONWriter) {
    json.object(key) { json in
      for (column, cell) in zip(table.columns, cells) {
        switch cell {
        case .text(let text), .word(let text): json.string(column.id, text)
        case .day(let day): json.string(column.id, day.iso)
        case .month(let day): json.string(column.id, String(day.iso.prefix(7)))
        case .number(let number): value(column.id, number, column.unit ?? "", &json)
        case .missing: json.string(column.id, nil)
        }
      }
    }
  }
}

extension Wording {
  /// Why a metric has no value, or the remarks that belong to it, as one text; nil where there is nothing to say.
  func note(of metric: MetricView) -> String? { note(metric.absence, metric.notes) }

  /// The same of a table.
  func note(of table: TableView) -> String? { note(table.absence, table.notes) }

  private func note(_ absence: Phrase?, _ notes: [Phrase]) -> String? {
    let sentences = ([absence].compactMap { $0 } + notes).map { sentence($0) }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
