/// A moment of trading in the programme's time zone, spelt once a day.
struct Moment {
  /// The index of the day in the period.
  let day: Int
  /// Months since the period's start.
  let month: Int
  /// The date as it is written.
  let date: PreparedText
  /// Seconds since midnight.
  var second: Int
}
