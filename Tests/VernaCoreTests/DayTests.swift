import Testing
import VernaCore

@Suite struct DayTests {
  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    // A walk by the calendar's own rules, day by day, against the closed formulas.
    var (year, month, day) = (1899, 12, 31)
    let first = Day(year: year, month: month, day: day)
    var wrong = 0
    for step in 0..<146_097 {
      let here = first.advanced(by: step)
      if here.civil != (year, month, day) || Day(year: year, month: month, day: day) != here { wrong += 1 }
      day += 1
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
      if day > length { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
    #expect(wrong == 0)
    #expect((year, month, day) == (2299, 12, 31))
  }

  @Test func monthsAreClampedToTheirEnd() {
    let lastOfJanuary = Day(year: 2024, month: 1, day: 31)
    #expect(lastOfJanuary.adding(months: 1) == Day(year: 2024, month: 2, day: 29))
    #expect(lastOfJanuary.adding(months: 13) == Day(year: 2025, month: 2, day: 28))
    #expect(lastOfJanuary.adding(months: -2) == Day(year: 2023, month: 11, day: 30))
    #expect(Day(year: 2024, month: 2, day: 29).adding(months: -12) == Day(year: 2023, month: 2, day: 28))
  }

  @Test func isoIsReadStrictly() {
    #expect(Day(iso: "2024-02-29")?.iso == "2024-02-29")
    for text in ["2023-02-29", "2024-2-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-01-01x", "", "2024/01/01"] {
      #expect(Day(iso: text) == nil, "\(text)")
    }
  }

  @Test func weekdaysAreThoseOfTheCalendar() {
    #expect(Day(year: 1970, month: 1, day: 1).weekday == 4)
    #expect(Day(year: 2026, month: 11, day: 25).weekday == 3)
    #expect(Day(year: 1969, month: 12, day: 28).weekday == 7)
  }
}
