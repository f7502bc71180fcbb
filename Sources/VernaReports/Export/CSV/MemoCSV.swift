import VernaCore
import VernaLanguage
import VernaViews

/// The memo for the general manager as one CSV file: a row a sentence, a decision, a point of the chart.
struct MemoCSV {
  static let name = "memo"
  static let columns = [
    "part", "number", "text", "why", "cost", "price", "break_even_uplift", "risk", "metric", "from", "to", "value",
    "year_ago",
  ]

  private let memo: MemoWords
  private let digits: Int

  init(_ memo: MemoWords, digits: Int) {
    self.memo = memo
    self.digits = digits
  }

  /// A row: what is not said stays empty.
  private struct Row {
    var part: String
    var number: Int
    var text: String
    var decision: MemoWords.Decision?
    var metric = ""
    var point: SeriesPoint?
    var isMoney = false
  }

  func text() -> String {
    var csv = CSVWriter()
    for column in Self.columns { csv.text(column) }
    csv.endRow()
    for (index, sentence) in memo.sentences.enumerated() {
      write(Row(part: "sentence", number: index + 1, text: sentence), &csv)
    }
    for (index, decision) in memo.decisions.enumerated() {
      write(
        Row(part: "decision", number: index + 1, text: decision.title, decision: decision, metric: decision.moves), &csv
      )
    }
    if memo.decisions.isEmpty { write(Row(part: "note", number: 1, text: memo.calm), &csv) }
    guard let chart = memo.chart else { return csv.text }
    for (index, point) in chart.points.enumerated() {
      write(
        Row(
          part: "chart", number: index + 1, text: index == 0 ? chart.title : "", metric: chart.metric.id, point: point,
          isMoney: chart.metric.unit == "money"), &csv)
    }
    return csv.text
  }

  private func write(_ row: Row, _ csv: inout CSVWriter) {
    func number(_ value: Double?) {
      if row.isMoney { csv.money(value, digits: digits) } else { csv.number(value) }
    }
    csv.text(row.part)
    csv.integer(Int64(row.number))
    csv.text(row.text)
    csv.text(row.decision?.why ?? "")
    csv.money(row.decision?.cost, digits: digits)
    csv.text(row.decision?.price ?? "")
    csv.number(row.decision?.uplift)
    csv.text(row.decision?.risk ?? "")
    csv.text(row.metric)
    csv.text(row.point?.period.from.iso ?? "")
    csv.text(row.point?.period.to.iso ?? "")
    number(row.point?.value)
    number(row.point?.yearAgo)
    csv.endRow()
  }
}
