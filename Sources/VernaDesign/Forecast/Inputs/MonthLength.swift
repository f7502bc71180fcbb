import VernaCore

/// How long months are: what is counted in a longer one is more.
enum MonthLength {
  /// Days of the month over the mean of 30.4375, in logarithms.
  static func logarithm(_ monthIndex: Int) -> Double {
    let (year, month, _) = Day.start(ofMonthIndex: monthIndex).civil
    return (Double(Day.daysIn(month: month, of: year)) / 30.4375).logarithm
  }
}
