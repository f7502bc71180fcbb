public import VernaCore

/// How an offer goes together with others.
public struct Stacking: Hashable, Sendable {
  /// Greater comes first; of the same priority the smaller id.
  public var priority: Int
  /// Of the offers with one name here only the first that applies does, by priority; nil for none.
  public var exclusiveGroup: ByteText?
  /// Of the offers with one name here only the one that gives the member most does; nil for none.
  public var bestOfGroup: ByteText?
  /// Whether nothing after it touches its lines any more.
  public var isLast: Bool
  /// Whether points can be spent on lines that it touched.
  public var allowsPoints: Bool
  /// Whether lines that it touched earn points.
  public var allowsEarning: Bool

  /// Makes a stacking; together with anything unless said.
  public init(
    priority: Int = 0, exclusiveGroup: ByteText? = nil, bestOfGroup: ByteText? = nil, isLast: Bool = false,
    allowsPoints: Bool = true, allowsEarning: Bool = true
  ) {
    self.priority = priority
    self.exclusiveGroup = exclusiveGroup
    self.bestOfGroup = bestOfGroup
    self.isLast = isLast
    self.allowsPoints = allowsPoints
    self.allowsEarning = allowsEarning
  }
}

/// A bound on what an offer may give.
public struct OfferLimit: Hashable, Sendable {
  /// What is counted.
  public var measure: Measure
  /// The most: minor units, hundredths of points, or uses.
  public var most: Int64
  /// Whose counter it is.
  public var scope: Scope
  /// When the counter begins anew.
  public var period: Period

  /// What a limit counts.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    case uses
    /// Money off.
    case money
    case points
  }

  /// Whose a counter is.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// All together.
    case programme
    case member
    case store
    /// One coupon code.
    case code
  }

  /// When a counter begins anew.
  public enum Period: String, Hashable, Sendable, CaseIterable {
    case ever
    case day
    case week
    case month
    case year
  }

  /// Makes a limit.
  public init(_ measure: Measure, most: Int64, per scope: Scope, in period: Period = .ever) {
    self.measure = measure
    self.most = most
    self.scope = scope
    self.period = period
  }

  /// The name of the period of a local day, empty for ever: `2026-12`, `2026-W49` by its Monday's day.
  public func periodName(of day: Day) -> String {
    switch period {
    case .ever: ""
    case .day: day.iso
    case .week: "w" + Periodicity.week.start(of: day).iso
    case .month: String(day.iso.prefix(7))
    case .year: String(day.iso.prefix(4))
    }
  }
}

/// When an offer is in force, by the store's local time.
public struct Schedule: Hashable, Sendable {
  /// The first day; nil from ever.
  public var from: Day?
  /// The first day on which it is over; nil for never.
  public var to: Day?
  /// Monday 1 to Sunday 7; empty for every day.
  public var weekdays: [Int]
  /// Minutes of the day from which it is in force, 0 to 1439.
  public var fromMinute: Int
  /// Minutes of the day at which it ends, 1 to 1440; under `fromMinute` it goes over midnight, and belongs to the day it began on.
  public var toMinute: Int

  /// Makes a schedule; always unless said.
  public init(from: Day? = nil, to: Day? = nil, weekdays: [Int] = [], fromMinute: Int = 0, toMinute: Int = 1440) {
    self.from = from
    self.to = to
    self.weekdays = weekdays
    self.fromMinute = fromMinute
    self.toMinute = toMinute
  }

  /// Whether it is in force at a local day and minute.
  public func isInForce(on day: Day, minute: Int) -> Bool {
    var began = day
    if fromMinute < toMinute {
      guard minute >= fromMinute, minute < toMinute else { return false }
    } else if fromMinute > toMinute {
      guard minute >= fromMinute || minute < toMinute else { return false }
      if minute < toMinute { began = day.advanced(by: -1) }
    }
    if let from, began < from { return false }
    if let to, began >= to { return false }
    return weekdays.isEmpty || weekdays.contains(began.weekday)
  }
}
