public import VernaCore

extension Occasion {
  /// The day of the occasion whose days around it hold a local day, nil where none does.
  ///
  /// - Parameters:
  ///   - birthday: nil where it is not known; its year does not matter.
  ///   - joinedOn: the day of joining, which is no anniversary itself.
  public func day(around today: Day, birthday: Day?, joinedOn: Day) -> Day? {
    let year = today.civil.year
    for candidate in (year - 1)...(year + 1) {
      guard let day = day(of: candidate, birthday: birthday, joinedOn: joinedOn) else { continue }
      if day.advanced(by: -daysBefore) <= today, today <= day.advanced(by: daysAfter) { return day }
    }
    return nil
  }

  private func day(of year: Int, birthday: Day?, joinedOn: Day) -> Day? {
    switch day {
    case .birthday: return birthday.map { Occasion.kept(month: $0.civil.month, day: $0.civil.day, year) }
    case .anniversary:
      let (first, month, day) = joinedOn.civil
      return year > first ? Occasion.kept(month: month, day: day, year) : nil
    case .yearly(let month, let day): return Occasion.kept(month: month, day: day, year)
    }
  }

  /// 29 February is kept on the 28th in years that have none.
  static func kept(month: Int, day: Int, _ year: Int) -> Day {
    Day(year: year, month: month, day: min(day, Day.daysIn(month: month, of: year)))
  }
}
