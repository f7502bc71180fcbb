import VernaCore
import VernaLanguage
import VernaViews

/// The memo for the general manager: sentences, decisions with price and risk, and the chart over its numbers.
struct MemoSheet {
  static let name = Bilingual("Записка", "Memo")

  private let memo: MemoWords
  private let wording: Wording
  private let digits: Int
  private let sheet: Sheet

  init(_ memo: MemoWords, report: ReportView, wording: Wording, sheet: Sheet) {
    self.memo = memo
    self.wording = wording
    digits = report.program.currency.digits
    self.sheet = sheet
  }

  func write() {
    sheet.widths([14, 50, 50, 18, 26, 16, 50])
    sheet.text(memo.title, 0, 0, .title)
    sheet.text(memo.kicker, 1, 0)
    var row = 3
    for (index, sentence) in memo.sentences.enumerated() {
      sheet.number(Double(index + 1), row, 0, .number("0"))
      sheet.text(sentence, row, 1)
      row += 1
    }
    row = writeDecisions(from: row + 1)
    if let chart = memo.chart { write(chart, from: row + 1) }
    sheet.printsOnA4()
  }

  /// - Returns: the first free row.
  private func writeDecisions(from first: Int) -> Int {
    guard !memo.decisions.isEmpty else {
      sheet.text(memo.calm, first, 0)
      return first + 1
    }
    headers(
      [
        Bilingual("№", "No."), Bilingual("Решение", "Decision"), Bilingual("Зачем", "Why"),
        Bilingual("Цена в месяц", "Cost a month"), Bilingual("Цена словами", "Cost in words"),
        Bilingual("Порог прироста", "Break-even uplift"), Bilingual("Риск", "Risk"),
      ], first)
    for (index, decision) in memo.decisions.enumerated() {
      let row = first + 1 + index
      sheet.number(Double(index + 1), row, 0, .number("0"))
      sheet.text(decision.title, row, 1, .wrapped)
      sheet.text(decision.why, row, 2, .wrapped)
      sheet.number(decision.cost, row, 3, .number(CellPattern.of(unit: "money", digits: digits)))
      sheet.text(decision.price, row, 4, .wrapped)
      sheet.number(decision.uplift, row, 5, .number(CellPattern.of(unit: "share", digits: digits)))
      sheet.text(decision.risk, row, 6, .wrapped)
    }
    return first + 1 + memo.decisions.count
  }

  private func write(_ chart: MemoWords.Chart, from first: Int) {
    sheet.text(chart.title, first, 0, .title)
    sheet.text(chart.subtitle, first + 1, 0)
    headers(
      [
        Bilingual("Период с", "From"), Bilingual("по", "to"), Bilingual("Этот период", "This period"),
        Bilingual("Год назад", "A year ago"),
      ], first + 2)
    let pattern = Workbook.Style.number(CellPattern.of(unit: chart.metric.unit, digits: digits))
    for (index, point) in chart.points.enumerated() {
      let row = first + 3 + index
      sheet.date(point.period.from, row, 0, pattern: CellPattern.day)
      sheet.date(point.period.lastDay, row, 1, pattern: CellPattern.day)
      sheet.number(point.value, row, 2, pattern)
      sheet.number(point.yearAgo, row, 3, pattern)
    }
  }

  private func headers(_ names: [Bilingual], _ row: Int) {
    for (column, name) in names.enumerated() { sheet.text(wording(name), row, column, .header) }
  }
}
