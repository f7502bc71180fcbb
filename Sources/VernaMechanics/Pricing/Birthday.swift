public import VernaCore

/// A day that comes every year. 29 February is kept on 28 February in years that have none.
struct Birthday {
  let year: Int
  let month: Int
  let day: Int

  init(_ day: Day) {
    (year, month, self.day) = day.civil
  }

  init(month: Int, day: Int) {
    (year, self.month, self.day) = (0, month, day)
  }

  /// The day of a year on which it is kept.
  func day(in year: Int) -> Day {
    Day(year: year, month: month, day: min(day, Day.daysIn(month: month, of: year)))
  }

  /// Whole years on a day; 0 where the year is not known.
  func age(on today: Day) -> Int64 {
    if year <= 0 { return 0 }
    let now = today.civil.year
    return Int64(max(0, now - year - (today < day(in: now) ? 1 : 0)))
  }

  /// Days until it is kept next, 0 on the day itself.
  func daysUntilNext(from today: Day) -> Int {
    let now = today.civil.year
    let next = day(in: now)
    return today.distance(to: next >= today ? next : day(in: now + 1))
  }

  /// Whether a day lies from so many days before it to so many after, of any year from `first` on.
  func isNear(_ today: Day, before: Int, after: Int, notBefore first: Int = Int.min) -> Bool {
    let now = today.civil.year
    return (now - 1...now + 1).contains { year in
      guard year >= first else { return false }
      let distance = today.distance(to: day(in: year))
      return distance <= before && -distance <= after
    }
  }
}

extension Occasion {
  /// Whether its days are on.
  ///
  /// - Parameters:
  ///   - today: the store's local day.
  ///   - birthday: nil where it is not known.
  ///   - joinedOn: nil for a guest.
  public func isOn(_ today: Day, birthday: Day?, joinedOn: Day?) -> Bool {
    switch day {
    case .birthday:
      return birthday.map { Birthday($0).isNear(today, before: daysBefore, after: daysAfter) } ?? false
    case .anniversary:
      guard let joinedOn else { return false }
      return Birthday(joinedOn).isNear(
        today, before: daysBefore, after: daysAfter, notBefore: joinedOn.civil.year + 1)
    case .yearly(let month, let day):
      return Birthday(month: month, day: day).isNear(today, before: daysBefore, after: daysAfter)
    }
  }
}
