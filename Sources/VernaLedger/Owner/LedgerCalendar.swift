public import VernaCore

/// The days of the programme, and which months are closed.
public struct LedgerCalendar: Sendable {
  /// The programme's zone: lots begin and end at its midnights.
  public let zone: TimeZoneRules
  /// The first day whose books are open.
  public var openFrom: Day

  /// Makes a calendar; no month is closed unless said.
  public init(zone: TimeZoneRules, openFrom: Day = Day(year: 1, month: 1, day: 1)) {
    self.zone = zone
    self.openFrom = openFrom
  }

  /// The local day of a moment.
  public func day(at moment: Int64) -> Day { zone.day(at: moment) }

  /// The moment at which a local day begins.
  public func start(of day: Day) -> Int64 { zone.start(of: day) }

  /// The day of the books for something that happened on a day: itself, or the first that is open.
  func bookDate(_ moment: Int64) -> Day { max(zone.day(at: moment), openFrom) }
}
