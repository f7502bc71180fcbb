import VernaColumns
import VernaCore

/// The points that expire in the 90 days after a day, by week of seven days from it, with who holds them.
struct BurnCalendar: Sendable {
  /// A week of the calendar.
  struct Week: Sendable {
    let from: Day
    let to: Day
    /// Hundredths of points that expire in it.
    var hundredths: Int64 = 0
    var members: Int64 = 0
    /// Those of them who agreed to be written to.
    var contactable: Int64 = 0
  }

  static let days = 90
  private(set) var weeks: [Week] = []
  private let ends: [Int64]
  private let start: Int64

  init(from day: Day, zone: TimeZoneRules) {
    var ends: [Int64] = []
    for first in stride(from: 0, to: BurnCalendar.days, by: 7) {
      let week = Week(from: day.advanced(by: first), to: day.advanced(by: min(first + 7, BurnCalendar.days)))
      weeks.append(week)
      ends.append(zone.start(of: week.to))
    }
    self.ends = ends
    start = zone.start(of: day)
  }

  /// Adds what is left in a member's lots at the calendar's start.
  mutating func add(_ lots: [LotBook.Lot], member: Member) {
    var burning = [Int64](repeating: 0, count: weeks.count)
    for lot in lots where lot.left > 0 && lot.expiresAt >= start {
      if let week = ends.firstIndex(where: { lot.expiresAt < $0 }) { burning[week] += lot.left }
    }
    for (week, hundredths) in burning.enumerated() where hundredths > 0 {
      weeks[week].hundredths += hundredths
      weeks[week].members += 1
      if member.consent == true { weeks[week].contactable += 1 }
    }
  }
}
