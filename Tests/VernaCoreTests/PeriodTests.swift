import Testing
import VernaCore

@Suite struct PeriodTests {
  private func period(_ from: String, _ to: String) throws -> Period {
    Period(from: try #require(Day(iso: from)), to: try #require(Day(iso: to)))
  }

  @Test func thePeriodBeforeIsOfMonthsWhereBothEndsAreMonthStarts() throws {
    #expect(try period("2024-03-01", "2024-04-01").previous == period("2024-02-01", "2024-03-01"))
    #expect(try period("2024-01-01", "2025-01-01").previous == period("2023-01-01", "2024-01-01"))
    #expect(try period("2024-03-02", "2024-04-01").previous == period("2024-02-01", "2024-03-02"))
  }

  @Test func lastYearIsOfWeeksOrOfMonths() throws {
    let leap = try period("2024-02-29", "2024-03-31")
    #expect(try leap.yearAgo(byWeeks: false) == period("2023-02-28", "2023-03-31"))
    let back = leap.yearAgo(byWeeks: true)
    #expect(back.from.weekday == leap.from.weekday && back.days == leap.days)
    #expect(back.from.distance(to: leap.from) == 364)
  }

  @Test(arguments: Periodicity.allCases) func stepsTileThePeriod(by: Periodicity) throws {
    let whole = try period("2023-11-15", "2025-03-08")
    let steps = by.split(whole)
    #expect(steps.first?.from == whole.from && steps.last?.to == whole.to)
    for (left, right) in zip(steps, steps.dropFirst()) { #expect(left.to == right.from) }
    for step in steps.dropFirst().dropLast() { #expect(by.isWhole(step)) }
    if by != .day, let first = steps.first { #expect(!by.isWhole(first)) }
  }
}
