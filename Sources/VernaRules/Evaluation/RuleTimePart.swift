import Synchronization
import VernaCore

/// A part of a moment or of a length of time.
enum RuleTimePart {
  case year
  case month
  case date
  case dayOfMonth
  case dayOfWeek
  case dayOfYear
  case hours
  case minutes
  case seconds
  case milliseconds

  init?(_ function: RuleFunction) {
    switch function {
    case .getFullYear: self = .year
    case .getMonth: self = .month
    case .getDate: self = .date
    case .getDayOfMonth: self = .dayOfMonth
    case .getDayOfWeek: self = .dayOfWeek
    case .getDayOfYear: self = .dayOfYear
    case .getHours: self = .hours
    case .getMinutes: self = .minutes
    case .getSeconds: self = .seconds
    case .getMilliseconds: self = .milliseconds
    default: return nil
    }
  }

  /// The part of a moment, in a zone so many seconds ahead of UTC: months, days of the year and of the month from 0, dates
  /// from 1, days of the week from 0 for Sunday.
  func value(of moment: RuleTimestamp, offset: Int64) -> Int64 {
    let local = moment.seconds + offset
    let number = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let clock = local - number * 86_400
    let day = Day(number: Int32(number))
    let civil = day.civil
    switch self {
    case .year: return Int64(civil.year)
    case .month: return Int64(civil.month - 1)
    case .date: return Int64(civil.day)
    case .dayOfMonth: return Int64(civil.day - 1)
    // 1970-01-01 was a Thursday.
    case .dayOfWeek: return ((number + 4) % 7 + 7) % 7
    case .dayOfYear: return number - Int64(Day(year: civil.year, month: 1, day: 1).number)
    case .hours: return clock / 3600
    case .minutes: return clock / 60 % 60
    case .seconds: return clock % 60
    case .milliseconds: return Int64(moment.nanoseconds / 1_000_000)
    }
  }

  /// The whole length in hours, minutes or seconds, or the milliseconds after the last whole second; nil for other parts.
  func value(of length: RuleDuration) -> Int64? {
    switch self {
    case .hours: length.nanoseconds / 3_600_000_000_000
    case .minutes: length.nanoseconds / 60_000_000_000
    case .seconds: length.nanoseconds / 1_000_000_000
    case .milliseconds: length.nanoseconds / 1_000_000 % 1000
    default: nil
    }
  }
}

/// Time zones by name, each read once.
enum RuleZones {
  private static let known = Mutex<[ByteText: TimeZoneRules]>([:])
  /// More names than the world has zones come from a rule that makes them up.
  private static let most = 1000

  /// A zone by its IANA name, or a fixed offset such as `+03:00`, `03:00` or `-09:30`.
  static func zone(named name: String) -> TimeZoneRules? {
    let key = ByteText(name)
    if let found = known.withLock({ $0[key] }) { return found }
    let isUnsigned = name.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false
    guard let zone = TimeZoneRules(name: isUnsigned ? "+" + name : name) else { return nil }
    known.withLock { if $0.count < most { $0[key] = zone } }
    return zone
  }
}
