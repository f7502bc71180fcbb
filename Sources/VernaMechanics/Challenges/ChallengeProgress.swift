public import VernaCore

/// How far a member has come with one challenge.
public struct ChallengeProgress: Hashable, Sendable {
  /// The challenge.
  public var challenge: ByteText
  /// How much of the target is done, as the challenge counts.
  public var done: Int64
  /// The local day of the first step of this round.
  public var startedOn: Day?
  /// How often it has been met.
  public var met: Int64
  /// Whether the member takes part, where that must be asked for.
  public var hasJoined: Bool
  /// First parts of categories, or challenges met, that have been counted in this round.
  public var seen: [ByteText]
  /// Streaks: the first day of the last period that counted.
  public var lastPeriod: Day?

  /// Nothing done yet.
  public init(challenge: ByteText) {
    self.challenge = challenge
    done = 0
    startedOn = nil
    met = 0
    hasJoined = false
    seen = []
    lastPeriod = nil
  }
}

/// What happened that challenges may count.
public struct ChallengeStep: Hashable, Sendable {
  /// What it was.
  public enum Kind: Hashable, Sendable {
    case purchase
    case action(ByteText)
    case challenge(ByteText)
  }

  /// What it was.
  public var kind: Kind
  /// The local day.
  public var day: Day
  /// Of a purchase: money paid on the lines that count.
  public var money: Money
  /// Of a purchase: units of the lines that count, thousandths.
  public var thousandths: Int64
  /// Of a purchase: first parts of the categories of the lines that count.
  public var categories: [ByteText]

  /// Makes a step.
  public init(_ kind: Kind, day: Day, money: Money = .zero, thousandths: Int64 = 0, categories: [ByteText] = []) {
    self.kind = kind
    self.day = day
    self.money = money
    self.thousandths = thousandths
    self.categories = categories
  }
}

extension Challenge {
  /// Takes a step in, and says how often the challenge was met by it (a large purchase can meet one several times).
  public func take(_ step: ChallengeStep, into progress: inout ChallengeProgress) -> Int {
    if isOptIn, case .action(let name) = step.kind, name.string == "join_\(id)" {
      progress.hasJoined = true
      return 0
    }
    if isOptIn && !progress.hasJoined { return 0 }
    if most > 0 && progress.met >= Int64(most) { return 0 }
    if let withinDays, let started = progress.startedOn, started.distance(to: step.day) >= withinDays {
      begin(&progress)
    }
    let added = amount(of: step, &progress)
    guard added > 0 else { return 0 }
    if progress.startedOn == nil { progress.startedOn = step.day }
    progress.done += added
    var times = 0
    while target > 0, progress.done >= target, most == 0 || progress.met < Int64(most) {
      times += 1
      progress.met += 1
      let rest = carriesOver ? progress.done - target : 0
      begin(&progress)
      progress.done = rest
      if rest > 0 { progress.startedOn = step.day }
    }
    return times
  }

  /// Takes a purchase that came back out again; what was met stays met, and its reward is taken back by its posting.
  public func takeBack(money: Money, thousandths: Int64, wholeReceipt: Bool, from progress: inout ChallengeProgress) {
    let amount: Int64 =
      switch goal {
      case .receipts: wholeReceipt ? 1 : 0
      case .money: money.minorUnits
      case .units: thousandths
      case .categories, .inARow, .action, .challenges: 0
      }
    progress.done = max(0, progress.done - amount)
  }

  private func begin(_ progress: inout ChallengeProgress) {
    progress.done = 0
    progress.startedOn = nil
    progress.seen = []
    if case .inARow = goal { return }
    progress.lastPeriod = nil
  }

  /// Whether what is over the target counts for the next round.
  private var carriesOver: Bool {
    switch goal {
    case .money, .units, .receipts: true
    case .categories, .inARow, .action, .challenges: false
    }
  }

  private func amount(of step: ChallengeStep, _ progress: inout ChallengeProgress) -> Int64 {
    switch (goal, step.kind) {
    case (.receipts, .purchase): return 1
    case (.money, .purchase): return step.money.minorUnits
    case (.units, .purchase): return step.thousandths
    case (.categories, .purchase):
      let fresh = step.categories.filter { !$0.string.isEmpty && !progress.seen.contains($0) }
      progress.seen += fresh
      return Int64(fresh.count)
    case (.inARow(let periodicity), .purchase):
      let period = periodicity.start(of: step.day)
      guard let last = progress.lastPeriod else {
        progress.lastPeriod = period
        return 1
      }
      if period <= last { return 0 }
      progress.lastPeriod = period
      if periodicity.next(after: last) != period {
        progress.done = 0
        progress.startedOn = nil
      }
      return 1
    case (.action(let wanted), .action(let name)): return wanted == name ? 1 : 0
    case (.challenges(let wanted), .challenge(let name)):
      guard wanted.contains(name), !progress.seen.contains(name) else { return 0 }
      progress.seen.append(name)
      return 1
    default: return 0
    }
  }
}
