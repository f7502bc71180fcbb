import VernaCore

/// A world's time: its zone, the moment it is at, and the moments at which ledgers go wrong.
struct WorldCalendar {
  let zone: TimeZoneRules
  /// Days on which the clock changes, ascending.
  let changes: [Day]
  private(set) var now: Int64
  /// The longest of the long steps, such that the rounds of the world fill its years.
  private let longestStep: Int

  /// How long a world lasts.
  private static let years: Int64 = 4
  private static let dayLength: Int64 = 86_400

  /// Half of the worlds have the daylight saving of Berlin. Of the others most have none, and some have changes of the clock that take a
  /// midnight away or give it twice.
  static func zone(_ dice: inout Dice) -> TimeZoneRules {
    let name: String
    switch dice.below(20) {
    case 0..<10: name = "Europe/Berlin"
    case 10..<15: name = "Europe/Moscow"
    case 15..<17: name = "Asia/Kolkata"
    case 17: name = "America/Santiago"
    case 18: name = "America/Havana"
    default: name = "UTC"
    }
    return TimeZoneRules(name: name) ?? .utc
  }

  init(zone: TimeZoneRules, rounds: Int, dice: inout Dice) {
    self.zone = zone
    let first = Day(year: 2018, month: 1, day: 1).advanced(by: dice.below(6 * 365))
    let last = first.advanced(by: Int(WorldCalendar.years + 2) * 366)
    changes = (first.number..<last.number).map { Day(number: $0) }.filter {
      zone.start(of: $0.advanced(by: 1)) - zone.start(of: $0) != WorldCalendar.dayLength
    }
    now = zone.start(of: first) + Int64(dice.below(86_400))
    let each = Int(WorldCalendar.years * 365 * WorldCalendar.dayLength) / max(1, rounds)
    longestStep = max(7_200, (each - 6_000) * 10)
  }

  var today: Day { zone.day(at: now) }

  /// Time goes on: minutes mostly, now and then hours or days; often to a midnight, or a second before or after it.
  mutating func step(_ dice: inout Dice) {
    let before = now
    switch dice.below(100) {
    case 0..<55: now += Int64(dice.from(1, to: 1_200))
    case 55..<80: now += Int64(dice.below(43_200))
    default: now += Int64(dice.below(longestStep))
    }
    let midnight: Int64
    switch dice.below(100) {
    case 0..<14: midnight = zone.start(of: today)
    case 14..<18:
      guard let change = nextChange(after: zone.day(at: before)), change <= today.advanced(by: 20) else { return }
      midnight = zone.start(of: change.advanced(by: dice.below(2)))
    default: return
    }
    now = max(before, midnight + Int64(dice.one(of: [0, 0, -1, 1, 1_800, 5_400]) ?? 0))
  }

  mutating func wait(until moment: Int64) { now = max(now, moment) }

  func nextChange(after day: Day) -> Day? { changes.first { $0 > day } }

  /// A day some days away, often one on which the clock changes or the day after.
  func day(_ days: Int, after day: Day, _ dice: inout Dice) -> Day {
    guard dice.isUnder(percent: 12), let change = nextChange(after: day) else { return day.advanced(by: days) }
    return change.advanced(by: dice.below(2))
  }
}
