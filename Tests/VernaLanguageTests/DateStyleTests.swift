import Testing
import VernaCore
import VernaLanguage

@Suite struct DateStyleTests {
  private let russian = DateStyle(.russian)
  private let english = DateStyle(.english)
  private func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

  @Test func writesDaysAndMonths() {
    #expect(russian.day(day("2026-11-25")) == "25\u{A0}ноября\u{A0}2026")
    #expect(english.shortDay(day("2026-11-05")) == "5\u{A0}Nov\u{A0}2026")
    #expect(russian.shortDay(day("2026-11-05")) == "05.11.2026")
    #expect(russian.month(day("2026-05-05")) == "май\u{A0}2026")
    #expect(english.shortWeekday(1) == "Mon")
  }

  /// `to` is exclusive: the page prints the last day that is in the period.
  @Test(arguments: [
    ("2025-01-01", "2026-01-01", "2025\u{A0}год", "2025"),
    ("2025-04-01", "2025-07-01", "II\u{A0}кв.\u{A0}2025", "Q2\u{A0}2025"),
    ("2025-04-01", "2025-05-01", "апрель\u{A0}2025", "April\u{A0}2025"),
    ("2025-04-01", "2025-06-01", "апрель – май\u{A0}2025", "April – May\u{A0}2025"),
    ("2024-12-01", "2025-12-01", "декабрь\u{A0}2024 – ноябрь\u{A0}2025", "December\u{A0}2024 – November\u{A0}2025"),
    ("2025-04-03", "2025-04-10", "3–9\u{A0}апреля\u{A0}2025", "3–9\u{A0}April\u{A0}2025"),
    (
      "2025-04-03", "2026-01-02", "3\u{A0}апреля\u{A0}2025 – 1\u{A0}января\u{A0}2026",
      "3\u{A0}April\u{A0}2025 – 1\u{A0}January\u{A0}2026"
    ),
    ("2025-04-03", "2025-04-04", "3\u{A0}апреля\u{A0}2025", "3\u{A0}April\u{A0}2025"),
  ])
  func printsTheLastDayIncluded(from: String, to: String, inRussian: String, inEnglish: String) {
    #expect(russian.period(from: day(from), to: day(to)) == inRussian)
    #expect(english.period(from: day(from), to: day(to)) == inEnglish)
  }

  @Test func writesSpansOfTime() {
    #expect(DurationStyle(.russian).text(seconds: 0.44) == "0,4\u{A0}с")
    #expect(DurationStyle(.english).text(seconds: 200) == "3\u{A0}min\u{A0}20\u{A0}s")
    #expect(DurationStyle(.russian).text(seconds: 3900) == "1\u{A0}ч\u{A0}5\u{A0}мин")
  }
}
