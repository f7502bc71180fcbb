import VernaCore
import VernaLanguage
import VernaViews

/// The first sheet: whose report it is, the verdict, the findings, and what is on the other sheets.
struct SummarySheet {
  /// A line of the contents.
  struct Entry {
    /// The sheet's name, empty for a table without rows.
    var sheet: String
    var title: String
    var meaning: String
    var note: String
  }

  private let report: ReportView
  private let wording: Wording
  private let sheet: Sheet

  init(_ report: ReportView, wording: Wording, sheet: Sheet) {
    self.report = report
    self.wording = wording
    self.sheet = sheet
  }

  func write(_ contents: [Entry]) {
    sheet.widths([26, 44, 60, 60, 44])
    sheet.text(wording(Bilingual("Программа лояльности: отчёт", "Loyalty programme: report")), 0, 0, .title)
    var row = 2
    for (name, value) in facts() {
      sheet.text(name, row, 0)
      sheet.text(value, row, 1)
      row += 1
    }
    sheet.text(wording(Bilingual("Первый день", "First day")), row, 0)
    sheet.date(report.period.from, row, 1, pattern: CellPattern.day)
    sheet.text(wording(Bilingual("Последний день", "Last day")), row + 1, 0)
    sheet.date(report.period.lastDay, row + 1, 1, pattern: CellPattern.day)
    row += 3
    if let diagnosis = report.diagnosis { row = write(diagnosis, from: row) }
    let headers = [Bilingual("Лист", "Sheet"), Bilingual("Что на нём", "What it holds")].map { wording($0) }
    for (column, header) in headers.enumerated() { sheet.text(header, row, column, .header) }
    for entry in contents {
      row += 1
      sheet.text(entry.sheet, row, 0)
      sheet.text(entry.title, row, 1)
      sheet.text(entry.meaning, row, 2, .wrapped)
      sheet.text(entry.note, row, 3, .wrapped)
    }
    sheet.printsOnA4()
  }

  private func facts() -> [(String, String)] {
    let program = report.program
    var facts = [
      (wording(Bilingual("Отрасль", "Industry")), wording.industry(program.industry.rawValue)),
      (
        wording(Bilingual("Период", "Period")), wording.dates.period(from: report.period.from, to: report.period.to)
      ),
      (wording(Bilingual("Валюта", "Currency")), program.currency.code),
      (wording(Bilingual("Часовой пояс", "Time zone")), program.timeZone),
    ]
    if !program.name.isEmpty { facts.insert((wording(Bilingual("Программа", "Programme")), program.name), at: 0) }
    if program.isLikeForLike {
      facts.append((wording(Bilingual("Магазины", "Stores")), wording(.likeForLike)))
    }
    if let segment = program.segment { facts.append((wording(Bilingual("Сегмент", "Segment")), segment)) }
    return facts
  }

  private func write(_ diagnosis: DiagnosisView, from first: Int) -> Int {
    var row = first
    sheet.text(wording.sentence(diagnosis.verdict), row, 0, .title)
    for caution in diagnosis.cautions {
      row += 1
      sheet.text(wording.sentence(caution), row, 0)
    }
    row += 2
    guard !diagnosis.findings.isEmpty else { return row }
    let headers = [
      Bilingual("Важность", "Severity"), Bilingual("Что не так", "What is wrong"),
      Bilingual("Что это значит", "Meaning"),
      Bilingual("Вероятные причины", "Likely causes"), Bilingual("Что делать", "What to do"),
    ]
    for (column, header) in headers.enumerated() { sheet.text(wording(header), row, column, .header) }
    for finding in diagnosis.findings {
      row += 1
      sheet.text(wording.word("severity." + finding.severity), row, 0, .wrapped)
      sheet.text(wording.sentence(finding.title), row, 1, .wrapped)
      sheet.text(wording.sentence(finding.meaning), row, 2, .wrapped)
      sheet.text(lines(finding.causes), row, 3, .wrapped)
      sheet.text(lines(finding.actions.map(\.title)), row, 4, .wrapped)
    }
    return row + 2
  }

  private func lines(_ phrases: [Phrase]) -> String {
    phrases.map { wording.sentence($0) }.joined(separator: "\n")
  }
}
