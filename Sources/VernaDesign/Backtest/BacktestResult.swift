public import VernaCore
public import VernaMechanics
import VernaProgram

/// What a past lived again under a programme comes to.
public struct BacktestResult: Sendable {
  /// The programme's name and version.
  public var programme: String
  public var version: Int32
  /// The first day, and the day after the last.
  public var from: Day
  public var to: Day
  /// How members were taken to spend points.
  public var habit: SpendingHabit
  /// First days of the months, and what each came to.
  public var monthStarts: [Day]
  public var months: [BacktestMonth]
  /// All months together.
  public var whole: BacktestMonth
  /// Offers of the programme in its order, and what each gave.
  public var offers: [Offer]
  public var costs: [OfferCost]
  /// Names of the levels, and members at each at the end.
  public var levels: [(id: ByteText, title: String, members: Int64)]
  /// Members lived, and what each got, by place in the data set.
  public var members: Int64
  public var gains: [MemberGain]
  /// What floors cut.
  public var cuts: (times: Int64, money: Int64, points: Int64)
  /// Lines of known cost, how many of them were sold under it, and what was lost on those, in minor units.
  public var costedLines: Int64
  public var linesUnderCost: Int64
  public var linesUnderCostBefore: Int64
  public var lostUnderCost: Int64
  /// What could not be lived again.
  public var unpriced: Int64
  public var returnsWithoutPurchase: Int64
  public var linesLeftOut: Int64

  init(
    _ setting: ReplaySetting, _ programme: Programme, _ tally: BacktestTally, _ gains: [MemberGain],
    _ habit: SpendingHabit
  ) {
    self.programme = programme.name
    version = programme.version
    from = setting.from
    to = setting.to
    self.habit = habit
    monthStarts = setting.months
    months = tally.months
    whole = tally.months.reduce(into: BacktestMonth()) { $0.add($1) }
    offers = setting.offers
    costs = tally.offers
    levels = (programme.tiers?.levels ?? []).enumerated().map { place, level in
      (level.id, level.title, tally.membersAtLevel[place])
    }
    members = tally.members
    self.gains = gains
    cuts = (tally.cuts, tally.cutMoney, tally.cutPoints)
    costedLines = tally.costedLines
    linesUnderCost = tally.linesUnderCost
    linesUnderCostBefore = tally.linesUnderCostBefore
    lostUnderCost = tally.lostUnderCost / 1_000_000
    unpriced = tally.unpriced
    returnsWithoutPurchase = tally.returnsWithoutPurchase
    linesLeftOut = tally.linesLeftOut
  }

  /// What it says of the programme.
  public var verdict: BacktestVerdict { BacktestVerdict(self) }

  /// Points that members hold at the end, in hundredths.
  public var outstanding: Int64 { whole.issued + whole.adjusted - whole.redeemed - whole.expired }
}
