import VernaCore

/// The tables of points for the query's period.
struct PointsTables {
  let query: MetricQuery
  let history: EarningMonths
  let burning: BurnCalendar

  /// points.redemption_cohort: a row a month of earning and age, with the share redeemed by that age.
  var redemptionCohort: MetricTable {
    var table = MetricTable(
      id: "points.redemption_cohort", section: .points,
      columns: [
        .init("cohort"), .init("age", .count), .init("earned", .points), .init("redeemed", .points),
        .init("share", .share),
      ])
    for cohort in history.cohorts(upTo: query.period.to.monthIndex - 1) where cohort.earned > 0 {
      for (age, redeemed) in cohort.redeemed.enumerated() {
        table.rows.append([
          .month(Day.start(ofMonthIndex: cohort.month)), .count(Int64(age)), .points(cohort.earned),
          .points(redeemed), .share(Double(redeemed) / Double(cohort.earned)),
        ])
      }
    }
    if table.rows.isEmpty { table.absence = .other("no_full_month_of_earning") }
    return table
  }

  /// points.burn_calendar: what expires in the 90 days after `to`, week by week.
  var burnCalendar: MetricTable {
    var table = MetricTable(
      id: "points.burn_calendar", section: .points,
      columns: [
        .init("week"), .init("week_last"), .init("points", .points), .init("money", .money),
        .init("members", .count), .init("contactable", .count),
      ])
    for week in burning.weeks {
      let money = query.pointValueMicros.map {
        divideRoundingHalfAway(Int128(week.hundredths) * Int128($0), by: 100_000_000)
      }
      table.rows.append([
        .day(week.from), .day(week.to.advanced(by: -1)), .points(week.hundredths),
        money.map { .money($0) } ?? .missing("wants_option"), .count(week.members), .count(week.contactable),
      ])
    }
    if burning.weeks.allSatisfy({ $0.hundredths == 0 }) { table.notes.append(.other("nothing_burns")) }
    return table
  }
}
