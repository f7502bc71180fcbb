public import VernaCore

/// Levels that members climb.
public struct TierLadder: Sendable {
  /// What is counted.
  public var measure: Measure
  /// Over which time.
  public var window: Window
  /// What happens to who no longer reaches the level.
  public var downgrade: Downgrade
  /// Whole days after the end of a level's term in which it is kept.
  public var graceDays: Int
  /// From the lowest; the first has `from` 0.
  public var levels: [TierLevel]
  /// Hold-outs whose members stay on the first level.
  public var holdouts: [ByteText]

  /// What a level is reached by; never by a balance, which falls when points are spent.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// Money paid, net of returns.
    case spend
    /// Sale receipts.
    case receipts
    /// Points earned, net of clawback.
    case points
  }

  /// The time over which it is counted.
  public enum Window: Hashable, Sendable {
    /// The so many months before any moment.
    case rolling(months: Int)
    /// A calendar month, quarter or year; a level lasts until the end of the next.
    case calendar(Periodicity)
    /// Years from the day of joining.
    case anniversary
    /// All time.
    case ever
  }

  /// What happens to who no longer reaches the level.
  public enum Downgrade: String, Hashable, Sendable, CaseIterable {
    /// It is kept for good.
    case none
    /// One level down at a time.
    case oneDown = "one_down"
    /// To the level that is reached.
    case requalify
  }

  /// Makes a ladder.
  public init(
    measure: Measure = .spend, window: Window = .rolling(months: 12), downgrade: Downgrade = .requalify,
    graceDays: Int = 0, levels: [TierLevel], holdouts: [ByteText] = []
  ) {
    self.measure = measure
    self.window = window
    self.downgrade = downgrade
    self.graceDays = graceDays
    self.levels = levels
    self.holdouts = holdouts
  }
}

/// One level.
public struct TierLevel: Hashable, Sendable {
  /// Unique in the ladder.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// From how much on: minor units, receipts, or hundredths of points.
  public var from: Int64
  /// Services that the level has: free fitting, free and longer returns, a stylist, early access, priority.
  public var services: [ByteText]

  /// Makes a level.
  public init(id: ByteText, title: String = "", from: Int64, services: [ByteText] = []) {
    self.id = id
    self.title = title
    self.from = from
    self.services = services
  }
}
