public import VernaCore
public import VernaRules

/// A paid membership.
public struct Club: Hashable, Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// What can be bought.
  public var plans: [ClubPlan]
  /// Whole days after the end of a period in which it still counts, until it is paid for or over.
  public var graceDays: Int
  /// What is given back on a cancel in mid-period.
  public var refund: Refund
  /// Services: free delivery and others.
  public var services: [ByteText]

  /// What is given back.
  public enum Refund: String, Hashable, Sendable, CaseIterable {
    case none
    /// The price times the days left over the period's days, rounded down.
    case proRata = "pro_rata"
    /// All of it, within `graceDays` of its begin; then nothing.
    case full
  }

  /// Makes a club.
  public init(
    id: ByteText, title: String = "", plans: [ClubPlan], graceDays: Int = 0, refund: Refund = .proRata,
    services: [ByteText] = []
  ) {
    self.id = id
    self.title = title
    self.plans = plans
    self.graceDays = graceDays
    self.refund = refund
    self.services = services
  }
}

/// What a membership costs and how long it lasts.
public struct ClubPlan: Hashable, Sendable {
  /// Unique in the club.
  public var id: ByteText
  /// What a period costs.
  public var price: Money
  /// How many months a period has.
  public var months: Int
  /// Whether it is renewed by itself at the period's end (a payment is asked for); else it ends.
  public var renews: Bool

  /// Makes a plan.
  public init(id: ByteText, price: Money, months: Int, renews: Bool = true) {
    self.id = id
    self.price = price
    self.months = months
    self.renews = renews
  }
}

/// Something to reach: a number of purchases, a sum, different categories, weeks in a row.
public struct Challenge: Sendable {
  /// Unique in the programme.
  public var id: ByteText
  /// As people read it.
  public var title: String
  /// What counts.
  public var goal: Goal
  /// How much of it; minor units for money, thousandths for units.
  public var target: Int64
  /// Which lines count, a bool over `l`; nil is all.
  public var lines: CheckedRule?
  /// Which baskets or actions count, a bool; nil is all.
  public var condition: CheckedRule?
  /// When it can be worked on.
  public var schedule: Schedule
  /// Within how many days from its first step it must be met; nil for no bound.
  public var withinDays: Int?
  /// How often a member can meet it; 0 is any number of times.
  public var most: Int
  /// Whether members must ask to take part: an action `join_<id>`.
  public var isOptIn: Bool

  /// What a challenge counts.
  public enum Goal: Hashable, Sendable {
    case receipts
    case money
    case units
    /// Different first parts of the categories bought.
    case categories
    /// Days, weeks or months in a row with a purchase: a streak.
    case inARow(Periodicity)
    /// An action that is no purchase.
    case action(ByteText)
    /// Challenges met, any of those named: a mission of several steps.
    case challenges([ByteText])
  }

  /// Makes a challenge.
  public init(
    id: ByteText, title: String = "", goal: Goal, target: Int64, lines: CheckedRule? = nil,
    condition: CheckedRule? = nil, schedule: Schedule = Schedule(), withinDays: Int? = nil, most: Int = 1,
    isOptIn: Bool = false
  ) {
    self.id = id
    self.title = title
    self.goal = goal
    self.target = target
    self.lines = lines
    self.condition = condition
    self.schedule = schedule
    self.withinDays = withinDays
    self.most = most
    self.isOptIn = isOptIn
  }
}
