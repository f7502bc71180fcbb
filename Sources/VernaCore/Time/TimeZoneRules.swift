import Foundation

/// A time zone as a table of its transitions, so that hot loops need no calendar.
///
/// Covers 1970 to 2100, which is more than a receipt's time can hold.
public struct TimeZoneRules: Sendable, Equatable {
  /// The IANA name, such as `Europe/Moscow`.
  public let name: String
  /// UTC seconds at which an offset begins, ascending; the first is far in the past.
  private let starts: [Int64]
  /// Seconds to add to UTC from the start of the same index on.
  private let offsets: [Int64]

  /// UTC.
  public static let utc = TimeZoneRules(name: "UTC", starts: [Int64.min], offsets: [0])

  private init(name: String, starts: [Int64], offsets: [Int64]) {
    self.name = name
    self.starts = starts
    self.offsets = offsets
  }

  /// Reads a zone by its IANA name or as a fixed offset such as `+03:00`; nil if there is no such zone.
  public init?(name: String) {
    if name == "UTC" || name == "Z" {
      self = .utc
      return
    }
    guard let zone = TimeZone(identifier: name) ?? TimeZoneRules.fixed(name) else { return nil }
    var starts: [Int64] = [Int64.min]
    var offsets: [Int64] = [Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: 0)))]
    var moment = Date(timeIntervalSince1970: 0)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end, next > moment {
      starts.append(Int64(next.timeIntervalSince1970.rounded()))
      offsets.append(Int64(zone.secondsFromGMT(for: next.addingTimeInterval(1))))
      moment = next
    }
    self.init(name: name, starts: starts, offsets: offsets)
  }

  private static func fixed(_ text: String) -> TimeZone? {
    let digits = text.utf8.filter { $0 >= 48 && $0 <= 57 }.map { Int($0) - 48 }
    guard let sign = text.utf8.first, sign == 43 || sign == 45, digits.count == 4 else { return nil }
    let seconds = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
    return TimeZone(secondsFromGMT: sign == 45 ? -seconds : seconds)
  }

  /// Seconds to add to UTC at a moment.
  ///
  /// - Complexity: O(log transitions).
  public func offset(at utcSeconds: Int64) -> Int64 {
    if starts.count == 1 { return offsets[0] }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= utcSeconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The local civil day of a moment.
  public func day(at utcSeconds: Int64) -> Day {
    let local = utcSeconds + offset(at: utcSeconds)
    return Day(number: Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// The moment of a local wall-clock time given as seconds since 1970-01-01 00:00 local.
  ///
  /// A time that a clock change skips is moved on by the change; of a time that happens twice the first is taken.
  public func utcSeconds(ofLocal localSeconds: Int64) -> Int64 {
    if starts.count == 1 { return localSeconds - offsets[0] }
    let before = offset(at: localSeconds - 86_400)
    let first = localSeconds - before
    if offset(at: first) == before { return first }
    let second = localSeconds - offset(at: localSeconds + 86_400)
    // In an overlap the first candidate already answered; in a gap neither answers to itself, and the
    // offset from before the change moves the clock on.
    return offset(at: second) == localSeconds - second ? second : first
  }

  /// The moment at which a local day starts.
  public func start(of day: Day) -> Int64 { utcSeconds(ofLocal: Int64(day.number) * 86_400) }
}
