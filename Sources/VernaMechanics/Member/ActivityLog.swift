public import VernaCore

/// What a member did, by local day: all that windows of time are worked from.
public struct ActivityLog: Hashable, Sendable {
  /// One day's sums, net of returns of its receipts whenever they came back.
  public struct Entry: Hashable, Sendable {
    /// The local day.
    public var day: Day
    /// Money paid.
    public var money: Money
    /// Sale receipts that are not wholly returned.
    public var receipts: Int64
    /// Points earned by purchases and actions, net of clawback.
    public var points: Points

    /// Makes an entry.
    public init(day: Day, money: Money = .zero, receipts: Int64 = 0, points: Points = .zero) {
      self.day = day
      self.money = money
      self.receipts = receipts
      self.points = points
    }
  }

  /// By day, each once, the earliest first.
  public private(set) var entries: [Entry] = []

  /// Nothing has been done.
  public init() {}

  /// Takes entries over as they were kept.
  ///
  /// - Parameter entries: by day, each once.
  public init(entries: [Entry]) {
    self.entries = entries
  }

  /// Adds to a day; amounts may be under zero to take back.
  ///
  /// - Complexity: O(1) for the last day, O(days) else.
  public mutating func add(_ change: Entry) {
    var place = entries.count
    while place > 0, entries[place - 1].day > change.day { place -= 1 }
    if place > 0, entries[place - 1].day == change.day {
      entries[place - 1].money += change.money
      entries[place - 1].receipts += change.receipts
      entries[place - 1].points += change.points
    } else {
      entries.insert(change, at: place)
    }
  }

  /// The sums of the days from one to before another.
  public func sum(from: Day, to: Day) -> Entry {
    var sum = Entry(day: from)
    var place = entries.count
    while place > 0, entries[place - 1].day >= from {
      place -= 1
      if entries[place].day >= to { continue }
      sum.money += entries[place].money
      sum.receipts += entries[place].receipts
      sum.points += entries[place].points
    }
    return sum
  }

  /// Lets go of days before one that nobody will ask for.
  public mutating func forget(before day: Day) {
    let kept = entries.firstIndex { $0.day >= day } ?? entries.count
    if kept > 0 { entries.removeFirst(kept) }
  }
}
